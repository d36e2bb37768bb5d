/// What the command line asks for.
struct Options {
    /// The first seed, and how many there are.
    var first: UInt64 = 1
    var count: UInt64 = 2_000
    /// How many virtual days each seed lives.
    var days: Int64 = 30
    /// How many of the seeds live again, for a few days, with SQLite beside the ledger in memory.
    var sqlite: UInt64 = 36
    var threads = 2
    /// One seed alone, told in words.
    var seed: UInt64?
    var isTraced = false
    var isShrunk = false
    /// Ends with the first seed that fails, and says no more than which.
    var stopsAtFirst = false
    /// A table of mutations, and the sources of the core to apply them to.
    var mutations: (table: String, sources: String, build: Int)?

    static let usage = """
        usage: simulation [--seeds N] [--from N] [--days N] [--threads N] [--sqlite N] [--first]
               simulation --seed N [--trace] [--shrink] [--days N]
               simulation --mutate TABLE SOURCES BUILD
        """

    init?(_ arguments: [String]) {
        var rest = arguments[...]
        func number() -> UInt64? { rest.popFirst().flatMap { UInt64($0) } }
        while let option = rest.popFirst() {
            switch option {
            case "--trace": isTraced = true
            case "--shrink": isShrunk = true
            case "--first": stopsAtFirst = true
            case "--mutate":
                guard let table = rest.popFirst(), let sources = rest.popFirst(), let build = number() else {
                    return nil
                }
                mutations = (table, sources, Int(build))
            default:
                guard let value = number(), value <= 1 << 40 else { return nil }
                switch option {
                case "--seeds": count = value
                case "--from": first = value
                case "--days" where value >= 4: days = Int64(value)
                case "--threads" where value >= 1: threads = Int(value)
                case "--sqlite": sqlite = value
                case "--seed": seed = value
                default: return nil
                }
            }
        }
    }
}
