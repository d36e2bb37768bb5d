import RotationCore

extension ScheduleDecoder {
    /// Keys of the whole language whose time has not come, and the key for which they stand: without it nothing is
    /// missing.
    private static let laterKeys: [(text: StaticString, stand: EntryKey)] = [("calendar", .cron), ("match", .name)]

    /// What a mapping says of the keys of an entry.
    ///
    /// `name` and `names` get a value too, which means nothing.
    ///
    /// `isOther` takes a pair that has another key; it is false where nobody knows it.
    mutating func readEntryKeys(
        of mapping: Node, in layer: UInt32, as place: EntryKey.Place, others: [StaticString] = [],
        isOther: (inout ScheduleDecoder, Node, Node) -> Bool = { _, _, _ in false }
    ) -> Settings<EntryKey> {
        var settings = Settings<EntryKey>()
        var doubted: [EntryKey] = []
        for (key, value) in mapping.pairs {
            guard let known = EntryKey.named(key), known.isAllowed(in: place) else {
                if isOther(&self, key, value) { continue }
                doubted += reportUnknown(key, as: place, others: others)
                continue
            }
            settings[known] = setting(of: known, value, in: layer)
            if settings[known].isGiven, let rival = Self.rival(of: known), settings[rival].isGiven {
                let advice =
                    known == .every || known == .cron ? "a secret has one schedule" : "an entry has one of the two"
                faults.schema("`\(known.text)` beside `\(rival.text)`; \(advice), remove the other", at: key)
                settings[known] = .faulty(in: layer)
                settings[rival] = .faulty(in: layer)
            }
        }
        for key in doubted where settings[key].isUnset { settings[key] = .faulty(in: layer) }
        return settings
    }

    /// Reports an unknown key and gives the key, if any, whose absence it may explain.
    private mutating func reportUnknown(_ key: Node, as place: EntryKey.Place, others: [StaticString]) -> [EntryKey] {
        guard !faults.isFull else { return [] }
        let allowed = EntryKey.all.filter { $0.isAllowed(in: place) }
        let meant = reportUnknown(key, among: allowed.map(\.text) + others)
        if let later = Self.laterKeys.first(where: { key.hasText($0.text) }) { return [later.stand] }
        return allowed.filter { meant?.description == $0.text.description }
    }

    private static func rival(of key: EntryKey) -> EntryKey? {
        switch key {
        case .every: .cron
        case .cron: .every
        case .name: .names
        case .names: .name
        default: nil
        }
    }

    /// What a value says of a key; reports what is wrong with it.
    private mutating func setting(of key: EntryKey, _ value: Node, in layer: UInt32) -> Setting {
        if value.isNull { return .removed(in: layer) }
        if key == .name || key == .names { return .value(0, in: layer) }
        guard isScalar(value, key) else { return .faulty(in: layer) }
        do throws(ValueFault) {
            return .value(try values.code(of: value.utf8, for: key), in: layer)
        } catch {
            faults.value("`\(key.text)`: \(error.message)", at: value)
            return .faulty(in: layer)
        }
    }

    /// Whether a value is text that the reader has not refused; reports a mapping or list.
    mutating func isScalar(_ value: Node, _ key: some FileKey) -> Bool {
        guard !value.isReported else { return false }
        if value.kind == .scalar { return true }
        let kind = value.kind == .sequence ? "list" : "mapping"
        faults.schema("`\(key.text)` is one value and no \(kind); write `\(key.text): VALUE`", at: value)
        return false
    }
}
