import Foundation
import Glibc

/// One run of the built `rotationctl` whose standard output and standard error are a terminal.
struct TerminalRun {
    let status: Int32
    /// What the terminal showed, by lines.
    let lines: [String]

    /// TIOCSPTLCK and TIOCGPTN of ioctl_tty(2), whose macros Swift does not see.
    private static let setLock: UInt = 0x4004_5431
    private static let getNumber: UInt = 0x8004_5430

    /// Runs it to its end; in a changed environment where one is given.
    init(_ arguments: String..., environment: [String: String] = [:]) throws {
        let master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var (isLocked, number): (CInt, CInt) = (0, 0)
        guard master >= 0, ioctl(master, Self.setLock, &isLocked) == 0, ioctl(master, Self.getNumber, &number) == 0
        else {
            throw POSIXError(.ENOTTY)
        }
        defer { close(master) }
        let descriptor = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
        let slave = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        let process = Process()
        process.executableURL = ProgramRun.program
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardOutput = slave
        process.standardError = slave
        try process.run()
        process.waitUntilExit()
        status = process.terminationStatus
        // The end of our own side is the end of the terminal's output.
        try slave.close()
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(master, &piece, piece.count)
            guard count > 0 else { break }
            bytes += piece[..<count]
        }
        let text = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
        lines = text.split(separator: "\n").map(String.init)
    }
}
