/// One freeze while the files are merged.
struct FreezeDraft {
    /// Its name.
    let name: String

    /// Where the name stands, in the last file that has it.
    var nameNode: Node

    /// Its keys.
    var settings = Settings<FreezeKey>()

    /// The number, from 1, of the last list of freezes that has it.
    var list: Int

    /// Takes over what `upper` says, which wins where it says something; its `null` removes.
    ///
    /// `yearly` replaces `from` and `to`, and these replace `yearly`.
    mutating func apply(_ upper: Settings<FreezeKey>) {
        if upper[.yearly].isGiven {
            settings[.from] = .unset
            settings[.to] = .unset
        } else if upper[.from].isGiven || upper[.to].isGiven {
            settings[.yearly] = .unset
        }
        for key in FreezeKey.allCases where !upper[key].isUnset {
            settings[key] = upper[key].isRemoved ? .unset : upper[key]
        }
    }
}

/// The freezes of all files, by name.
struct FreezeTable {
    /// The freezes in the order in which they came.
    private(set) var drafts: [FreezeDraft] = []
    private var places: [String: Int] = [:]

    /// How many lists of freezes have been read.
    private(set) var listCount = 0

    /// Begins the list of one file.
    mutating func beginList() { listCount += 1 }

    /// The freeze of that name, where there is one.
    subscript(name: String) -> FreezeDraft? { places[name].map { drafts[$0] } }

    /// Merges what one list says of a freeze, which is begun where it is new.
    mutating func merge(_ settings: Settings<FreezeKey>, name: String, at node: Node) {
        let place = places[name] ?? drafts.count
        if place == drafts.count {
            places[name] = place
            drafts.append(FreezeDraft(name: name, nameNode: node, list: listCount))
        }
        drafts[place].nameNode = node
        drafts[place].list = listCount
        drafts[place].apply(settings)
    }
}
