import RotationCore

/// Single values: a value written in its canonical form and read again is the same.
enum ValueChecks {
    static func duration(_ text: String) throws(FuzzFailure) {
        guard let duration = try read(text, Duration.init(scheduleText:)) else { return }
        try require(duration >= .zero, "\(duration) is negative")
        let canonical = duration.scheduleText
        let again = try read(canonical, Duration.init(scheduleText:))
        try require(again == duration, "\(canonical) is read as \(String(describing: again))")
    }

    static func intervalLength(_ text: String) throws(FuzzFailure) {
        let duration = try? Duration(scheduleText: text)
        guard let length = try read(text, IntervalLength.init) else {
            return try require(duration == nil, "a duration that is no interval")
        }
        switch length {
        case .duration(let read): try require(read == duration, "\(read) is read as \(String(describing: duration))")
        case .months(let months):
            try require((1...MonthSchedule.mostMonths).contains(months), "\(months) months")
            try require(duration == nil, "months that are \(String(describing: duration))")
        }
        let again = try read(length.text, IntervalLength.init)
        try require(again == length, "\(length.text) is read as \(String(describing: again))")
    }

    static func dateTime(_ text: String) throws(FuzzFailure) {
        guard let time = try read(text, DateTimeText.init) else { return }
        let instant = time.instant(in: .utc)
        try require(instant >= .earliest && instant <= .latest, "\(instant)")
        for canonical in [instant.rfc3339, instant.basicText] {
            let again = try read(canonical, Instant.init(rfc3339:))
            try require(again == instant, "\(canonical) is read as \(String(describing: again))")
        }
    }

    static func versionID(_ text: String) throws(FuzzFailure) {
        guard let id = VersionID(text) else { return }
        try require(id.text == text, "written as \(id.text)")
        try require(text.utf8.count <= VersionID.mostCharacters, "\(text.utf8.count) characters")
        try require(!id.isNewer(than: id), "newer than itself")
    }

    static func secretName(_ text: String) throws(FuzzFailure) {
        guard let name = try read(text, SecretName.init) else { return }
        try require(name.text == text && text.hasSuffix(name.bare), "\(name.text), \(name.bare)")
        let bare = try read(name.bare, SecretName.init)
        try require(bare?.bare == name.bare && bare?.region == nil, "\(name.bare) is no bare name")
    }

    static func glob(_ text: String) throws(FuzzFailure) {
        guard let glob = try read(text, Glob.init) else { return }
        try require(glob.text == text, "written as \(glob.text)")
        // Of what a pattern matches there is always one that it says itself.
        let name = String(decoding: text.utf8.map { "*?".utf8.contains($0) ? UInt8(ascii: "x") : $0 }, as: UTF8.self)
        try require(glob.matches(name), "does not match \(name)")
        try require(glob.matches("") == text.utf8.allSatisfy { $0 == UInt8(ascii: "*") }, "the empty name")
        let isPlain = !text.utf8.contains { "*?".utf8.contains($0) }
        try require(!isPlain || !glob.matches(text + "x"), "matches more than itself")
    }
}
