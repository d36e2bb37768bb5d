/// One secret while the files are merged.
struct SecretDraft {
    /// Its account, as `AccountPlace.code`; not less than 0 where no fault was found.
    let account: Int32

    /// The number of its region; -1 where a fault elsewhere hides it.
    let region: Int32

    /// What tells it from the other secrets there: the bare name, or of another account's secret the ARN.
    let name: String

    /// The name as the highest entry writes it.
    var writtenName: String

    /// Where it writes it.
    var nameNode: Node

    /// What its entries say together.
    var own = Settings<EntryKey>()

    /// The number of the highest entry.
    var layer: UInt32

    /// The numbers, from 1, of the last files that have it under `names` and under `name`; 0 for none.
    var listedIn: Int32 = 0
    var namedIn: Int32 = 0
}
