import Foundation

/// The files of the repository in which this test stands.
enum House {
    /// The repository's folder.
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The regular files below these folders, or the files themselves, by their paths from the root, sorted.
    static func files(in places: String...) -> [String] {
        places.flatMap { place in
            let url = root.appending(path: place)
            guard let entries = FileManager.default.enumerator(atPath: url.path) else { return [String]() }
            return entries.compactMap { $0 as? String }.map { "\(place)/\($0)" }.filter(isFile)
        }.sorted()
    }

    /// The text of a file; nil where it is not UTF-8.
    static func text(of path: String) -> String? {
        try? String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// The lines of a file, none where it is not UTF-8.
    static func lines(of path: String) -> [Substring] {
        text(of: path)?.split(separator: "\n", omittingEmptySubsequences: false) ?? []
    }

    /// Whether anything stands at the path.
    static func isThere(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: root.appending(path: path).path)
    }

    /// Whether a regular file or a link to one stands at the path.
    static func isFile(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        let isThere = FileManager.default.fileExists(atPath: root.appending(path: path).path, isDirectory: &isFolder)
        return isThere && !isFolder.boolValue
    }
}
