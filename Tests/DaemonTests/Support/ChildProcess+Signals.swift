import Dispatch
import Foundation
import Glibc
import ProcessSupport
import Testing

extension ChildProcess {
    /// Waits until the process blocks the signal, which a daemon's first line does: before that any process is ended
    /// by it.
    func untilItBlocks(_ signal: Int32) async throws {
        let deadline = DispatchTime.now() + .seconds(60)
        while DispatchTime.now() < deadline {
            let status = (try? String(contentsOfFile: "/proc/\(processID)/status", encoding: .utf8)) ?? ""
            let line = status.split(separator: "\n").first { $0.hasPrefix("SigBlk:") } ?? "SigBlk:\t0"
            let mask = UInt64(line.dropFirst(8), radix: 16) ?? 0
            if mask & 1 << UInt64(signal - 1) != 0 { return }
            await Task.yield()
        }
        Issue.record("rotationd does not block signal \(signal)")
    }
}
