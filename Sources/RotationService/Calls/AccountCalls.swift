import KMSClient
import RotationCore

/// What one account's calls need: its endpoint's client and where its credentials come from.
struct AccountCalls: Sendable {
    /// Makes the calls.
    let client: EndpointClient
    /// The settings that the client was made for: others need another client.
    let settings: Settings
    /// Where the credentials come from.
    let source: CredentialSource
    /// The credentials that were read last; nil where none could be.
    var credentials: Credentials?

    /// What a client is made for.
    struct Settings: Hashable, Sendable {
        var endpoint: Endpoint
        var timeouts: Timeouts
    }

    /// The client of an account, or `previous`'s where it is made for the same; throws where the endpoint or the proxy is no address.
    init(_ account: AccountConfiguration, previous: AccountCalls?, environment: [String: String]) throws(EndpointError) {
        let endpoint =
            if let url = account.endpoint { try Endpoint(url: url) } else { try Endpoint(region: account.region) }
        settings = Settings(
            endpoint: endpoint,
            timeouts: Timeouts(connect: account.connectTimeout, answer: account.answerTimeout))
        if let previous, previous.settings == settings {
            client = previous.client
        } else {
            let proxy = try Proxy(for: endpoint, environment: environment)
            client = EndpointClient(endpoint: endpoint, timeouts: settings.timeouts, proxy: proxy)
        }
        source = account.credentials.map { .systemd($0) } ?? .environment
        credentials = previous?.source == source ? previous?.credentials : nil
    }
}
