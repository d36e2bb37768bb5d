import Glibc

/// What some work cost.
struct Measurement {
    /// CPU time of the process, user and system.
    let seconds: Double

    /// Does the work and measures it.
    ///
    /// The work answers with a number that depends on all of it, which is printed, so that the optimizer leaves nothing
    /// out.
    init(_ label: String, count: Int, of unit: String, _ work: () throws -> Int) rethrows {
        let start = Self.cpuSeconds
        let proof = try work()
        seconds = Self.cpuSeconds - start
        let rate = Double(count) / max(seconds, 1e-9)
        Self.printLine(label, "\(Self.text(rate / 1e6, digits: 3)) million \(unit)/s", proof: proof)
    }

    /// Does the work once and measures its CPU time and the peak of the process's memory.
    init(_ label: String, _ work: () throws -> Int) rethrows {
        let start = Self.cpuSeconds
        let proof = try work()
        seconds = Self.cpuSeconds - start
        let memory = Double(Self.peakKilobytes) / 1024
        Self.printLine(
            label, "\(Self.text(seconds, digits: 3)) s CPU, \(Self.text(memory, digits: 1)) MiB peak", proof: proof)
    }

    /// The process's resident memory; 0 where the kernel does not tell.
    static var residentBytes: Int {
        guard let file = fopen("/proc/self/statm", "r") else { return 0 }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 128)
        guard fgets(&line, Int32(line.count), file) != nil else { return 0 }
        let fields = line.prefix { $0 != 0 }.split(separator: 32)
        guard fields.count > 1 else { return 0 }
        let pages = Int(String(decoding: fields[1].map { UInt8(bitPattern: $0) }, as: UTF8.self)) ?? 0
        return pages * sysconf(Int32(_SC_PAGESIZE))
    }

    private static func printLine(_ label: String, _ figure: String, proof: Int) {
        let gap = String(repeating: " ", count: max(1, 44 - label.count))
        print("    \(label)\(gap)\(figure)  (\(proof))")
    }

    private static var cpuSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private static var peakKilobytes: Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return Int(usage.ru_maxrss)
    }

    private static func text(_ value: Double, digits: Int) -> String {
        var scale = 1
        for _ in 0..<digits { scale *= 10 }
        let scaled = Int((value * Double(scale)).rounded())
        let fraction = String(scaled % scale)
        return "\(scaled / scale).\(String(repeating: "0", count: digits - fraction.count))\(fraction)"
    }
}
