import Ledger
import RotationCore

/// From where a plan goes ahead: a moment, and what the ledger holds at it.
struct PlanStart {
    /// The clocks at that moment.
    let reading: ClockReading
    /// The boot to which the reading belongs.
    let bootID: BootID
    /// What the ledger holds; nothing where all secrets are first seen at the moment.
    let records: [Record]

    /// An empty ledger at `instant`.
    init(at instant: Instant) {
        reading = ClockReading(boot: BootTime(microseconds: 0), wall: instant)
        bootID = BootID("")
        records = []
    }

    /// The ledger in `directory` as it is now; throws where it cannot be read.
    init(ledger directory: String, configuration: Configuration) throws(LedgerError) {
        let (reading, bootID) = (PlanClock.reading, PlanClock.bootID)
        let horizon = SlotHorizon(
            of: configuration, at: Stamp(bootID: bootID, boot: reading.boot, wall: reading.wall))
        var records: [Record] = []
        try LedgerReader(directory: directory).load(horizon) { records.append($0) }
        self.reading = reading
        self.bootID = bootID
        self.records = records
    }
}
