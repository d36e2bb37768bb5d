import Glibc
import RotationCore

/// The clocks of the machine, by which the ledger's stamps are aged.
enum PlanClock {
    /// Both clocks now: on Linux `ContinuousClock` reads CLOCK_BOOTTIME, and its epoch is the boot.
    static var reading: ClockReading {
        let boot = ContinuousClock().systemEpoch.duration(to: .now)
        return ClockReading(boot: BootTime(microseconds: boot.microseconds), wall: .now)
    }

    /// The running boot: what `ROTATIOND_BOOT_ID` says, as for the daemon, else the kernel's id (random(4)).
    ///
    /// With neither, the whole ledger counts as of another boot, and its slots as free once the machine has been up for
    /// a window.
    static var bootID: BootID {
        if let text = getenv("ROTATIOND_BOOT_ID"), text.pointee != 0 { return BootID(String(cString: text)) }
        let file = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return BootID("") }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = read(file, &bytes, bytes.count)
        return BootID(String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self))
    }
}
