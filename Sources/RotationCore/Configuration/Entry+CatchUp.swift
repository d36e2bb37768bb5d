extension Entry {
    /// What came due less than this ago is no catching up.
    private static let promptness: Duration = .seconds(60)

    /// Why an occurrence that came due that long ago, while nobody could act, is not caught up with; nil where it is.
    func refusal(toCatchUpAfter age: Duration) -> String? {
        switch catchUp {
        case .none where age >= Self.promptness: Reason.noCatchUp
        case .latest where catchUpWindow.map({ age > $0 }) ?? false: Reason.tooOld
        case .none, .latest: nil
        }
    }
}
