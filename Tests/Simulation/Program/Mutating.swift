import Glibc
import SimulationWorld

/// Writes mutations into a copy of the sources.
enum Mutating {
    struct Unreadable: Error { let path: String }

    /// Applies the mutations of one build, and prints the number, the name, the file and the promise of each.
    static func run(table: String, sources: String, build: Int) throws {
        let mutations = try Mutation.read(try text(of: table))
        let builds = Mutation.builds(of: mutations) { try? text(of: "\(sources)/\($0)") }
        guard build < builds.count else { exit(3) }
        var files: [String: String] = [:]
        for number in builds[build] {
            let file = mutations[number].file
            if files[file] == nil { files[file] = try text(of: "\(sources)/\(file)") }
        }
        for file in files.keys.sorted() {
            let own = builds[build].filter { mutations[$0].file == file }
            let mutated = try Mutation.apply(own.map { ($0, mutations[$0]) }, to: files[file] ?? "")
            try write(mutated, to: "\(sources)/\(file)")
        }
        for number in builds[build] {
            let mutation = mutations[number]
            print("\(number)\t\(mutation.name)\t\(mutation.file)\t\(mutation.breaks)")
        }
    }

    static func text(of path: String) throws -> String {
        guard let file = fopen(path, "r") else { throw Unreadable(path: path) }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
            bytes += buffer[..<count]
        }
    }

    private static func write(_ text: String, to path: String) throws {
        guard let file = fopen(path, "w") else { throw Unreadable(path: path) }
        defer { fclose(file) }
        let bytes = Array(text.utf8)
        guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw Unreadable(path: path) }
    }
}
