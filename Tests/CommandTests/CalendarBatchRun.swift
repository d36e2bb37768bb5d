import Foundation

/// A run of `rotationctl calendar --batch` that is asked line by line.
final class CalendarBatchRun {
    /// An answer as JSON has it.
    struct Answer: Decodable, Equatable {
        var expression: String
        var occurrences: [String]?
        var error: String?
    }

    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private var pending = Data()

    init(_ options: String...) throws {
        process.executableURL = ProgramRun.program
        process.arguments = ["calendar", "--batch"] + options
        process.standardInput = input
        process.standardOutput = output
        try process.run()
    }

    deinit {
        process.terminate()
    }

    /// Writes a question and waits for its answer.
    func ask(_ question: String) throws -> Answer {
        try ask(Data((question + "\n").utf8))
    }

    /// Writes bytes that end a line, and waits for the answer.
    func ask(_ question: Data) throws -> Answer {
        try input.fileHandleForWriting.write(contentsOf: question)
        return try nextAnswer()
    }

    /// Ends the questions; gives the remaining answers and the exit status.
    func end(with last: String = "") throws -> (answers: [Answer], status: Int32) {
        try input.fileHandleForWriting.write(contentsOf: Data(last.utf8))
        try input.fileHandleForWriting.close()
        pending.append(output.fileHandleForReading.readDataToEndOfFile())
        process.waitUntilExit()
        var answers: [Answer] = []
        while !pending.isEmpty { answers.append(try nextAnswer()) }
        return (answers, process.terminationStatus)
    }

    private func nextAnswer() throws -> Answer {
        while true {
            if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
                let line = Data(pending[..<end])
                pending = Data(pending[(end + 1)...])
                return try JSONDecoder().decode(Answer.self, from: line)
            }
            let piece = output.fileHandleForReading.availableData
            guard !piece.isEmpty else { throw CocoaError(.fileReadUnknown) }
            pending.append(piece)
        }
    }
}
