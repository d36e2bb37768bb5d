import Glibc

/// The core against a hostile world: `simulation` runs many seeds, `simulation --seed N --trace` tells one.
@main
enum Program {
    static func main() throws {
        guard let options = Options(Array(CommandLine.arguments.dropFirst())) else {
            print(Options.usage)
            exit(2)
        }
        if let (table, sources, build) = options.mutations {
            try Mutating.run(table: table, sources: sources, build: build)
        } else if let seed = options.seed {
            exit(try Telling.tell(seed: seed, options) ? 0 : 1)
        } else {
            exit(try Run(options).run() ? 0 : 1)
        }
    }
}
