import Foundation
import Testing

/// `plan --svg`: the picture.
struct PictureTests {
    private static let schedule = """
        accounts: {"a&b": {region: cn-x, quota: 5 per 1h, reserve: 1}}
        defaults: {timezone: Europe/Berlin, within: 1h}
        freezes: [{name: 'sale "<1>" & more', from: 2026-10-26T00:00, to: 2026-10-27T00:00}]
        secrets:
          - {names: [shop/cart, shop/orders], calendar: "02:30", window: "22:00-06:00", within: 2d}
          - {names: [c/1, c/2, c/3, c/4, c/5, c/6], calendar: "03:00"}
          - {name: idle, every: 1 year, anchor: 2026-01-01}
          - {name: off, every: 1d, enabled: false}

        """
    private static let span = ["--from", "2026-10-23T22:00:00Z", "--horizon", "5d"]

    /// The picture of a schedule, and the plan in JSON.
    private func picture(_ schedule: String, _ span: [String]) throws -> (svg: String, plan: Plan) {
        let file = try TemporaryFile(schedule)
        let folder = FileManager.default.temporaryDirectory.appending(path: "picture-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "plan.svg").path
        let run = try ProgramRun(["plan", file.path, "--svg", path, "--format", "json"] + span)
        #expect(run.status == 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["plan.svg"])
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o644)
        return (
            try String(contentsOfFile: path, encoding: .utf8),
            try JSONDecoder().decode(Plan.self, from: Data(run.output.utf8))
        )
    }

    private struct Plan: Decodable {
        var rotations: [[String: String]]
        var waiting: [[String: String]]
        var late: [[String: String]]
    }

    @Test("It is well-formed, says what it is, and shows each rotation once")
    func isComplete() throws {
        let (svg, plan) = try picture(Self.schedule, Self.span)
        let elements = try XMLElements(of: svg)
        #expect(elements.root == "svg")
        let marks = elements.all.filter { $0.attributes["data-rotations"] != nil }
        #expect(marks.allSatisfy { $0.attributes["data-rotations"] == "1" })
        let shown = marks.compactMap { mark in mark.text.split(separator: "\n").first.map(String.init) }
        let wanted = (plan.rotations + plan.waiting).compactMap { line -> String? in
            guard let secret = line["secret"], let version = line["versionId"] else { return nil }
            return "\(secret) \(version)"
        }
        #expect(!wanted.isEmpty)
        #expect(shown.sorted() == wanted.sorted())
        let lateMarks = marks.filter { $0.text.contains("late: ") }
        #expect(lateMarks.count == plan.late.count)
        #expect(!plan.late.isEmpty)
        let texts = elements.all.filter { $0.name == "text" || $0.name == "desc" }.map(\.text)
        for text in [
            "a&b", "sale \"<1>\" & more", "shop/cart", "open 22:00–06:00", "All times are those of Europe/Berlin",
            "clocks back 1h", "no rotation in this time", "not enabled", "4 usable", "5 limit", "Slots in use",
        ] {
            #expect(texts.contains(text), "\(text)")
        }
        #expect(elements.all.contains { $0.name == "desc" && $0.text.contains(" late. All times") })
    }

    @Test("The same plan gives the same bytes, and nothing in it comes from elsewhere")
    func isDeterministic() throws {
        let first = try picture(Self.schedule, Self.span).svg
        #expect(try picture(Self.schedule, Self.span).svg == first)
        #expect(!first.contains("<script"))
        #expect(first.replacing("http://www.w3.org/2000/svg", with: "").contains("http") == false)
        #expect(first.contains("@media (prefers-color-scheme: dark)"))
    }

    @Test("Many secrets share rows, and no rotation is left out", arguments: [81, 1000])
    func many(_ count: Int) throws {
        let names = (1...count).map { "team\($0 % 7)/db-\($0)" }.joined(separator: ", ")
        let schedule = "accounts: {m: {region: cn-x, quota: 3 per 1h}}\nsecrets: [{names: [\(names)], every: 7d}]\n"
        let (svg, plan) = try picture(schedule, ["--from", "2026-10-01T00:00:00Z", "--horizon", "30d"])
        let marks = try XMLElements(of: svg).all.compactMap { $0.attributes["data-rotations"].flatMap(Int.init) }
        #expect(marks.reduce(0, +) == plan.rotations.count + plan.waiting.count)
        #expect(svg.contains(">team3/db-…<"))
        #expect(svg.utf8.count < 400_000)
    }

    @Test("A file that cannot be written is a fault, 1, and leaves nothing behind")
    func unwritable() throws {
        let file = try TemporaryFile(Self.schedule)
        let run = try ProgramRun(["plan", file.path, "--svg", "/nonexistent/plan.svg"] + Self.span)
        #expect(run.status == 1)
        #expect(run.output.isEmpty)
        #expect(run.error.contains("rotationctl: /nonexistent/plan.svg: No such file or directory"))
    }
}
