/// The identity of one boot of the machine, as `/proc/sys/kernel/random/boot_id` (random(4)) or systemd's `%b` give it.
///
/// Ids compare without hyphens, since `%b` has none, and without regard to case.
public struct BootID: Hashable, Sendable {
    /// The id without hyphens and surrounding white space, in lower case.
    public let text: String

    /// The boot with this id; hyphens, surrounding white space and case do not matter.
    public init(_ text: some StringProtocol) {
        self.text = String(text.lowercased().filter { $0 != "-" && !$0.isWhitespace })
    }
}
