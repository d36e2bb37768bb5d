import RotationCore

/// `calendar --batch`: a question a line, an answer a line, each as soon as it can be given.
///
/// A line is `EXPR<TAB>ZONE<TAB>T`. The last two tabs part it, so that an expression may have tabs of its own.
struct CalendarBatch: ~Copyable {
    /// What a line leaves open.
    let defaults: CalendarQuestion

    private var answerer = CalendarAnswerer()
    private var json = JSONWriter()

    /// Answers with what the lines leave open as in `defaults`.
    init(defaults: CalendarQuestion) {
        self.defaults = defaults
    }

    /// Answers all lines of standard input; throws where that cannot be read.
    mutating func run() throws(StandardInputError) {
        var input = StandardInput()
        var output = StandardOutput()
        while try input.fill() {
            while let line = input.nextLine() {
                answer(line)
                json.move(to: &output)
            }
            // Whoever waits for an answer before asking more gets it.
            output.flush()
        }
    }

    private mutating func answer(_ line: StandardInput.Line) {
        let fields = Self.fields(of: line.bytes)
        json.write(#"{"expression":"#)
        json.write(string: fields.expression)
        do throws(CalendarError) {
            guard !line.isCut else {
                throw CalendarError("the line has more than \(StandardInput.longestLine) bytes; shorten it")
            }
            try answer(fields)
        } catch {
            json.write(#","error":"#)
            json.write(string: error.description)
        }
        json.write("}\n")
    }

    /// Writes the occurrences, or nothing and throws.
    private mutating func answer(_ fields: Fields) throws(CalendarError) {
        var question = defaults
        if !fields.zone.isEmpty { question.zone = fields.zone }
        if !fields.after.isEmpty { question.after = try Self.instant(fields.after) }
        var json = JSONWriter()
        json.write(#","occurrences":["#)
        var isFirst = true
        for instant in try answerer.answer(fields.expression, question) {
            if !isFirst { json.write(",") }
            isFirst = false
            json.write(string: instant.rfc3339)
        }
        json.write("]")
        self.json.append(json)
    }

    private static func instant(_ text: String) throws(CalendarError) -> Instant {
        do throws(ValueFault) {
            return try Instant.moment(text)
        } catch {
            throw CalendarError(error.message)
        }
    }

    /// The parts of a line; what is not there is empty.
    private struct Fields {
        var expression: String
        var zone = ""
        var after = ""
    }

    private static func fields(of line: ArraySlice<UInt8>) -> Fields {
        let tab = UInt8(ascii: "\t")
        guard let last = line.lastIndex(of: tab) else { return Fields(expression: text(line)) }
        guard let first = line[..<last].lastIndex(of: tab) else {
            return Fields(expression: text(line[..<last]), zone: text(line[(last + 1)...]))
        }
        return Fields(
            expression: text(line[..<first]), zone: text(line[(first + 1)..<last]), after: text(line[(last + 1)...]))
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes, as: UTF8.self)
    }
}
