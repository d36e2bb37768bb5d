/// One notification of a service to its manager: the assignments of one datagram.
package struct Notification: Sendable, CustomStringConvertible {
    private let assignments: [String: String]

    package init(_ datagram: String) {
        let pairs = datagram.split(separator: "\n").map { line in
            let sides = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (String(sides[0]), sides.count > 1 ? String(sides[1]) : "")
        }
        assignments = Dictionary(pairs) { $1 }
    }

    package subscript(name: String) -> String? { assignments[name] }

    package var isReady: Bool { self["READY"] == "1" }
    package var isReloading: Bool { self["RELOADING"] == "1" }
    package var isStopping: Bool { self["STOPPING"] == "1" }
    /// The sentence for the operator; empty where there is none.
    package var status: String { self["STATUS"] ?? "" }

    package var description: String { assignments.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: " ") }
}
