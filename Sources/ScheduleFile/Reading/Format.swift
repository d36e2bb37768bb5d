/// The two notations a schedule file may have.
public enum Format: Hashable, Sendable {
    /// YAML-lite: the part of YAML 1.2 that cannot surprise.
    case yaml

    /// JSON as RFC 8259 defines it, without any extension.
    case json

    /// The format that the suffix of `fileName` names: `.yaml` and `.yml`, or `.json`; nil for any other.
    ///
    /// The suffix alone is no name: `.yaml` is a hidden file without one.
    public init?(fileName: String) {
        let name = fileName.utf8.split(separator: UInt8(ascii: "/")).last ?? fileName.utf8[...]
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else { return nil }
        switch String(name[name.index(after: dot)...]) {
        case "yaml", "yml": self = .yaml
        case "json": self = .json
        default: return nil
        }
    }
}
