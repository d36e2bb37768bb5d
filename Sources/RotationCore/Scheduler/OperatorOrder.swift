/// What an operator wants, or what is left of it after a crash.
enum OperatorOrder: Sendable {
    case request(OperatorRequest)
    /// The rotations that the ledger may not have of a request that it has: of these secrets, by position, if their
    /// entries still have these canonical forms.
    case completion(id: String, secrets: [Int: String])
    case pause(PauseRecord)
    case unpause(PauseScope, by: String)
    case resumption(Resumption)

    var isCompletion: Bool {
        if case .completion = self { true } else { false }
    }
}
