/// One step in going through the places of the schedule.
enum ListedFile: Equatable {
    /// A file to be read.
    case file(path: String, format: Format)

    /// A place where something is wrong.
    case fault(Diagnostic)

    /// The fault of a path as a whole.
    static func fault(_ path: String, _ message: String) -> ListedFile {
        .fault(Diagnostic(file: path, position: Position(line: 1, column: 1), kind: .syntax, message: message))
    }
}
