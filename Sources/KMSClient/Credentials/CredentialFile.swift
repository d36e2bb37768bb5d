import FoundationEssentials
import Glibc

/// A systemd credential's file: bounded reading, and its two formats.
enum CredentialFile {
    /// The most bytes a credential may have.
    static let maximumSize = 64 * 1024

    /// The bytes of the file; never more than `maximumSize`.
    static func read(_ path: String, name: String) throws(CredentialError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            let reason = errno
            throw CredentialError(
                reason == ENOENT
                    ? "credential '\(name)' is not there; put it into /etc/credstore/\(name) or name its file with "
                        + "LoadCredential=\(name):PATH, and restart"
                    : "credential '\(name)' cannot be read: \(String(cString: strerror(reason))); check its owner and mode"
            )
        }
        defer { close(descriptor) }

        var content: [UInt8] = []
        while content.count <= maximumSize {
            var chunk = [UInt8](repeating: 0, count: 4096)
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else {
                throw CredentialError(
                    "credential '\(name)' cannot be read: \(String(cString: strerror(errno))); write a regular file")
            }
            if count == 0 { return content }
            content.append(contentsOf: chunk.prefix(count))
        }
        throw CredentialError("credential '\(name)' is larger than 64 KiB; write one AccessKey as JSON or ini")
    }

    /// The credentials in the file: JSON where it begins with `{`, else ini, of which the profile's section counts.
    static func parse(_ content: [UInt8], name: String, profile: String) throws(CredentialError) -> Credentials {
        let isSpace: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
        return if content.first(where: { !isSpace($0) }) == UInt8(ascii: "{") {
            try json(content, name: name)
        } else {
            try CredentialIni(content).credentials(name: name, profile: profile)
        }
    }

    private struct Form: Decodable {
        var AccessKeyId: String?
        var AccessKeySecret: String?
        var SecurityToken: String?
    }

    private static func json(_ content: [UInt8], name: String) throws(CredentialError) -> Credentials {
        let form: Form
        do {
            form = try JSONDecoder().decode(Form.self, from: Data(content))
        } catch {
            // The decoder's own words may quote the content.
            throw CredentialError(
                "credential '\(name)' is no JSON object of texts; write {\"AccessKeyId\": \"…\", \"AccessKeySecret\": \"…\"}"
            )
        }
        guard let id = form.AccessKeyId, let secret = form.AccessKeySecret else {
            throw CredentialError(
                "credential '\(name)' has no \(form.AccessKeyId == nil ? "AccessKeyId" : "AccessKeySecret"); "
                    + "write both AccessKeyId and AccessKeySecret")
        }
        let token = form.SecurityToken.flatMap { $0.isEmpty ? nil : $0 }
        return try Credentials(checkedID: id, secret: secret, token: token, of: "credential '\(name)'")
    }
}
