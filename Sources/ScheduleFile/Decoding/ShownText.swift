/// Text that shows, and does nothing else to a line or a terminal.
enum ShownText {
    /// Whether each character of the text does.
    static func isShown(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { !Excerpt.needsEscape($0) && $0.properties.generalCategory != .privateUse }
    }
}
