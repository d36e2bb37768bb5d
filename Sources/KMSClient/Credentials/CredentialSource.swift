/// Where an account's static credentials come from.
public enum CredentialSource: Hashable, Sendable {
    /// The systemd credential of this name: the file `$CREDENTIALS_DIRECTORY/NAME`, in JSON or the official ini format.
    case systemd(String)
    /// `ALIBABA_CLOUD_ACCESS_KEY_ID`, `ALIBABA_CLOUD_ACCESS_KEY_SECRET` and, for a temporary key,
    /// `ALIBABA_CLOUD_SECURITY_TOKEN`.
    case environment

    /// Reads the credentials anew; for a systemd credential this reads a small file.
    ///
    /// `environment` is the process's. Throws where something is missing or malformed.
    public func load(environment: [String: String]) throws(CredentialError) -> Credentials {
        switch self {
        case .systemd(let name): try Self.systemdCredential(name, environment)
        case .environment: try Self.variables(environment)
        }
    }

    private static func systemdCredential(
        _ name: String, _ environment: [String: String]
    ) throws(CredentialError) -> Credentials {
        guard !name.isEmpty, name != ".", name != "..", !name.utf8.contains(UInt8(ascii: "/")),
            !name.utf8.contains(0)
        else {
            throw CredentialError("'\(LogText.clean(name, limit: 64))' is no name of a credential; write a file's name")
        }
        guard let directory = environment["CREDENTIALS_DIRECTORY"], !directory.isEmpty else {
            throw CredentialError(
                "credential '\(name)': CREDENTIALS_DIRECTORY is not set; add LoadCredential=\(name) to the unit, or set "
                    + "the variable to a folder with a file of this name")
        }
        let content = try CredentialFile.read("\(directory)/\(name)", name: name)
        return try CredentialFile.parse(
            content, name: name, profile: nonEmpty(environment["ALIBABA_CLOUD_PROFILE"]) ?? "default")
    }

    private static func variables(_ environment: [String: String]) throws(CredentialError) -> Credentials {
        let id = nonEmpty(environment["ALIBABA_CLOUD_ACCESS_KEY_ID"])
        let secret = nonEmpty(environment["ALIBABA_CLOUD_ACCESS_KEY_SECRET"])
        guard let id, let secret else {
            throw CredentialError(
                id == nil && secret == nil
                    ? "no credentials: name a systemd credential in the account (credentials: NAME), or set "
                        + "ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET"
                    : "ALIBABA_CLOUD_ACCESS_KEY_\(id == nil ? "ID" : "SECRET") is not set, but its companion is; set both"
            )
        }
        return try Credentials(
            checkedID: id, secret: secret, token: nonEmpty(environment["ALIBABA_CLOUD_SECURITY_TOKEN"]),
            of: "the environment's ALIBABA_CLOUD_* variables")
    }

    private static func nonEmpty(_ value: String?) -> String? {
        value.flatMap { $0.isEmpty ? nil : $0 }
    }
}

extension Credentials {
    /// The credentials with these values, where each is printable ASCII without spaces.
    ///
    /// Anything else is a slip (a comment or a line break at the end), which KMS would answer with a riddle.
    init(checkedID id: String, secret: String, token: String?, of source: String) throws(CredentialError) {
        for (what, value) in [("AccessKey id", id), ("AccessKey secret", secret), ("security token", token ?? "-")] {
            guard !value.isEmpty, value.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
                throw CredentialError(
                    "\(source): the \(what) is empty or has a space, a control character or a non-ASCII character; "
                        + "write the value alone")
            }
        }
        self.init(accessKeyID: id, accessKeySecret: secret, securityToken: token)
    }
}
