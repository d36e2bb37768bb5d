/// A queue with a quota of its own: an account's, or one region's of an account whose quotas are regional.
struct Lane: Sendable {
    /// The account's position.
    let account: Int
    /// The region, where the quota is that of one.
    let region: String?
    var queue = LaneQueue()
    /// The position of its quota group.
    var group = 0
    /// The positions of all groups for which an attempt of it may count, that one included; nil where that is not the
    /// same for all of them.
    var groups: [Int]?

    init(account: Int, region: String?) {
        self.account = account
        self.region = region
    }
}
