/// One way in which the simulator misbehaves on demand, and how often.
///
/// It is drawn anew for each authenticated RotateSecret call.
public struct SimulatedFault: Sendable, Equatable {
    /// What goes wrong.
    public enum Kind: String, Sendable, CaseIterable {
        /// The connection is closed before the call is handled.
        case drop
        /// The call is handled, then the connection is closed without an answer.
        case lost
        /// Like `lost`, but the connection is reset.
        case reset
        /// The call is answered 500 `InternalFailure` and not handled.
        case internalFailure = "500"
        /// The call is answered 503 `ServiceUnavailableTemporary` and not handled.
        case unavailable = "503"
        /// The call is answered 429 `Rejected.Throttling` although the quota has room, and not handled.
        ///
        /// The argument, where given, is told in `x-acs-retry-after`.
        case throttled = "429"
        /// The answer waits for the argument's length, 1 s without one. It joins whatever other fault strikes.
        case delay
        /// The call is handled and answered 200 with a body that nobody can read.
        case garbage
        /// The call is handled, and its answer breaks off in the middle of the body.
        case truncate
    }

    /// What goes wrong.
    public let kind: Kind

    /// How often, from 0 (never) to 1 (always).
    public let probability: Double

    /// The length that goes with `delay` and `throttled`, if one was given.
    public let argument: Duration?

    /// Makes a fault.
    ///
    /// - Throws: `SimulationError` where the probability is not within 0 and 1, the argument is negative, or the
    ///   kind takes none.
    public init(_ kind: Kind, probability: Double, argument: Duration? = nil) throws {
        guard (0...1).contains(probability) else {
            throw SimulationError("the probability of '\(kind.rawValue)' must be within 0 and 1")
        }
        guard argument == nil || kind == .delay || kind == .throttled else {
            throw SimulationError("the fault '\(kind.rawValue)' takes no argument; only 'delay' and '429' take one")
        }
        guard argument.map({ $0 >= .zero }) ?? true else {
            throw SimulationError("the argument of '\(kind.rawValue)' must not be negative")
        }
        self.kind = kind
        self.probability = probability
        self.argument = argument
    }

    /// Reads `NAME=PROBABILITY[:ARGUMENT]`, for example `lost=0.1` or `delay=0.5:300ms`.
    ///
    /// - Throws: `SimulationError` where the text has another form or names an unknown fault.
    public init(_ text: String) throws {
        let sides = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let parts = sides.last?.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false) ?? []
        guard sides.count == 2, let first = parts.first, let probability = Double(first) else {
            throw SimulationError(
                "'\(text)' is no fault; write NAME=PROBABILITY[:ARGUMENT], for example delay=0.5:300ms")
        }
        guard let kind = Kind(rawValue: String(sides[0])) else {
            let known = Kind.allCases.map(\.rawValue).joined(separator: ", ")
            throw SimulationError("'\(sides[0])' is no fault; known are \(known)")
        }
        let argument = try parts.count > 1 ? Duration(simulatorText: parts[1]) : nil
        try self.init(kind, probability: probability, argument: argument)
    }
}
