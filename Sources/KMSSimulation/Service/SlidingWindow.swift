/// Counts arrivals in the window of one length that ends now, exactly: an arrival leaves one window's length after it
/// came.
struct SlidingWindow: Sendable {
    private let length: Int64
    private var arrivals = TimedQueue<Void>()

    /// Makes an empty window whose length is given in microseconds.
    init(length: Int64) {
        self.length = length
    }

    /// Takes an arrival and says how many the window that ends with it holds, itself included.
    ///
    /// - Parameter clock: the moment in microseconds; it must not decrease from call to call.
    mutating func arrive(at clock: Int64) -> Int {
        while arrivals.takeFirst(notAfter: clock - length) != nil {}
        arrivals.append((), at: clock)
        return arrivals.count
    }
}
