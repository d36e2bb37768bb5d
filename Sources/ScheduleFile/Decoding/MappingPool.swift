/// The mappings that are values of `labels` and `retry`, which are merged by their own keys.
///
/// A mapping with what it says is read once; one that was merged remembers of which two, so that the place of each of
/// its keys can be told.
struct MappingPool {
    /// A key and its value; nil for `null`, which removes what stands below.
    struct Pair: Hashable {
        let key: String
        let value: String?
    }

    /// Two mappings of which the upper one wins.
    struct Layered: Hashable {
        let upper: Setting
        let lower: Setting
    }

    private var codes: [[Pair]: Int32] = [:]
    private var contents: [[Pair]] = []
    private var mergedCodes: [Layered: Int32] = [:]

    /// What a merged mapping was made of, by its number.
    private(set) var layered: [Int32: Layered] = [:]

    /// The number of the mapping with these pairs, each key once.
    mutating func code(of pairs: [Pair]) -> Int32 {
        let sorted = pairs.sorted { $0.key < $1.key }
        if let code = codes[sorted] { return code }
        let code = Int32(clamping: contents.count)
        contents.append(sorted)
        codes[sorted] = code
        return code
    }

    /// What is said where `upper` is said over `lower`.
    mutating func merged(_ lower: Setting, below upper: Setting) -> Setting {
        guard let top = upper.code, let bottom = lower.code else { return upper }
        let layers = Layered(upper: upper, lower: lower)
        if let code = mergedCodes[layers] { return .value(code, in: upper.layer) }
        var values = Dictionary(uniqueKeysWithValues: contents[bottom].map { ($0.key, $0) })
        for pair in contents[top] { values[pair.key] = pair }
        // A number of its own, even where another has the same content: the places differ.
        let code = Int32(clamping: contents.count)
        contents.append(values.values.sorted { $0.key < $1.key })
        mergedCodes[layers] = code
        layered[code] = layers
        return .value(code, in: upper.layer)
    }

    /// The values of a mapping by their keys.
    func values(_ code: Int) -> [String: String] {
        Dictionary(uniqueKeysWithValues: contents[code].compactMap { pair in pair.value.map { (pair.key, $0) } })
    }
}
