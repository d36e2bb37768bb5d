/// The schedule files as one.
public struct MergedSchedule: Sendable {
    /// The merged files as YAML-lite in UTF-8, each value with the file and line it came from as a comment; reading it
    /// gives the same configuration.
    ///
    /// Nil where one of the diagnostics is an error.
    public let text: [UInt8]?

    /// The findings of all files: by file in the order of reading, then by position.
    public let diagnostics: [Diagnostic]

    /// The files that were read, in their order: a later one wins.
    public let files: [String]
}
