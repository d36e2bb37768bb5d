import ArgumentParser
import Glibc
import RotationCore

extension Instant {
    /// What the system's wall clock shows, to the second.
    static var now: Instant { Instant(seconds: Int64(time(nil))) }

    /// Reads the value of an option.
    static func option(_ text: String) throws -> Instant {
        do throws(ValueFault) {
            return try moment(text)
        } catch {
            throw ValidationError(error.message)
        }
    }

    /// Reads an RFC 3339 instant, rounded down to the second: what comes after it is the same.
    static func moment(_ text: String) throws(ValueFault) -> Instant {
        guard let point = text.firstIndex(of: ".") else { return try Instant(rfc3339: text) }
        let rest = text[text.index(after: point)...].drop { $0.isASCII && $0.isNumber }
        let hasDigits = rest.startIndex > text.index(after: point)
        return try Instant(rfc3339: hasDigits ? String(text[..<point]) + String(rest) : text)
    }
}
