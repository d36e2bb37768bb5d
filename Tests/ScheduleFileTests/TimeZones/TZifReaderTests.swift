import RotationCore
import Testing

@testable import ScheduleFile

struct TZifReaderTests {
    /// A TZif file made of parts, so that each part can be wrong.
    private struct Sample {
        var magic = "TZif"
        var version: UInt8 = UInt8(ascii: "2")
        var times: [Int64] = [0, 1_000_000]
        var types: [UInt8] = [1, 0]
        var offsets: [Int32] = [3600, 7200]
        var leapSeconds = 0
        var footer = "\nCET-1\n"

        var bytes: [UInt8] {
            var bytes = block(timeSize: 4)
            if version != 0 { bytes += block(timeSize: 8) + Array(footer.utf8) }
            return bytes
        }

        private func block(timeSize: Int) -> [UInt8] {
            var bytes = Array(magic.utf8) + [version] + [UInt8](repeating: 0, count: 15)
            for count in [0, 0, leapSeconds, times.count, offsets.count, 4] { bytes += big(Int64(count), 4) }
            for time in times { bytes += big(time, timeSize) }
            bytes += types
            for offset in offsets { bytes += big(Int64(offset), 4) + [0, 0] }
            return bytes + Array("CET\0".utf8) + [UInt8](repeating: 0, count: leapSeconds * (timeSize + 4))
        }

        private func big(_ value: Int64, _ size: Int) -> [UInt8] {
            (0..<size).reversed().map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
        }
    }

    private func message(_ bytes: [UInt8]) -> String? {
        do {
            _ = try TZifReader.rules(in: bytes, name: "Test")
            return nil
        } catch {
            return error.message
        }
    }

    @Test(arguments: [UInt8(0), UInt8(ascii: "2"), UInt8(ascii: "3"), UInt8(ascii: "4")])
    func allVersionsAreRead(version: UInt8) throws {
        let rules = try TZifReader.rules(in: Sample(version: version).bytes, name: "Test")
        #expect(
            [-1, 0, 999_999, 1_000_000, 1 << 33].map { rules.offset(at: Instant(seconds: $0)) } == [
                3600, 7200, 7200, 3600, 3600,
            ])
    }

    @Test func theFooterRulesTheFuture() throws {
        let rules = try TZifReader.rules(in: Sample(footer: "\nCET-1CEST,M3.5.0,M10.5.0/3\n").bytes, name: "Test")
        #expect(rules.offset(at: try Instant(rfc3339: "2150-07-01T00:00:00Z")) == 7200)
        #expect(rules.offset(at: try Instant(rfc3339: "2150-12-01T00:00:00Z")) == 3600)
        let slim = try TZifReader.rules(
            in: Sample(times: [], types: [], footer: "\n<+0330>-3:30\n").bytes, name: "Test")
        #expect(slim.offset(at: Instant(seconds: 0)) == 12_600)
    }

    @Test func damagedFilesAreRefused() {
        #expect(message(Sample(magic: "TZIF").bytes)?.contains("no time zone file") == true)
        #expect(message(Sample(types: [1, 2]).bytes)?.contains("not there") == true)
        #expect(message(Sample(times: [1, 1]).bytes)?.contains("out of order") == true)
        #expect(message(Sample(offsets: [3600, 100_000]).bytes)?.contains("out of range") == true)
        #expect(message(Sample(offsets: [3600, .min]).bytes)?.contains("out of range") == true)
        #expect(message(Sample(times: [], types: [], offsets: []).bytes)?.contains("no offset") == true)
        #expect(message(Sample(leapSeconds: 1).bytes)?.contains("leap seconds") == true)
        #expect(message(Sample(footer: "\nCET-2\n").bytes)?.contains("contradicts") == true)
        #expect(message(Sample(footer: "").bytes)?.contains("footer is missing") == true)
        #expect(message(Sample(footer: "\nCET-1").bytes)?.contains("footer is missing") == true)
        #expect(message(Sample(footer: "\nnonsense,\n").bytes)?.contains("cannot be read") == true)
        #expect(message([])?.contains("header") == true)
    }

    @Test func aFileCutAnywhereIsRefusedAndOneChangedAnywhereNeverTraps() {
        let whole = Sample(footer: "\nCET-1CEST,M3.5.0,M10.5.0/3\n").bytes
        for length in 0..<whole.count { #expect(message(Array(whole[..<length])) != nil) }
        for index in whole.indices {
            for value in [0, 0x7F, 0x80, 0xFF] as [UInt8] {
                var bytes = whole
                bytes[index] = value
                _ = message(bytes)
            }
        }
    }
}
