import RotationCore

extension ScheduleDecoder {
    /// The node as the name of a secret; nil, and a fault, where it is none.
    mutating func secretName(_ node: Node) -> WrittenName? {
        guard !node.isReported else { return nil }
        guard node.kind == .scalar, !node.isNull else {
            faults.schema("the name of a secret belongs here; write it as text", at: node)
            return nil
        }
        do throws(ValueFault) {
            return try WrittenName(node.utf8)
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
        let identity = identity(of: name, node, account: account, region: region)
        let isNamed = source.naming == .name
        let place = index.enter(identity, in: secrets) ?? secrets.count
        let prefixLength = UInt32(clamping: node.utf8.count - identity.name.count)
        if place == secrets.count {
            secrets.append(
                SecretDraft(
                    account: account.code, region: region, nameNode: node, prefixLength: prefixLength,
                    layer: source.layer))
        } else if (isNamed ? secrets[place].namedIn : secrets[place].listedIn) == source.file {
            reportRepeated(node, at: place)
        }
        if isNamed || secrets[place].namedIn <= secrets[place].removedIn {
            secrets[place].nameNode = node
            secrets[place].prefixLength = prefixLength
            secrets[place].layer = source.layer
        }
        if isNamed {
            secrets[place].namedIn = source.file
            secrets[place].named = join(secrets[place].named, source.row)
        } else {
            secrets[place].listedIn = source.file
            secrets[place].listed = join(secrets[place].listed, source.row)
        }
    }

    /// Reports a name that its file has already under the same key.
    mutating func reportRepeated(_ node: Node, at place: Int) {
        faults.value(
            "`\(Excerpt.bounded(node.utf8))` is there already, on line \(secrets[place].nameNode.position.line); "
                + "remove one of the two, or join their keys", at: node)
    }

    /// What tells the secret that a name means from all others.
    func identity(
        of name: WrittenName, _ node: Node, account: AccountPlace, region: Int32
    ) -> SecretIndex.Identity {
        var text = node.utf8
        if let arn = name.arn, !isForeign(arn, to: account) { text = text.suffix(arn.bare.utf8.count) }
        return SecretIndex.Identity(account: account.code, region: region, name: text)
    }

    /// Whether an ARN names another account's secret: the account has another number, or it is not known.
    private func isForeign(_ arn: SecretName, to account: AccountPlace) -> Bool {
        guard case .known(let place) = account else { return true }
        if accounts.drafts[place].own[.id].isUnset { return false }
        return read(.id, of: accounts.drafts[place], AccountText.number) != arn.accountNumber
    }

    /// What a secret of the account has that says nothing itself.
    func inherited(of account: Int32) -> Settings<EntryKey> {
        if account >= 0 { return accounts.drafts[Int(account)].inherited }
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
    mutating func region(
        of name: WrittenName, _ node: Node, _ account: AccountPlace, _ source: Source
    ) -> Int32? {
        let own = source.region
        if own.isFaulty { return nil }
        let setting = own.isGiven ? own : inheritedRegion(of: account)
        if setting.isFaulty { return -1 }
        guard let code = setting.code else { return regionBesideEntry(of: name, node, account) }
        if own.code != nil { note(region: code, of: account) }
        if let text = name.arn?.region, let region = values.regions[code], region != text {
            faults.value(
                "the ARN is of region \(Excerpt.bounded(text)), the entry of \(region); write the ARN's region as the entry's `region`",
                at: node)
            return nil
        }
        return Int32(clamping: code)
    }

    private func inheritedRegion(of account: AccountPlace) -> Setting {
        if case .known(let place) = account { return accounts.drafts[place].inherited[.region] }
        return inherited(of: account.code)[.region]
    }

    /// The region of a name whose entry has none: an ARN's own, or else it is missing.
    private mutating func regionBesideEntry(of name: WrittenName, _ node: Node, _ account: AccountPlace) -> Int32? {
        guard let text = name.arn?.region else {
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
        guard case .known(let place) = account, accounts.drafts[place].firstRegion == nil else { return }
        accounts[place].firstRegion = region
    }
}
