/// One finding in a file: where, how bad, and what to write instead.
public struct Diagnostic: Hashable, Sendable, CustomStringConvertible {
    /// Whether the file can be used in spite of it.
    public enum Severity: String, Hashable, Sendable {
        /// The file is refused.
        case error

        /// The file is used.
        case warning
    }

    /// Which step of reading found it.
    public enum Kind: String, Hashable, Sendable {
        /// The reader refuses it: malformed, outside YAML-lite, a repeated key, nested too deep, not UTF-8.
        case syntax

        /// The keys are not those of the schedule file.
        case schema

        /// A key has a value that it cannot have.
        case value
    }

    /// The name of the file as the caller gave it.
    public let file: String

    /// Where in the file.
    public let position: Position

    /// How bad it is.
    public let severity: Severity

    /// Which step of reading found it.
    public let kind: Kind

    /// What is wrong, a semicolon, and what to write instead: one line of English.
    public let message: String

    /// The line, from 1.
    public var line: Int { position.line }

    /// The column, from 1, in Unicode scalars.
    public var column: Int { position.column }

    /// `file:line:column: error: message`, one line whatever the file's name holds.
    public var description: String {
        "\(Excerpt.escaping(file)):\(line):\(column): \(severity.rawValue): \(message)"
    }

    /// Makes a finding from its parts; `message` has one line.
    public init(file: String, position: Position, severity: Severity = .error, kind: Kind, message: String) {
        self.file = file
        self.position = position
        self.severity = severity
        self.kind = kind
        self.message = message
    }

    /// The finding as one JSON object on one line, without a line break at its end.
    public var json: String {
        var bytes: [UInt8] = []
        bytes.append(contentsOf: #"{"file":"#.utf8)
        JSONText.append(file.utf8, to: &bytes)
        bytes.append(contentsOf: #","line":\#(line),"column":\#(column),"severity":"\#(severity.rawValue)""#.utf8)
        bytes.append(contentsOf: #","kind":"\#(kind.rawValue)","message":"#.utf8)
        JSONText.append(message.utf8, to: &bytes)
        bytes.append(UInt8(ascii: "}"))
        return String(decoding: bytes, as: UTF8.self)
    }
}
