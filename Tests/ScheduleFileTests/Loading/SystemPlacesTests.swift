import RotationCore
import Testing

@testable import ScheduleFile

/// Where the schedule is read from when nobody says it.
struct SystemPlacesTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func load() -> LoadedSchedule { ScheduleSource(root: folder.path).load() }

    private var files: [String] { load().files.map { String($0.dropFirst(folder.path.count)) } }

    @Test("No file at all is an empty schedule, and said to be none")
    func absent() {
        let loaded = load()
        #expect(loaded.isAbsent)
        #expect(loaded.configuration?.secrets.isEmpty ?? false)
        #expect(loaded.diagnostics.isEmpty)
    }

    @Test("The main file comes first, then the drop-ins in one order of their names")
    func order() throws {
        try folder.write("", to: "usr/lib/rotationd/schedule.d/20-b.yaml")
        try folder.write("accounts: {}", to: "usr/lib/rotationd/schedule.d/30-c.json.yaml")
        try folder.write("secrets: []", to: "run/rotationd/schedule.d/20-b.yml")
        try folder.write("{}", to: "etc/rotationd/schedule.d/10-a.json")
        try folder.write("secrets: []", to: "etc/rotationd/schedule.yml")
        try folder.write("what", to: "etc/rotationd/schedule.d/README")
        try folder.write("what", to: "etc/rotationd/schedule.d/.20-b.yaml")
        #expect(
            files == [
                "/etc/rotationd/schedule.yml", "/etc/rotationd/schedule.d/10-a.json",
                "/run/rotationd/schedule.d/20-b.yml",
                "/usr/lib/rotationd/schedule.d/30-c.json.yaml",
            ])
        #expect(!load().isAbsent)
    }

    @Test("A name in /etc masks the same name below, /run that in /usr/lib")
    func masking() throws {
        for place in ["usr/lib", "run", "etc"] {
            try folder.write("secrets: []", to: "\(place)/rotationd/schedule.d/a.yaml")
            if place != "etc" { try folder.write("secrets: []", to: "\(place)/rotationd/schedule.d/b.yaml") }
        }
        #expect(files == ["/etc/rotationd/schedule.d/a.yaml", "/run/rotationd/schedule.d/b.yaml"])
    }

    @Test("An empty file and a link to /dev/null mask without replacing")
    func maskingByNothing() throws {
        for name in ["a.yaml", "b.yaml", "c.yaml"] {
            try folder.write("what", to: "usr/lib/rotationd/schedule.d/\(name)")
        }
        try folder.write("", to: "etc/rotationd/schedule.d/a.yaml")
        try folder.link("etc/rotationd/schedule.d/b.yaml", to: "/dev/null")
        #expect(files == ["/usr/lib/rotationd/schedule.d/c.yaml"])
    }

    @Test("Two main files are an error, and the rest is checked nevertheless")
    func twoMainFiles() throws {
        try folder.write("secrets: 5", to: "etc/rotationd/schedule.yaml")
        try folder.write("{}", to: "etc/rotationd/schedule.json")
        let loaded = load()
        #expect(loaded.configuration == nil)
        #expect(loaded.diagnostics.map(\.line) == [1, 1])
        #expect(loaded.firstError?.hasPrefix("\(folder.path)/etc/rotationd/schedule.yaml:1:10: error: ") ?? false)
        #expect(
            loaded.diagnostics.last?.message
                == "there is \(folder.path)/etc/rotationd/schedule.yaml too; join the two files and remove one")
    }

    @Test("A drop-in that cannot be read is an error")
    func brokenLink() throws {
        try folder.write("", to: "etc/rotationd/schedule.d/x")
        try folder.link("etc/rotationd/schedule.d/a.yaml", to: "/nowhere")
        let loaded = load()
        #expect(loaded.configuration == nil)
        #expect(loaded.diagnostics.count == 1)
    }

    @Test("Drop-ins merge into the main file")
    func merging() throws {
        try folder.write(oneAccount + "  - {name: a, every: 30d}", to: "etc/rotationd/schedule.yaml")
        try folder.write("secrets: [{name: a, every: 1d}]", to: "run/rotationd/schedule.d/a.yaml")
        let configuration = try #require(load().configuration)
        let schedules = configuration.entries.map { $0.canonicalSchedule(in: configuration.zones) }
        #expect(schedules == ["every 1d"])
    }
}
