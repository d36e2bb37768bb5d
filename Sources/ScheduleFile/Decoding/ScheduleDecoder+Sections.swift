extension ScheduleDecoder {
    /// Takes the sections of one file: accounts, defaults and freezes at once, the entries for later.
    mutating func readSections(of file: DocumentReader.Outcome) {
        guard let document = file.document else {
            isIncomplete = true
            return
        }
        guard let root = document.root, !root.isNull else {
            if !file.diagnostics.isEmpty { isIncomplete = true }
            return
        }
        guard
            isMapping(
                root, "a schedule file has the keys `accounts`, `defaults`, `freezes` and `secrets`; write `secrets:`")
        else {
            isIncomplete = true
            return
        }
        var list: Node?
        var end: Position?
        for (key, value) in root.pairs {
            if list != nil, end == nil { end = key.position }
            switch SectionKey.named(key) {
            case .accounts: readAccounts(value)
            case .defaults: readDefaults(value)
            case .freezes: readFreezes(value)
            case .secrets: list = entryList(value)
            case .schema: _ = isScalar(value, SectionKey.schema)
            case nil:
                if !reportUnknown(key, in: .file).isEmpty { isIncomplete = true }
            }
        }
        guard let list else {
            if !file.diagnostics.isEmpty { isIncomplete = true }
            return
        }
        let entries = EntryList(list, until: end, rootColumn: root.position.column, faults: file.diagnostics)
        if entries.faultsElsewhere > 0 { isIncomplete = true }
        entryLists.append(entries)
    }

    /// The node as the list of entries; nil, after a fault, where it is none.
    private mutating func entryList(_ node: Node) -> Node? {
        if node.isNull || node.isReported { return nil }
        guard node.kind == .sequence else {
            faults.schema("`secrets` must be a list; begin each entry with `- name: NAME`", at: node)
            return nil
        }
        return node
    }
}
