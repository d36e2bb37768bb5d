import Dispatch
import KMSClient
import RotationCore
import Synchronization

/// Makes the calls of all accounts: it keeps their clients and the only copy of their credentials.
final class CallDesk: Sendable {
    private struct State {
        var accounts: [String: AccountCalls] = [:]
        /// Clients that no account uses any more; calls under way end as they would.
        var retired: [EndpointClient] = []
    }

    private let state = Mutex(State())
    private let environment: [String: String]
    private let files: DispatchQueue

    /// A desk without accounts, which reads credentials on the queue `files`.
    init(environment: [String: String], files: DispatchQueue) {
        self.environment = environment
        self.files = files
    }

    /// Prepares for the accounts of a configuration and reads their credentials anew; throws where a region or the
    /// proxy is no address, and then changes nothing.
    ///
    /// It blocks on files: it is for the queue `files`, or for the time before anything waits for that.
    func prepare(_ configuration: Configuration) throws(ValueFault) -> [String: CredentialState] {
        let previous = state.withLock { $0.accounts }
        let regions = configuration.secrets.regions
        var accounts: [String: AccountCalls] = [:]
        for account in configuration.accounts {
            accounts[account.key] = try AccountCalls(
                account, regions: regions[account.key] ?? [], previous: previous[account.key], environment: environment)
        }
        var credentials: [String: CredentialState] = [:]
        for key in accounts.keys { credentials[key] = read(&accounts[key]) }
        let kept = Set(accounts.values.flatMap(\.clients.values).map { ObjectIdentifier($0) })
        state.withLock { state in
            state.retired += previous.values.flatMap(\.clients.values).filter { !kept.contains(ObjectIdentifier($0)) }
            state.accounts = accounts
        }
        return credentials
    }

    /// Makes a call; the answer comes once, on any thread.
    func call(_ order: SendOrder, completion: @escaping @Sendable (Answer) -> Void) {
        let id = order.attempt.secret
        let account = state.withLock { $0.accounts[id.account] }
        // A reload may be ahead of the scheduler: what it decided before is not carried out with another key.
        guard let account, let client = account.client(for: id.region), let credentials = account.credentials,
            credentials.accessKeyID == order.accessKeyID
        else {
            return completion(
                Answer(.unsent, code: "NoCredentials", message: "the account or its credentials have changed"))
        }
        let request = RotateSecret(secretName: order.sentName, versionID: order.attempt.versionID.text)
        Task {
            // Read at the last moment: the process may have been stopped since the decision.
            let remaining = order.deadline.duration(since: SystemClocks.read().boot)
            completion(
                await client.rotate(
                    request, credentials: credentials, within: remaining, clockOffset: order.clockCorrection))
        }
    }

    /// Asks an account's KMS for its Date; it comes once, on any thread, and is nil where none was to be had.
    func checkClock(of key: String, completion: @escaping @Sendable (Instant?) -> Void) {
        let account = state.withLock { $0.accounts[key] }
        guard let account, let client = account.clockClient else { return completion(nil) }
        Task { completion(await client.date(within: account.clockTimeout)) }
    }

    /// Reads an account's credentials again; a systemd credential is a file.
    func readCredential(of key: String, completion: @escaping @Sendable (CredentialState) -> Void) {
        files.async { [self] in
            let known = state.withLock { $0.accounts[key] }
            var account = known
            let state = read(&account)
            self.state.withLock { $0.accounts[key]?.credentials = account?.credentials }
            completion(state)
        }
    }

    /// Closes the clients that no account uses any more.
    func closeRetired() {
        let retired = state.withLock { state in
            defer { state.retired = [] }
            return state.retired
        }
        for client in retired { Task { await client.shutdown() } }
    }

    private func read(_ account: inout AccountCalls?) -> CredentialState {
        guard let source = account?.source else { return .unavailable(reason: "the account is not configured") }
        do {
            let credentials = try source.load(environment: environment)
            account?.credentials = credentials
            return .available(accessKeyID: credentials.accessKeyID, fingerprint: credentials.fingerprint)
        } catch {
            account?.credentials = nil
            return .unavailable(reason: error.message)
        }
    }
}
