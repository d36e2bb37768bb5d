import Testing

@testable import ScheduleFile

/// The files and folders that somebody names.
struct NamedPathsTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test("Files and folders in their order, a folder's files in the order of their names")
    func order() throws {
        let single = try folder.write("secrets: []", to: "z.yaml")
        for name in ["d/b.json", "d/a.yml", "d/c.txt", "d/.x.yaml"] { try folder.write("{}", to: name) }
        let loaded = ScheduleSource(paths: [single, folder.path + "/d"]).load()
        #expect(loaded.files == [single, folder.path + "/d/a.yml", folder.path + "/d/b.json"])
        #expect(loaded.configuration != nil)
        #expect(ScheduleSource(paths: [folder.path + "/d/"]).load().files.first == folder.path + "/d/a.yml")
    }

    @Test("A path that is not there is an error, not an absent schedule")
    func missing() {
        let loaded = ScheduleSource(paths: [folder.path + "/no.yaml"]).load()
        #expect(loaded.configuration == nil)
        #expect(!loaded.isAbsent)
        #expect(loaded.firstError == "\(folder.path)/no.yaml:1:1: error: there is no such file; correct the path")
    }

    @Test("A file whose name does not tell the format is an error")
    func suffix() throws {
        let file = try folder.write("secrets: []", to: "schedule.conf")
        let loaded = ScheduleSource(paths: [file]).load()
        #expect(
            loaded.diagnostics.map(\.message) == [
                "the name does not tell the format; let it end in .yaml, .yml or .json"
            ])
    }

    @Test("What one file lacks because another is missing is not said")
    func followUps() throws {
        let file = try folder.write("secrets: [{name: a, account: b}]", to: "a.yaml")
        #expect(ScheduleSource(paths: [folder.path + "/no.yaml", file]).load().diagnostics.count == 1)
    }

    @Test("An empty folder and an empty file are an empty schedule")
    func empty() throws {
        let file = try folder.write("", to: "d/a.yaml")
        #expect(ScheduleSource(paths: [file]).load().configuration != nil)
        try folder.write("", to: "e/README")
        #expect(ScheduleSource(paths: [folder.path + "/e"]).load().configuration != nil)
    }
}
