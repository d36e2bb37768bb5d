import Glibc
import RotationCore

/// The C library's own reading of a zone, as an oracle.
///
/// It goes by the environment of the whole process: only the suite `OracleZoneTests`, which is serialized, makes one,
/// and one holds until the next is made.
struct CLibraryZone {
    /// Makes a text the process's zone: `:` and the name of a zone, or a TZ string.
    init(_ text: String) {
        setenv("TZ", text, 1)
        tzset()
    }

    /// Gives the process back the zone that it began with.
    static func leave() {
        unsetenv("TZ")
        tzset()
    }

    /// Seconds east of UTC at a second since 1970.
    func offset(at second: Int64) -> Int {
        var time = time_t(second)
        var local = tm()
        localtime_r(&time, &local)
        return local.tm_gmtoff
    }

    /// The seconds at which the offset changes, found by stepping and then by halving.
    ///
    /// Changes that take each other back within a step are not found.
    func changes(in range: Range<Int64>, step: Int64) -> [Int64] {
        var found: [Int64] = []
        var low = range.lowerBound
        var before = offset(at: low)
        while low < range.upperBound {
            let high = min(low + step, range.upperBound)
            let after = offset(at: high)
            if after != before {
                var (same, changed) = (low, high)
                while changed - same > 1 {
                    let middle = (same + changed) / 2
                    if offset(at: middle) == before { same = middle } else { changed = middle }
                }
                found.append(changed)
            }
            (low, before) = (high, after)
        }
        return found
    }

    /// The instants that show a local time, by trying every offset that is in force within four days of it.
    ///
    /// `near` are the changes around it.
    func instants(showing local: Int64, near changes: [Int64]) -> [Int64] {
        let days: Int64 = 4 * 86_400
        let around = changes.filter { abs($0 - local) <= days }
        let seconds = around + around.map { $0 - 1 } + [local - days, local + days]
        let offsets = Set(seconds.map { Int64(offset(at: $0)) })
        return offsets.map { local - $0 }.filter { Int64(offset(at: $0)) == local - $0 }.sorted()
    }
}
