import Glibc
import KMSSimulation

/// The file of arrivals: one JSON object a line, appended.
struct ArrivalLog: Sendable {
    private let descriptor: Int32

    /// Opens the file, making it where it is not there.
    ///
    /// It stays open until the process ends.
    init(path: String) throws {
        descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw SimulationError("cannot open the log '\(path)': \(String(cString: strerror(errno)))")
        }
    }

    /// Appends one record.
    ///
    /// A file that takes no more, such as one on a full disk, loses it.
    func append(_ arrival: Arrival) {
        let line = Array((arrival.json + "\n").utf8)
        var written = 0
        while written < line.count {
            let count = line[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            written += count
        }
    }
}
