import Glibc
public import RotationCore

/// The system's time zones, read from TZif files as they are asked for and kept for the length of one load.
///
/// A reload makes a new database, so that an update of tzdata takes effect.
public struct TimeZoneDatabase: Sendable {
    /// The folder that holds the files.
    public let directory: String
    private var known: [String: Result<TimeZoneRules, TimeZoneError>] = [:]
    private var names: [String]?

    /// The zones below a folder: by default that of the environment's TZDIR, else `/usr/share/zoneinfo`.
    public init(directory: String? = nil) {
        let environment = getenv("TZDIR").map { String(cString: $0) } ?? ""
        self.directory = directory ?? (environment.isEmpty ? "/usr/share/zoneinfo" : environment)
    }

    /// The rules of a zone, by its name below the folder; UTC needs no file.
    ///
    /// Throws where the name is no name of a zone, where there is no such zone, and where its file cannot be read.
    public mutating func rules(named name: String) throws(TimeZoneError) -> TimeZoneRules {
        if name == TimeZoneRules.utc.name { return .utc }
        if let result = known[name] { return try result.get() }
        let result: Result<TimeZoneRules, TimeZoneError>
        do {
            result = .success(try read(name))
        } catch {
            result = .failure(error)
        }
        known[name] = result
        return try result.get()
    }

    private mutating func read(_ name: String) throws(TimeZoneError) -> TimeZoneRules {
        try Self.check(name)
        switch TimeZoneFile.read("\(directory)/\(name)") {
        case .bytes(let bytes):
            do {
                return try TZifReader.rules(in: bytes, name: name)
            } catch {
                throw TimeZoneError("time zone '\(name)': \(error.message)")
            }
        case .absent:
            throw TimeZoneError(unknown(name))
        case .failed(let reason):
            let path = "\(directory)/\(name)"
            throw TimeZoneError(
                "time zone '\(name)': \(path) cannot be read: \(reason); make it readable or reinstall tzdata")
        }
    }

    private static func check(_ name: String) throws(TimeZoneError) {
        let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        let isName = parts.allSatisfy { part in
            !part.isEmpty && !part.elementsEqual("..".utf8) && !part.elementsEqual(".".utf8)
                && part.allSatisfy(isNameByte)
        }
        guard isName, name.utf8.count <= 100 else {
            if let advice = OffsetName.advice(for: name) { throw TimeZoneError(advice) }
            // Nothing of the text may steer a terminal.
            let shown = String(name.unicodeScalars.prefix(40).map { (" "..."~").contains($0) ? Character($0) : "?" })
            throw TimeZoneError("'\(shown)' is no name of a time zone; write one such as Asia/Shanghai or UTC")
        }
        guard name != "localtime" else {
            throw TimeZoneError(
                "'localtime' differs from host to host; write the zone's own name, such as Asia/Shanghai")
        }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+"),
            UInt8(ascii: "."):
            true
        default: false
        }
    }

    private mutating func unknown(_ name: String) -> String {
        let names = self.names ?? TimeZoneFile.names(below: directory)
        self.names = names
        if names.isEmpty {
            return "time zone '\(name)' is not there, nor any other, in \(directory); install tzdata, or write UTC"
        }
        if let advice = OffsetName.advice(for: name) { return advice }
        guard let nearest = NearestZone.name(to: name, among: names) else {
            return NearestZone.isAbbreviation(name)
                ? "there is no time zone '\(name)', and abbreviations are ambiguous; write the zone of a city, such as "
                    + "Asia/Shanghai"
                : "there is no time zone '\(name)' in \(directory); write one such as Asia/Shanghai or UTC"
        }
        return "there is no time zone '\(name)' in \(directory); write '\(nearest)' if that is meant"
    }
}
