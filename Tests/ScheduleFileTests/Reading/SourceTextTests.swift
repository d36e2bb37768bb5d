import Testing

@testable import ScheduleFile

@Suite("Positions: lines and columns of bytes")
struct SourceTextTests {
    /// Counts as an editor does, one scalar after the other.
    private func slowPosition(_ text: String, _ offset: Int) -> Position {
        var line = 1
        var column = 1
        var place = 0
        let scalars = Array(text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            let length = String(scalar).utf8.count
            if place + length > offset { break }
            place += length
            let isPair = scalar == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n"
            if scalar == "\n" || scalar == "\r" && !isPair {
                line += 1
                column = 1
            } else if !(index == 0 && scalar == "\u{FEFF}") {
                column += 1
            }
        }
        return Position(line: line, column: column)
    }

    @Test func everyOffsetHasThePositionThatCountingGives() {
        var random = ReadingRandom(seed: 20)
        for size in [0, 1, 3, 40, 1023, 1024, 1025, 3000] {
            for start in ["", "\u{FEFF}"] {
                var text = start
                while text.utf8.count < size {
                    text += random.pick(["a", "é", "😀", "\n", "\r", "\r\n", "\t", "word ", "\u{FEFF}"])
                }
                let source = SourceText(file: "f", validUTF8: Array(text.utf8))
                var offset = 0
                for scalar in text.unicodeScalars {
                    if offset > 0 || scalar != "\u{FEFF}" {
                        #expect(source.position(of: offset) == slowPosition(text, offset))
                    }
                    offset += String(scalar).utf8.count
                }
                #expect(source.position(of: offset) == slowPosition(text, offset))
                #expect(source.position(of: offset + 5) == source.position(of: offset))
            }
        }
    }

    @Test func whatYAMLForbidsIsFound() {
        func source(_ text: String) -> SourceText { SourceText(file: "f", validUTF8: Array(text.utf8)) }
        #expect(source("a\tb\r\nc").firstControl == nil)
        #expect(source("a\n\u{B}\u{0}").firstControl == 2)
        for text in ["\u{7F}", "\u{80}", "\u{9F}", "a\u{FEFF}", "\u{FFFE}", "\u{FFFF}"] {
            #expect(source(text).hasUnprintable)
        }
        for text in ["~", "\u{85}", "\u{A0}", "\u{FEFF}", "\u{FFFD}", "\u{1FFFF}", "é😀"] {
            #expect(!source(text).hasUnprintable)
        }
    }
}
