import Foundation
import Synchronization

/// A directory of its own for one test, removed when the test program ends.
///
/// Not earlier: a ledger does not keep its directory alive, and one that went too soon would be lost.
struct TemporaryDirectory {
    private static let made = Mutex<[String]>([])

    /// Registered once.
    private static let removal: Void = {
        atexit {
            for path in TemporaryDirectory.made.withLock({ $0 }) { try? FileManager.default.removeItem(atPath: path) }
        }
    }()

    /// The directory, which exists.
    let path: String

    init() throws {
        _ = Self.removal
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("ledger-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
        path = url.path
        Self.made.withLock { [path] in $0.append(path) }
    }

    /// A path below the directory.
    func appending(_ name: String) -> String { path + "/" + name }

    /// The state directory of the tests, made by the ledger.
    var state: String { appending("state") }

    /// The database of the state directory.
    var database: String { state + "/ledger.sqlite" }

    /// The names in the state directory.
    var names: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: state)) ?? []).sorted()
    }
}

/// The permission bits of a file; nil when there is none.
func permissions(_ path: String) -> Int? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.posixPermissions] as? NSNumber)?.intValue
}
