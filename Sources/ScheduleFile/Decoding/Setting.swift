/// What the files say of one key, in eight bytes.
struct Setting: Hashable, Sendable {
    private static let unsetState: Int32 = -1
    private static let removedState: Int32 = -2
    private static let faultyState: Int32 = -3

    /// What is said, whoever says it: the number of a value, or a state less than 0.
    let state: Int32

    /// The number of the mapping that says it; 0 where nothing is said.
    let layer: UInt32

    private init(state: Int32, layer: UInt32) {
        self.state = state
        self.layer = layer
    }

    /// Nothing is said.
    static let unset = Setting(state: unsetState, layer: 0)

    /// `null`: what was said below is removed.
    static func removed(in layer: UInt32) -> Setting { Setting(state: removedState, layer: layer) }

    /// Something is said that no sense can be made of, and a fault tells so: nothing follows from it.
    static func faulty(in layer: UInt32) -> Setting { Setting(state: faultyState, layer: layer) }

    /// A value, by its number among the values of this key.
    static func value(_ code: Int32, in layer: UInt32) -> Setting { Setting(state: max(code, 0), layer: layer) }

    var isUnset: Bool { state == Self.unsetState }
    var isRemoved: Bool { state == Self.removedState }
    var isFaulty: Bool { state == Self.faultyState }

    /// Whether a value is there, or was meant to be.
    var isGiven: Bool { state >= 0 || isFaulty }

    /// The number of the value; nil where there is none.
    var code: Int? { state >= 0 ? Int(state) : nil }
}
