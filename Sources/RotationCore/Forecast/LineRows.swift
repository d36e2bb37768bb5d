extension ForecastLines {
    /// Rows in pieces of equal length, so that nothing is moved when more come.
    struct Rows: Sendable {
        private static let pieceLength = 1 << 14

        private var pieces: [[Row]] = []
        private(set) var count = 0

        subscript(position: Int) -> Row { pieces[position / Self.pieceLength][position % Self.pieceLength] }

        mutating func append(_ row: Row) {
            if count % Self.pieceLength == 0 {
                pieces.append([])
                // Only one that is full before long takes all of its room at once.
                if count > 0 { pieces[pieces.count - 1].reserveCapacity(Self.pieceLength) }
            }
            pieces[pieces.count - 1].append(row)
            count += 1
        }
    }
}
