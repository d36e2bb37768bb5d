/// Text from outside made fit for one line of a log.
enum LogText {
    /// The text with control and formatting characters as spaces, cut to `limit` Unicode scalars.
    ///
    /// So nothing that a server or a file says can forge a second entry, steer a terminal or flood the journal.
    static func clean(_ text: String, limit: Int) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(limit) {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
                result.append(" ")
            default:
                result.append(scalar)
            }
        }
        if text.unicodeScalars.dropFirst(limit).first != nil { result.append("…") }
        return String(result)
    }
}
