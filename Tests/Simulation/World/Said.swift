import RotationCore

/// What the scheduler said of itself after its latest event.
///
/// It is kept because to ask a scheduler costs a copy of it, and there are questions at every event.
package struct Said {
    var wake = Wake()
    /// Whether it leaves a free slot to what is more pressed for time.
    var keepsSlots = false
    /// What it adds to the system's wall clock.
    var clockCorrection: Duration = .zero
    /// Whether the commit under way brings a configuration into force.
    var isAdopting = false
}
