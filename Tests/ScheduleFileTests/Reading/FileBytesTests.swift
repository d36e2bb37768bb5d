import Foundation
import Testing

@testable import ScheduleFile

@Suite("Files: whole, bounded, and never waited for")
struct FileBytesTests {
    /// A folder that is gone after the test.
    private func inFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.path + "/readers-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }

    private func reason(_ path: String) -> String? {
        do throws(FileBytes.Failure) {
            _ = try FileBytes.read(path: path)
            return nil
        } catch {
            return error.reason
        }
    }

    @Test(arguments: [0, 1, 4095, 4096, 4097, 1_000_000])
    func aFileIsReadWhole(size: Int) throws {
        try inFolder { folder in
            let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            #expect(FileManager.default.createFile(atPath: folder + "/f", contents: Data(bytes)))
            let read = try FileBytes.read(path: folder + "/f")
            #expect(read == bytes)
        }
    }

    @Test func filesWithoutAKnownSizeAreReadToTheirEnd() throws {
        let maps = try FileBytes.read(path: "/proc/self/maps")
        #expect(!maps.isEmpty)
        let nothing = try FileBytes.read(path: "/dev/null")
        #expect(nothing.isEmpty)
    }

    @Test func theLimitIs64MiB() throws {
        try inFolder { folder in
            let path = folder + "/large"
            #expect(FileManager.default.createFile(atPath: path, contents: nil))
            #expect(truncate(path, (64 << 20) + 1) == 0)
            #expect(reason(path)?.contains("64 MiB") == true)
        }
    }

    @Test func whatIsNoFileIsRefusedByName() throws {
        try inFolder { folder in
            #expect(reason(folder)?.contains("folder") == true)
            #expect(reason(folder + "/none")?.contains("no such file") == true)
            #expect(reason("/dev/zero")?.contains("no regular file") == true)
            #expect(mkfifo(folder + "/pipe", 0o600) == 0)
            #expect(reason(folder + "/pipe")?.contains("no regular file") == true)
            #expect(symlink("circle", folder + "/circle") == 0)
            #expect(reason(folder + "/circle")?.contains("circle") == true)
            #expect(reason("a\0b") != nil)
        }
    }

    @Test func aMissingFileIsToldApart() {
        #expect(reason("/nowhere/x") != nil)
        do throws(FileBytes.Failure) {
            _ = try FileBytes.read(path: "/nowhere/x\n.yaml")
        } catch {
            #expect(error.isMissing)
            #expect(error.description == "/nowhere/x\\u{a}.yaml: there is no such file; correct the path")
            #expect(error.diagnostic.line == 1)
        }
    }
}
