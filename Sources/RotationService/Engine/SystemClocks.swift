import CLinux
import Glibc
import RotationCore

/// The system's clocks, and the identity of the boot in which they run.
enum SystemClocks {
    /// CLOCK_BOOTTIME and CLOCK_REALTIME now (clock_gettime(2)), to the microsecond.
    static func read() -> ClockReading {
        ClockReading(
            boot: BootTime(microseconds: microseconds(of: CLOCK_BOOTTIME)),
            wall: Instant(microseconds: microseconds(of: CLOCK_REALTIME)))
    }

    private static func microseconds(of clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
    }

    /// The running boot: what `ROTATIOND_BOOT_ID` says, else the kernel's id (random(4)).
    ///
    /// The unit passes `%b`, since its sandbox hides /proc/sys. With neither, every start counts as a boot of its own,
    /// which is safe: slots are then held for longer than need be.
    static func bootID(environment: [String: String]) -> BootID {
        if let text = environment["ROTATIOND_BOOT_ID"], !text.isEmpty { return BootID(text) }
        if let text = bootIDOfKernel() { return BootID(text) }
        return BootID("unknown\(UInt64.random(in: .min ... .max))")
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
