/// One secret while the files are merged.
///
/// Its name stays in the file: of a million names no copy is made.
struct SecretDraft {
    /// Its account, as `AccountPlace.code`; not less than 0 where no fault was found.
    let account: Int32

    /// The number of its region; -1 where a fault elsewhere hides it.
    let region: Int32

    /// Where the highest entry writes the name.
    var nameNode: Node

    /// How many bytes of the written name are not part of what tells it from the other secrets there: of an ARN of the
    /// account all before the bare name, else none.
    var prefixLength: UInt32

    /// The number of the highest entry.
    var layer: UInt32

    /// The rows of what the entries with `names`, and those with `name`, say together.
    var listed = SettingRows.empty
    var named = SettingRows.empty

    /// The numbers, from 1, of the last files that have it under `names` and under `name`, and of the last one that
    /// removes it; 0 for none.
    var listedIn: UInt32 = 0
    var namedIn: UInt32 = 0
    var removedIn: UInt32 = 0

    /// What tells it from the other secrets there: the bare name, or of another account's secret the ARN.
    var name: ArraySlice<UInt8> { nameNode.utf8.dropFirst(Int(prefixLength)) }

    /// The same as text.
    var nameText: String { String(decoding: name, as: UTF8.self) }

    /// The bare name: of an ARN the name that it ends with.
    var bareName: ArraySlice<UInt8> {
        let name = name
        guard let colon = name.lastIndex(of: UInt8(ascii: ":")) else { return name }
        return name[(colon + 1)...].drop { $0 != UInt8(ascii: "/") }.dropFirst()
    }

    /// Whether a file brings it that no later one removes.
    var isPresent: Bool { listedIn > removedIn || namedIn > removedIn }
}
