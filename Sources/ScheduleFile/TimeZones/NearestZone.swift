import RotationCore

/// Finds the zone that a misspelt name means.
enum NearestZone {
    /// The name that is nearest to `name`, or nil where none is near: at most a third of its letters differ.
    ///
    /// Case does not count, and the city alone is enough. No letter of what may be an abbreviation differs: another one
    /// is another zone.
    static func name(to name: String, among names: [String]) -> String? {
        let wanted = Array(name.lowercased().utf8)
        let isExact = isAbbreviation(name)
        var nearest: (name: String, distance: Int)?
        for candidate in names {
            let whole = Array(candidate.lowercased().utf8)
            let city = whole.split(separator: UInt8(ascii: "/")).last.map(Array.init) ?? whole
            let distance = wanted == whole ? 0 : wanted == city ? 1 : EditDistance.between(wanted, whole)
            guard !isExact || wanted == whole || wanted == city else { continue }
            if distance * 3 <= wanted.count, distance < nearest?.distance ?? .max { nearest = (candidate, distance) }
        }
        return nearest?.name
    }

    /// Whether a name may be the abbreviation of a zone, such as `CST`: at most four letters, all capital or all small.
    static func isAbbreviation(_ name: String) -> Bool {
        (2...4).contains(name.utf8.count)
            && (name.utf8.allSatisfy { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }
                || name.utf8.allSatisfy { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 })
    }
}
