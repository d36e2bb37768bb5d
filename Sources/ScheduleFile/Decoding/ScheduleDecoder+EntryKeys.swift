import RotationCore

extension ScheduleDecoder {
    /// What a mapping says of the keys of an entry.
    ///
    /// `name`, `names` and `match` get a value too, which means nothing.
    ///
    /// `isOther` takes a pair that has another key; it is false where nobody knows it.
    mutating func readEntryKeys(
        of mapping: Node, in layer: UInt32, as place: EntryKey.Place,
        isOther: (inout ScheduleDecoder, Node, Node) -> Bool = { _, _, _ in false }
    ) -> Settings<EntryKey> {
        var settings = Settings<EntryKey>()
        var doubted: [EntryKey] = []
        var pairs = mapping.pairs
        while let (key, value) = pairs.next() {
            guard let known = EntryKey.named(key), known.isAllowed(in: place) else {
                if isOther(&self, key, value) { continue }
                doubted += reportUnknown(key, as: place)
                continue
            }
            if mayBeCut(known, value, in: mapping), reportCut(known, value, rest: &pairs, as: place) {
                settings[known] = .faulty(in: layer)
            } else {
                settings[known] = setting(of: known, value, in: layer)
            }
            if let rivals = known.rivals { checkRivals(of: known, key, among: rivals, in: &settings) }
        }
        for key in doubted where settings[key].isUnset { settings[key] = .faulty(in: layer) }
        return settings
    }

    /// Reports a key beside another of which only one may be there.
    private mutating func checkRivals(
        of key: EntryKey, _ node: Node, among rivals: [EntryKey], in settings: inout Settings<EntryKey>
    ) {
        guard settings[key].isGiven, let rival = rivals.first(where: { $0 != key && settings[$0].isGiven }) else {
            return
        }
        let advice =
            EntryKey.schedules.contains(key) ? "a secret has one schedule" : "an entry has one of the two"
        faults.schema("`\(key.text)` beside `\(rival.text)`; \(advice), remove the other", at: node)
        settings[rival] = .faulty(in: settings[key].layer)
        settings[key] = .faulty(in: settings[key].layer)
    }

    /// Reports an unknown key and gives the keys, if any, whose absence it may explain.
    private mutating func reportUnknown(_ key: Node, as place: EntryKey.Place) -> [EntryKey] {
        let meant = Set(reportUnknown(key, in: place.section).map(\.description))
        return EntryKey.allCases.filter { meant.contains($0.text.description) && $0.isAllowed(in: place) }
    }

    /// What a value says of a key; reports what is wrong with it.
    private mutating func setting(of key: EntryKey, _ value: Node, in layer: UInt32) -> Setting {
        if value.isNull { return .removed(in: layer) }
        switch key {
        case .name, .names, .match: return .value(0, in: layer)
        case .window where value.kind == .sequence: return window(value, in: layer)
        case .labels, .retry: return mapping(value, key, in: layer)
        default: break
        }
        guard isScalar(value, key) else { return .faulty(in: layer) }
        do throws(ValueFault) {
            return .value(try values.code(of: value.utf8, for: key), in: layer)
        } catch {
            faults.value(
                "`\(key.text)`: \(ScheduleText.adviceOnOtherKey(for: value.text, than: key) ?? error.message)",
                at: value)
            return .faulty(in: layer)
        }
    }

    /// What a list says of `window`.
    private mutating func window(_ list: Node, in layer: UInt32) -> Setting {
        guard let nodes = texts(of: list, EntryKey.window, such: "Mon..Fri 01:00-05:00") else {
            return .faulty(in: layer)
        }
        do throws(WindowPool.Fault) {
            return .value(try values.windowCode(of: nodes.map(\.utf8)), in: layer)
        } catch {
            faults.value("`window`: \(error.fault.message)", at: nodes[error.element])
            return .faulty(in: layer)
        }
    }

    /// What a mapping says of `labels` or `retry`.
    private mutating func mapping(_ mapping: Node, _ key: EntryKey, in layer: UInt32) -> Setting {
        let example = key == .labels ? "{team: payments}" : "{first: 1s, most: 15m}"
        guard isMapping(mapping, "`\(key.text)` is a mapping; write \(example)") else { return .faulty(in: layer) }
        var pairs: [MappingPool.Pair] = []
        var isGood = true
        for (name, value) in mapping.pairs {
            if let pair = key == .labels ? label(name, value) : retryPair(name, value) {
                pairs.append(pair)
            } else {
                isGood = false
            }
        }
        if key == .labels, pairs.count > EntryText.mostLabels {
            faults.value(
                "`labels`: \(pairs.count) labels are too many; write at most \(EntryText.mostLabels)", at: mapping)
            isGood = false
        }
        return isGood ? .value(values.mappings.code(of: pairs), in: layer) : .faulty(in: layer)
    }

    private mutating func label(_ name: Node, _ value: Node) -> MappingPool.Pair? {
        do throws(ValueFault) {
            let key = try EntryText.labelName(name.text)
            if value.isNull { return MappingPool.Pair(key: key, value: nil) }
            guard !value.isReported else { return nil }
            guard value.kind == .scalar else {
                faults.schema("a label's value is text; write `\(key): TEXT`", at: value)
                return nil
            }
            let text = value.text
            do throws(ValueFault) {
                return MappingPool.Pair(key: key, value: try EntryText.labelValue(text))
            } catch {
                faults.value("`labels`: \(error.message)", at: value)
                return nil
            }
        } catch {
            faults.value("`labels`: \(error.message)", at: name)
            return nil
        }
    }

    private mutating func retryPair(_ name: Node, _ value: Node) -> MappingPool.Pair? {
        guard let key = RetryKey.named(name) else {
            _ = reportUnknown(name, in: .retry)
            return nil
        }
        if value.isNull { return MappingPool.Pair(key: key.text.description, value: nil) }
        guard isScalar(value, key) else { return nil }
        do throws(ValueFault) {
            _ = try EntryText.positive(value.text)
            return MappingPool.Pair(key: key.text.description, value: value.text)
        } catch {
            faults.value("`\(key.text)`: \(error.message)", at: value)
            return nil
        }
    }
}
