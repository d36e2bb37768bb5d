/// What many entries say, packed: only a key of which something is said takes place.
///
/// Most entries say little, and most secrets have what one entry says, so that a row is shared by all of its names.
struct SettingRows {
    private struct Row {
        var mask: UInt32
        var start: UInt32
    }

    private var rows = [Row(mask: 0, start: 0)]
    private var cells: [Setting] = []

    /// The row in which nothing is said.
    static let empty: UInt32 = 0

    /// The number of a row with these settings.
    mutating func add(_ settings: Settings<EntryKey>) -> UInt32 {
        var rest = settings.mask
        guard rest != 0 else { return Self.empty }
        rows.append(Row(mask: rest, start: UInt32(clamping: cells.count)))
        while rest != 0 {
            cells.append(settings[place: rest.trailingZeroBitCount])
            rest &= rest - 1
        }
        return UInt32(clamping: rows.count - 1)
    }

    /// The settings of a row.
    subscript(row: UInt32) -> Settings<EntryKey> {
        var settings = Settings<EntryKey>()
        var rest = rows[Int(row)].mask
        var cell = Int(rows[Int(row)].start)
        while rest != 0 {
            settings[place: rest.trailingZeroBitCount] = cells[cell]
            cell += 1
            rest &= rest - 1
        }
        return settings
    }

    /// Whether two rows say the same of all keys but `account` and `region`, whoever says it.
    func areAlike(_ left: UInt32, _ right: UInt32) -> Bool {
        if left == right { return true }
        let (left, right) = (rows[Int(left)], rows[Int(right)])
        guard left.mask & Self.formMask == right.mask & Self.formMask else { return false }
        var (leftCell, rightCell) = (Int(left.start), Int(right.start))
        var rest = left.mask | right.mask
        while rest != 0 {
            let bit = rest & (~rest &+ 1)
            if bit & Self.formMask != 0, cells[leftCell].state != cells[rightCell].state { return false }
            if left.mask & bit != 0 { leftCell += 1 }
            if right.mask & bit != 0 { rightCell += 1 }
            rest &= ~bit
        }
        return true
    }

    /// Feeds a hasher with what `areAlike` compares.
    func hash(_ row: UInt32, into hasher: inout Hasher) {
        let row = rows[Int(row)]
        hasher.combine(row.mask & Self.formMask)
        var cell = Int(row.start)
        var rest = row.mask
        while rest != 0 {
            let bit = rest & (~rest &+ 1)
            if bit & Self.formMask != 0 { hasher.combine(cells[cell].state) }
            cell += 1
            rest &= ~bit
        }
    }

    /// All keys but those that only say where the secret is.
    private static let formMask: UInt32 =
        ~(1 << UInt32(EntryKey.account.rawValue) | 1 << UInt32(EntryKey.region.rawValue))
}
