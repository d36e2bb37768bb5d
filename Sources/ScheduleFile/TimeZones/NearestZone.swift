import RotationCore

/// Finds the zone that a misspelt name means.
enum NearestZone {
    /// The name that is nearest to `name`, or nil where none is near: at most a third of its letters differ.
    ///
    /// Case does not count, and the city alone is enough.
    static func name(to name: String, among names: [String]) -> String? {
        let wanted = Array(name.lowercased().utf8)
        var nearest: (name: String, distance: Int)?
        for candidate in names {
            let whole = Array(candidate.lowercased().utf8)
            let city = whole.split(separator: UInt8(ascii: "/")).last.map(Array.init) ?? whole
            let distance = wanted == city ? 1 : EditDistance.between(wanted, whole)
            if distance * 3 <= wanted.count, distance < nearest?.distance ?? .max { nearest = (candidate, distance) }
        }
        return nearest?.name
    }
}
