/// One notification of a service to its manager: the assignments of one datagram.
struct Notification: Sendable, CustomStringConvertible {
    private let assignments: [String: String]

    init(_ datagram: String) {
        let pairs = datagram.split(separator: "\n").map { line in
            let sides = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (String(sides[0]), sides.count > 1 ? String(sides[1]) : "")
        }
        assignments = Dictionary(pairs) { $1 }
    }

    subscript(name: String) -> String? { assignments[name] }

    var isReady: Bool { self["READY"] == "1" }
    var isReloading: Bool { self["RELOADING"] == "1" }
    var isStopping: Bool { self["STOPPING"] == "1" }
    /// The sentence for the operator; empty where there is none.
    var status: String { self["STATUS"] ?? "" }

    var description: String { assignments.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: " ") }
}
