import KMSClient
import RotationCore

/// What one account's calls need: its endpoints' clients and where its credentials come from.
struct AccountCalls: Sendable {
    /// What a client is made for.
    struct Settings: Hashable, Sendable {
        var endpoint: Endpoint
        var timeouts: Timeouts
    }

    /// Where the credentials come from.
    let source: CredentialSource
    /// The credentials that were read last; nil where none could be.
    var credentials: Credentials?
    /// The clients, by what they are made for: one a region, or one for all where the account has an `endpoint`.
    private(set) var clients: [Settings: EndpointClient] = [:]
    private let region: String
    private let endpoint: Endpoint?
    private let timeouts: Timeouts

    /// The calls of an account to secrets in these regions, with `previous`'s clients where they are made for the same.
    ///
    /// Throws where a region or the proxy is no address.
    init(
        _ account: AccountConfiguration, regions: Set<String>, previous: AccountCalls?, environment: [String: String]
    ) throws(ValueFault) {
        source = account.credentials.map { .systemd($0) } ?? .environment
        credentials = previous?.source == source ? previous?.credentials : nil
        region = account.region
        endpoint = account.endpoint
        timeouts = Timeouts(connect: account.connectTimeout, answer: account.answerTimeout)
        for region in regions {
            let settings = try settings(for: region)
            if let known = clients[settings] ?? previous?.clients[settings] {
                clients[settings] = known
            } else {
                let proxy = try Proxy(for: settings.endpoint, environment: environment)
                clients[settings] = EndpointClient(endpoint: settings.endpoint, timeouts: timeouts, proxy: proxy)
            }
        }
    }

    /// The client for a secret's region; nil for one that no secret was in when the account was prepared.
    func client(for region: String) -> EndpointClient? {
        (try? settings(for: region)).flatMap { clients[$0] }
    }

    /// The client that asks for KMS's Date: of the account's own region, or else of the first in which it has secrets;
    /// nil where it has none.
    var clockClient: EndpointClient? {
        client(for: region) ?? clients.min { $0.key.endpoint.url < $1.key.endpoint.url }?.value
    }

    /// How long that may take.
    var clockTimeout: Duration { timeouts.answer }

    private func settings(for region: String) throws(ValueFault) -> Settings {
        if let endpoint { return Settings(endpoint: endpoint, timeouts: timeouts) }
        return Settings(endpoint: try Endpoint(region: region), timeouts: timeouts)
    }
}
