/// The release of which all programs are.
public enum Release {
    /// The version, as `--version` prints it (semantic versioning 2.0.0).
    public static let version = "0.1.0"
}
