/// The forms in which secrets come: an account and what is said of them, whoever says it.
///
/// A file of a hundred thousand entries has few of them, and what a form means is worked out once.
struct FormTable {
    /// One form.
    struct Form {
        let account: Int32
        /// A row that says it.
        let row: UInt32
        /// The position of its entry in the configuration; -1 where it has none.
        var position: Int32 = -1
        /// Whether nothing was found in it, so that nothing will be found in any secret that has it.
        var isGood = false
    }

    private var forms: [Form] = []
    private var slots = [UInt32](repeating: .max, count: 64)
    private var last = 0

    subscript(place: Int) -> Form {
        get { forms[place] }
        set { forms[place] = newValue }
    }

    /// The place of the form of an account and a row, which is begun where it is new.
    mutating func place(account: Int32, row: UInt32, in rows: SettingRows) -> Int {
        if last < forms.count, matches(last, account, row, rows) { return last }
        if 2 * forms.count >= slots.count { grow(rows) }
        var slot = Self.hash(account, row, rows) & (slots.count - 1)
        while slots[slot] != .max, !matches(Int(slots[slot]), account, row, rows) {
            slot = (slot + 1) & (slots.count - 1)
        }
        if slots[slot] == .max {
            slots[slot] = UInt32(clamping: forms.count)
            forms.append(Form(account: account, row: row))
        }
        last = Int(slots[slot])
        return last
    }

    private func matches(_ place: Int, _ account: Int32, _ row: UInt32, _ rows: SettingRows) -> Bool {
        forms[place].account == account && rows.areAlike(forms[place].row, row)
    }

    private mutating func grow(_ rows: SettingRows) {
        slots = [UInt32](repeating: .max, count: 2 * slots.count)
        for (place, form) in forms.enumerated() {
            var slot = Self.hash(form.account, form.row, rows) & (slots.count - 1)
            while slots[slot] != .max { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(clamping: place)
        }
    }

    private static func hash(_ account: Int32, _ row: UInt32, _ rows: SettingRows) -> Int {
        var hasher = Hasher()
        hasher.combine(account)
        rows.hash(row, into: &hasher)
        return hasher.finalize()
    }
}
