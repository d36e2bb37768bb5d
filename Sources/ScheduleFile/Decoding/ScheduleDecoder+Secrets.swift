import RotationCore

extension ScheduleDecoder {
    /// The node as the name of a secret; nil, and a fault, where it is none.
    private mutating func secretName(_ node: Node) -> SecretName? {
        guard !node.isReported else { return nil }
        guard node.kind == .scalar, !node.isNull else {
            faults.schema("the name of a secret belongs here; write it as text", at: node)
            return nil
        }
        do throws(ValueFault) {
            return try SecretName(node.text)
        } catch {
            faults.value(error.message, at: node)
            return nil
        }
    }

    /// Merges what an entry says into the secret that one of its names means; without an account it only checks the
    /// name.
    mutating func addSecret(_ node: Node, to account: AccountPlace?, from source: Source) {
        guard let name = secretName(node), let account, let region = region(of: name, node, account, source) else {
            return
        }
        let identity = isForeign(name, to: account) ? name.text : name.bare
        let place = index.place(account: account.code, region: region, name: identity, in: secrets) ?? secrets.count
        if place == secrets.count {
            secrets.append(
                SecretDraft(
                    account: account.code, region: region, name: identity, writtenName: name.text, nameNode: node,
                    layer: source.layer))
        }
        let last = source.isListed ? secrets[place].listedIn : secrets[place].namedIn
        if last == source.file {
            faults.value(
                "`\(Excerpt.bounded(name.text))` is there already, on line \(secrets[place].nameNode.position.line); "
                    + "remove one of the two, or join their keys", at: node)
        }
        secrets[place].writtenName = name.text
        secrets[place].nameNode = node
        secrets[place].layer = source.layer
        if source.isListed { secrets[place].listedIn = source.file } else { secrets[place].namedIn = source.file }
        secrets[place].own.apply(source.settings)
    }

    /// Whether an ARN names another account's secret: the account has another number, or it is not known.
    private func isForeign(_ name: SecretName, to account: AccountPlace) -> Bool {
        guard let number = name.accountNumber else { return false }
        guard case .known(let place) = account else { return true }
        if accounts[place].own[.id].isUnset { return false }
        return read(.id, of: accounts[place], AccountText.number) != number
    }

    /// What a secret of the account has that says nothing itself.
    func inherited(of account: Int32) -> Settings<EntryKey> {
        if account >= 0 { return accounts[Int(account)].inherited }
        var settings = defaults
        if accounts.drafts.isEmpty, account == AccountPlace.unsaid.code, !isIncomplete {
            if settings[.region].isUnset { settings[.region] = .faulty(in: 0) }
        } else {
            // Whatever is missing may be what the account would say.
            settings.doubtUnset(in: 0)
        }
        return settings
    }

    /// The number of the region that an entry means for a name; -1 where a fault elsewhere hides it, nil, after a
    /// fault, where there is none.
    private mutating func region(
        of name: SecretName, _ node: Node, _ account: AccountPlace, _ source: Source
    ) -> Int32? {
        let own = source.settings[.region]
        if own.isFaulty { return nil }
        let setting = own.isGiven ? own : inherited(of: account.code)[.region]
        if setting.isFaulty { return -1 }
        guard let code = setting.code else { return regionBesideEntry(of: name, node, account) }
        if own.code != nil { note(region: code, of: account) }
        if let text = name.region, let region = values.regions[code], region != text {
            faults.value(
                "the ARN is of region \(Excerpt.bounded(text)), the entry of \(region); write the ARN's region as the entry's `region`",
                at: node)
            return nil
        }
        return Int32(clamping: code)
    }

    /// The region of a name whose entry has none: an ARN's own, or else it is missing.
    private mutating func regionBesideEntry(of name: SecretName, _ node: Node, _ account: AccountPlace) -> Int32? {
        guard let text = name.region else {
            if case .known(let place) = account, !isIncomplete { reportMissingRegion(ofAccountAt: place) }
            return -1
        }
        do throws(ValueFault) {
            let code = try values.regionCode(of: Array(text.utf8)[...])
            note(region: Int(code), of: account)
            return code
        } catch {
            faults.value(error.message, at: node)
            return nil
        }
    }

    /// Remembers the first region of an account's secrets, for an account that has none itself.
    private mutating func note(region: Int, of account: AccountPlace) {
        guard case .known(let place) = account, accounts[place].firstRegion == nil else { return }
        accounts[place].firstRegion = region
    }
}
