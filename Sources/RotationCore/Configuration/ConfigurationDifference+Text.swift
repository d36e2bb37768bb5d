extension ConfigurationDifference.Item: CustomStringConvertible {
    /// The item in one line: `changed secret rds/orders of main, cn-hangzhou: schedule every 30d -> every 7d; next
    /// 2026-12-01T03:00:00Z`.
    public var description: String {
        let head = "\(kind.rawValue) \(subject)"
        if case .zone = subject { return "\(head): the system's tzdata has other rules for it" }
        var parts = keys.map { key in
            switch kind {
            case .new: "\(key.name) \(key.new ?? "none")"
            case .changed, .gone: "\(key.name) \(key.old ?? "none") -> \(key.new ?? "none")"
            }
        }
        if let next { parts.append("next \(next.rfc3339)") }
        return Self.line(parts.isEmpty ? head : "\(head): \(parts.joined(separator: "; "))")
    }

    /// The text with `?` for what could break the line or steer a terminal: a file may have it in names and labels.
    private static func line(_ text: String) -> String {
        var line = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .surrogate: line.append("?")
            default: line.append(scalar)
            }
        }
        return String(line)
    }
}

extension ConfigurationDifference.Subject: CustomStringConvertible {
    /// `account main`, `freeze double-eleven`, `zone Europe/Berlin`, `secret rds/orders of main, cn-hangzhou`.
    public var description: String {
        switch self {
        case .account(let key): "account \(key)"
        case .freeze(let name): "freeze \(name)"
        case .zone(let name): "zone \(name)"
        case .secret(let id): "secret \(id.name) of \(id.account), \(id.region)"
        }
    }
}
