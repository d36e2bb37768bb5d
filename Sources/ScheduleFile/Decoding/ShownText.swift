/// Text that shows, and does nothing else to a line or a terminal.
enum ShownText {
    /// Whether each character of the text does.
    static func isShown(_ text: String) -> Bool { text.unicodeScalars.allSatisfy(isShown) }

    private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
        default: true
        }
    }
}
