import CLinux
import Glibc
import RotationCore

/// The system's clocks, and the identity of the boot in which they run.
enum SystemClocks {
    /// CLOCK_BOOTTIME and CLOCK_REALTIME now (clock_gettime(2)), to the microsecond.
    ///
    /// A process that was stopped between the two would seem to have met a step of the wall clock: it reads again.
    static func read() -> ClockReading {
        while true {
            let boot = microseconds(of: CLOCK_BOOTTIME)
            let wall = microseconds(of: CLOCK_REALTIME)
            guard microseconds(of: CLOCK_BOOTTIME) - boot < 10_000 else { continue }
            return ClockReading(boot: BootTime(microseconds: boot), wall: Instant(microseconds: wall))
        }
    }

    private static func microseconds(of clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
    }

    /// The running boot: what `ROTATIOND_BOOT_ID` says, else the kernel's id (random(4)); nil where neither is to be
    /// had.
    ///
    /// The unit passes `%b`, since its sandbox hides /proc/sys. Without an id nothing tells whether an attempt in the
    /// ledger was made in this boot, and so nothing its age.
    static func bootID(environment: [String: String]) -> BootID? {
        if let text = environment["ROTATIOND_BOOT_ID"], !text.isEmpty { return BootID(text) }
        return bootIDOfKernel().map { BootID($0) }
    }

    private static func bootIDOfKernel() -> String? {
        let file = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = Glibc.read(file, &bytes, bytes.count)
        return count > 0 ? String(decoding: bytes[..<count], as: UTF8.self) : nil
    }
}
