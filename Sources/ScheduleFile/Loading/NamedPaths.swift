/// The files and folders that somebody names.
enum NamedPaths {
    /// The files in the order of `paths`; of a folder its `*.yaml`, `*.yml` and `*.json` in lexical order.
    static func files(_ paths: [String]) -> [ListedFile] {
        paths.flatMap(files)
    }

    private static func files(_ path: String) -> [ListedFile] {
        switch Folder.names(in: path) {
        case .names(let names):
            let separator = path.utf8.last == UInt8(ascii: "/") ? "" : "/"
            return names.compactMap { name in
                Folder.format(ofScheduleNamed: name).map { .file(path: path + separator + name, format: $0) }
            }
        case .failed(let reason):
            return [.fault(path, reason)]
        case .noFolder:
            if let format = Format(fileName: path) { return [.file(path: path, format: format)] }
            // Whether the path is there is said first: a wrong suffix may come from a wrong path.
            do throws(FileBytes.Failure) {
                // An empty one, such as /dev/null, says nothing in either format.
                if try FileBytes.read(path: path).isEmpty { return [.file(path: path, format: .yaml)] }
                return [.fault(path, "the name does not tell the format; let it end in .yaml, .yml or .json")]
            } catch {
                return [.fault(error.diagnostic)]
            }
        }
    }
}
