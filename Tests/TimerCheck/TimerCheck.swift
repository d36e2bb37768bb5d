import Dispatch
import Glibc
import KMSSimulation
import RotationCore
import RotationService
import Synchronization

/// Fires a real timer through the real service, in whatever way this was built: a static release build links no test
/// library.
///
/// A secret comes due two seconds after the start; the check passes when the simulator has rotated it under the
/// VersionId of that second, and the service then stops by SIGTERM with status 0.
@main
enum TimerCheck {
    static func main() throws {
        ProcessSetup.prepare()
        let rotated = Mutex<[String]>([])
        let simulator = try startSimulator { arrival in
            guard arrival.isRotation, let version = arrival.versionId else { return }
            rotated.withLock { $0.append(version) }
            kill(getpid(), SIGTERM)
        }
        // A timer that does not fire must not keep CI waiting.
        alarm(60)

        var folder = Array("/tmp/timer-check-XXXXXX".utf8CString)
        guard mkdtemp(&folder) != nil else { throw Failure("no temporary folder") }
        let directory = String(decoding: folder.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        let due = Instant(seconds: Int64(now.tv_sec) + 2)
        try write(schedule(endpoint: "http://\(simulator.address)", due: due), to: "\(directory)/schedule.yaml")

        let service = Service(
            ServiceOptions(
                configurationPaths: ["\(directory)/schedule.yaml"], stateDirectory: "\(directory)/state",
                drain: .seconds(10), logLevel: .debug, endsWhenIdle: false,
                environment: [
                    "ALIBABA_CLOUD_ACCESS_KEY_ID": "testid", "ALIBABA_CLOUD_ACCESS_KEY_SECRET": "testsecret",
                ]))
        let status = service.run()
        let versions = rotated.withLock { $0 }
        guard status == .ok, versions == [due.basicText] else {
            throw Failure("status \(status.rawValue), rotated \(versions), expected \(due.basicText)")
        }
        print("timer-check: rotated \(due.basicText) on time and stopped")
    }

    /// Starts the simulator and waits for it; nothing else runs yet.
    private static func startSimulator(_ record: @escaping @Sendable (Arrival) -> Void) throws -> KMSSimulator {
        let started = DispatchSemaphore(value: 0)
        let result = Mutex<Result<KMSSimulator, any Error>?>(nil)
        Task.detached {
            do {
                let simulator = try await KMSSimulator.start(record: record)
                result.withLock { $0 = .success(simulator) }
            } catch {
                result.withLock { $0 = .failure(error) }
            }
            started.signal()
        }
        started.wait()
        guard let simulator = try result.withLock({ try $0?.get() }) else { throw Failure("no simulator") }
        return simulator
    }

    private static func schedule(endpoint: String, due: Instant) -> String {
        """
        accounts:
          main:
            region: cn-hangzhou
            endpoint: \(endpoint)
        secrets:
          - name: timer/check
            every: 1h
            anchor: \(due.rfc3339)
        """
    }

    private static func write(_ text: String, to path: String) throws {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        guard file >= 0 else { throw Failure("cannot write \(path)") }
        defer { close(file) }
        let bytes = Array(text.utf8)
        guard Glibc.write(file, bytes, bytes.count) == bytes.count else { throw Failure("cannot write \(path)") }
    }
}

/// Why the check failed.
struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
