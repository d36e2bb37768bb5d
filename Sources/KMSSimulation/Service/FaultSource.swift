/// Decides which faults strike which call.
struct FaultSource: Sendable {
    /// What strikes one call.
    struct Strike: Sendable {
        /// The first fault that strikes, apart from delays.
        var fault: SimulatedFault?

        /// How long the answer waits.
        var delay: Duration = .zero

        /// The names of all that counts.
        var names: [String] = []
    }

    private let faults: [SimulatedFault]
    private var generator: SplitMix64

    /// Makes a source; equal faults and seeds give equal decisions.
    init(_ faults: [SimulatedFault], seed: UInt64) {
        self.faults = faults
        generator = SplitMix64(seed: seed)
    }

    /// Decides for the next call.
    mutating func next() -> Strike {
        var strike = Strike()
        // One number for each fault, whether it counts or not, so that one fault's luck does not change another's.
        for fault in faults where generator.nextFraction() < fault.probability {
            if fault.kind == .delay {
                strike.delay += fault.argument ?? .seconds(1)
            } else if strike.fault == nil {
                strike.fault = fault
            } else {
                continue
            }
            strike.names.append(fault.kind.rawValue)
        }
        return strike
    }
}
