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
            let distance = wanted == city ? 1 : distance(wanted, whole)
            if distance * 3 <= wanted.count, distance < nearest?.distance ?? .max { nearest = (candidate, distance) }
        }
        return nearest?.name
    }

    /// The least number of letters to insert, leave out or change that makes one of the other (Levenshtein).
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var row = Array(0...right.count)
        for (line, letter) in left.enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for column in right.indices {
                let changed = diagonal + (letter == right[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(changed, row[column] + 1, diagonal + 1)
            }
        }
        return row[right.count]
    }
}
