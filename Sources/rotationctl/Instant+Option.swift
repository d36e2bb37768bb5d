import ArgumentParser
import Glibc
import RotationCore

extension Instant {
    /// What the system's wall clock shows, to the second.
    static var now: Instant { Instant(seconds: Int64(time(nil))) }

    /// Reads the value of an option.
    static func option(_ text: String) throws -> Instant {
        do throws(ValueFault) {
            return try Instant(rfc3339: text)
        } catch {
            throw ValidationError(error.message)
        }
    }
}
