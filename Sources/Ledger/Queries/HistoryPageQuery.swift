import RotationCore

/// Reads one page of the history.
enum HistoryPageQuery {
    /// The page, all of one state of the database.
    static func run(_ query: HistoryQuery, on connection: SQLiteConnection) throws(SQLiteError) -> HistoryPage {
        try connection.execute("BEGIN")
        do throws(SQLiteError) {
            let page = try read(query, on: connection)
            try connection.execute("COMMIT")
            return page
        } catch {
            // The first error is the one that counts: the transaction read only.
            try? connection.execute("ROLLBACK")
            throw error
        }
    }

    private static func read(_ query: HistoryQuery, on connection: SQLiteConnection) throws(SQLiteError) -> HistoryPage
    {
        let limit = min(max(1, query.limit), HistoryQuery.mostEntries)
        let rotations = try connection.prepare(RotationTable.select + condition(of: query))
        if let secret = query.secret { rotations.bind(secret) }
        if let after = query.after {
            rotations.bind(after.versionID)
            if query.secret == nil { rotations.bind(after.secret) }
        }
        rotations.bind(limit + 1)

        let key = RotationTable.key.map { "\($0) = ?" }.joined(separator: " AND ")
        let attempts = try connection.prepare(AttemptTable.select + "WHERE \(key) ORDER BY number")
        var page = HistoryPage(entries: [], next: nil)
        while try rotations.step() {
            if page.entries.count == limit, let last = page.entries.last?.rotation {
                page.next = HistoryPosition(secret: last.secret, versionID: last.versionID)
                break
            }
            let rotation = try RotationTable.read(rotations)
            var entry = HistoryEntry(rotation: rotation, attempts: [])
            RotationTable.bindKey(rotation.secret, rotation.versionID, to: attempts)
            while try attempts.step() { entry.attempts.append(try AttemptTable.read(attempts)) }
            attempts.reset()
            page.entries.append(entry)
        }
        return page
    }

    /// The condition and order: along the primary key for one secret, along the index of nominal times for all.
    private static func condition(of query: HistoryQuery) -> String {
        let order = query.secret == nil ? Columns.versionID + Columns.secret : Columns.versionID
        var conditions = query.secret == nil ? [] : Columns.secret.map { "\($0) = ?" }
        if query.after != nil {
            let places = order.map { _ in "?" }.joined(separator: ", ")
            conditions.append("(\(order.joined(separator: ", "))) < (\(places))")
        }
        let condition = conditions.isEmpty ? "" : "WHERE \(conditions.joined(separator: " AND ")) "
        return condition + "ORDER BY \(order.map { "\($0) DESC" }.joined(separator: ", ")) LIMIT ?"
    }
}
