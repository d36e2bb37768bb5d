import NIOCore

/// The threads that serve connections: SwiftNIO's, shared by the whole process.
public enum NetworkThreads {
    /// Has one thread serve all connections, instead of one for each of the machine's cores.
    ///
    /// A few calls an hour need no more, and every thread costs memory. To be called once, by the program's main
    /// function before any client is made: SwiftNIO stops the program where it is called later or twice.
    public static func limitToOne() {
        NIOSingletons.groupLoopCountSuggestion = 1
    }
}
