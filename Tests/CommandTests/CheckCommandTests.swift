import Foundation
import Testing

struct CheckCommandTests {
    private static let good = "accounts: {main: {region: cn-hangzhou}}\nsecrets: [{name: a, every: 30d}]\n"
    private static let bad =
        "accounts: {main: {region: cn-hangzhou}}\nsecrets:\n  - {name: a, evry: 30d}\n  - {name: b, every: 30}\n  - {name: c, every: 1d, every: 2d}\n"

    @Test("A good file: nothing is said, 0")
    func goodFile() throws {
        let file = try TemporaryFile(Self.good)
        let run = try ProgramRun("check", file.path)
        #expect(run.status == 0)
        #expect(run.output.isEmpty)
        #expect(run.error.isEmpty)
    }

    @Test("Every fault on standard output as one line, 1")
    func badFile() throws {
        let file = try TemporaryFile(Self.bad)
        let run = try ProgramRun("check", file.path)
        #expect(run.status == 1)
        #expect(
            run.lines == [
                "\(file.path):3:15: error: unknown key `evry`; the nearest known one is `every`",
                "\(file.path):4:22: error: `every`: 30 has no unit; write 30s, 30m, 30h or 30d",
                "\(file.path):5:26: error: `every` is there already, on line 5; remove one of the two",
            ])
        #expect(run.error.isEmpty)
    }

    @Test("As JSON: one object a line, with these keys and the kind")
    func json() throws {
        let file = try TemporaryFile(Self.bad)
        let run = try ProgramRun("check", "--format", "json", file.path)
        #expect(run.status == 1)
        let objects = try run.lines.map {
            try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        #expect(objects.map { $0["kind"] as? String } == ["schema", "value", "syntax"])
        #expect(objects.map { $0["line"] as? Int } == [3, 4, 5])
        #expect(objects.map { $0["column"] as? Int } == [15, 22, 26])
        for object in objects {
            #expect(object.keys.sorted() == ["column", "file", "kind", "line", "message", "severity"])
            #expect(object["file"] as? String == file.path)
            #expect(object["severity"] as? String == "error")
        }
    }

    @Test("Several files are merged in their order")
    func severalFiles() throws {
        let files = [
            try TemporaryFile(Self.good),
            try TemporaryFile(
                "{\"secrets\": [{\"name\": \"b\", \"account\": \"main\", \"every\": \"1d\"}]}", suffix: "json"),
        ]
        #expect(try ProgramRun("check", files[0].path, files[1].path).status == 0)
        #expect(try ProgramRun("check", files[1].path).status == 1)
    }

    @Test("An empty file is no error")
    func emptyFile() throws {
        for suffix in ["yaml", "json"] {
            let file = try TemporaryFile("", suffix: suffix)
            #expect(try ProgramRun("check", file.path).status == 0)
        }
    }

    @Test("A missing file is a fault like any other")
    func missingFile() throws {
        let run = try ProgramRun("check", "/nowhere/a.yaml")
        #expect(run.status == 1)
        #expect(run.lines == ["/nowhere/a.yaml:1:1: error: there is no such file; correct the path"])
    }

    @Test("--tree prints what was read, every scalar as text")
    func tree() throws {
        let file = try TemporaryFile("a: [1, true, null, ~, 'x\"y']\nb:\n")
        let run = try ProgramRun("check", "--tree", file.path)
        #expect(run.status == 0)
        #expect(run.output == #"{"a":["1","true","null","~","x\"y"],"b":""}"# + "\n")
    }

    @Test("--tree ends with 1 where the reader refuses, and does not check the keys")
    func refusedTree() throws {
        let refused = try TemporaryFile("a: 1\na: 2\n")
        #expect(try ProgramRun("check", "--tree", refused.path).status == 1)
        let unknown = try TemporaryFile("colour: red\n")
        #expect(try ProgramRun("check", "--tree", unknown.path).status == 0)
    }

    @Test("A warning is told like a fault, and is none: 0")
    func warning() throws {
        let file = try TemporaryFile(
            "accounts: {main: {region: cn-hangzhou}}\nsecrets: [{name: a, cron: \"0 3 31 * *\"}]\n")
        let run = try ProgramRun("check", file.path)
        #expect(run.status == 0)
        #expect(run.lines.count == 1)
        #expect(run.output.hasPrefix("\(file.path):2:27: warning: `cron`: day 31: 7 months of 12 have one"))
        let against = try ProgramRun("check", file.path, "--against", file.path)
        #expect(against.status == 0)
        #expect(against.lines == run.lines + ["nothing changes"])
    }

    @Test("Without files it reads what the daemon reads")
    func systemPlaces() throws {
        let run = try ProgramRun("check")
        #expect(run.status == (try ProgramRun("cat")).status)
        #expect(run.output.isEmpty || run.output.contains("/rotationd/"))
    }

    @Test("The help names no exit status that nothing gives")
    func help() throws {
        #expect(!(try ProgramRun("--help")).output.contains("daemon."))
    }

    private static let calls: [(arguments: [String], status: Int32)] = [
        ([], 2), (["chek"], 2), (["check", "--after", "2026-01-01T00:00:00Z"], 2),
        (["check", "--tree", "a.yaml", "--against", "b.yaml"], 2), (["check", "--tree"], 2),
        (["check", "--format", "xml", "a.yaml"], 2),
        (["check", "--tree", "a.yaml", "b.yaml"], 2), (["check", "--tree", "a.txt"], 2), (["cat", "--colour"], 2),
        (["--help"], 0), (["check", "--help"], 0), (["help"], 0), (["--version"], 0),
    ]

    @Test("A wrong call is 2, and help and version are none", arguments: calls)
    func usage(arguments: [String], status: Int32) throws {
        let run = try ProgramRun(arguments)
        #expect(run.status == status)
        #expect(run.output.isEmpty == (status == 2))
        #expect(run.error.isEmpty == (status == 0))
    }
}
