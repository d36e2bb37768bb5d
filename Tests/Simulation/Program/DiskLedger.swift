import FoundationEssentials
import Ledger
import RotationCore
import SimulationWorld

/// The real ledger, in a directory of its own that goes with it.
final class DiskLedger {
    private let directory: String
    private var number = 0

    init() throws {
        // In memory, where there is such a place: what a disk does is not what is tried here.
        let base = FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : "/tmp"
        directory = "\(base)/simulation.\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: false)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: directory)
    }

    /// Opens what is there, or where that is lost another.
    func open(isLost: Bool, in world: World) throws -> any LedgerStore {
        if isLost { number += 1 }
        let now = Stamp(bootID: world.clock.bootID, boot: world.clock.reading.boot, wall: world.clock.wall)
        let horizon = SlotHorizon(of: world.configuration, at: now)
        return try SQLiteLedger.open(in: "\(directory)/\(number)", horizon: horizon, into: ()) { _, _ in }.ledger
    }
}
