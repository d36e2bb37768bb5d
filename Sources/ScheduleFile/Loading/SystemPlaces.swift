/// The places from which the schedule is read when nobody names another: UAPI.6 configuration files.
struct SystemPlaces {
    /// The main files, of which one may be there.
    private static let mainNames = ["schedule.yaml", "schedule.yml", "schedule.json"]

    /// The folders of drop-ins: a name in a later one masks the same name in those before it.
    private static let dropInFolders = [
        "/usr/lib/rotationd/schedule.d", "/run/rotationd/schedule.d", "/etc/rotationd/schedule.d",
    ]

    /// What stands before every path: nothing, but in tests.
    let root: String

    /// The files in the order of reading.
    func files() -> [ListedFile] { mainFiles() + dropIns() }

    private func mainFiles() -> [ListedFile] {
        let present = Self.mainNames.map { "\(root)/etc/rotationd/\($0)" }.filter(Folder.isPresent)
        var listed: [ListedFile] = []
        for path in present {
            if path == present.first {
                if let format = Format(fileName: path) { listed.append(.file(path: path, format: format)) }
            } else {
                listed.append(.fault(path, "there is \(present[0]) too; join the two files and remove one"))
            }
        }
        return listed
    }

    private func dropIns() -> [ListedFile] {
        var faults: [ListedFile] = []
        var paths: [String: String] = [:]
        for folder in Self.dropInFolders.map({ root + $0 }) {
            switch Folder.names(in: folder) {
            case .names(let names):
                for name in names where Folder.format(ofScheduleNamed: name) != nil {
                    paths[name] = "\(folder)/\(name)"
                }
            case .noFolder: continue
            case .failed(let reason): faults.append(.fault(folder, reason))
            }
        }
        let files = paths.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.compactMap { name, path in
            Folder.masks(path) ? nil : Format(fileName: name).map { ListedFile.file(path: path, format: $0) }
        }
        return faults + files
    }
}
