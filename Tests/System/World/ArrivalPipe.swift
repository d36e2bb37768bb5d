import Dispatch
import Foundation
import Glibc
import ProcessSupport

/// The record of a simulator's arrivals, as it writes it: a FIFO in place of its log file.
///
/// A simulator writes each record before it answers, and waits for a FIFO that is full: so a record is here before
/// whoever made the request can have its answer, give or take a thread's turn.
final class ArrivalPipe: Sendable {
    /// The FIFO.
    let path: String
    /// What arrived, in order, of all simulators that wrote here.
    let arrivals = Observations<RecordedArrival>()
    private let descriptor: Int32
    private let ended = Observations<Void>()

    /// A line that no simulator writes.
    private static let end = "end"

    init(path: String) throws {
        self.path = path
        guard mkfifo(path, 0o600) == 0 else { throw CocoaError(.fileWriteUnknown) }
        // Open for writing too: so it does not end where one simulator ends and another begins.
        descriptor = open(path, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { throw CocoaError(.fileReadUnknown) }
        DispatchQueue(label: "arrival-pipe").async { [self] in read() }
    }

    /// Waits until everything that simulators have written so far is in the record, and ends it.
    func finish() async throws {
        let line = Array("\(Self.end)\n".utf8)
        _ = write(descriptor, line, line.count)
        try await ended.wait(for: "the end of the record") { !$0.isEmpty }
    }

    private func read() {
        var rest: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            rest += buffer[..<count]
            while let newline = rest.firstIndex(of: UInt8(ascii: "\n")) {
                let line = Array(rest[..<newline])
                rest.removeSubrange(...newline)
                guard line != Array(Self.end.utf8) else {
                    close(descriptor)
                    return ended.append(())
                }
                guard let arrival = try? JSONDecoder().decode(RecordedArrival.self, from: Data(line)) else {
                    fatalError(
                        "the simulator's record has a line that is none: \(String(decoding: line, as: UTF8.self))")
                }
                arrivals.append(arrival)
            }
        }
    }
}
