import RotationCore

/// Deletes rotations that ended long ago, in pieces, and then requests and pauses that did.
struct PruneQuery: Sendable {
    /// The most rotations that one piece deletes.
    static let mostRotations = 200

    /// What ended before this instant of the wall clock goes.
    var end: Instant
    /// Attempts within it stay.
    var horizon: SlotHorizon

    /// Deletes one piece, within the caller's transaction, and gives the number of rotations; less than `mostRotations`
    /// when it was the last.
    func deletePiece(on connection: SQLiteConnection) throws(SQLiteError) -> Int {
        var count = 0
        let key = RotationTable.key.map { "\($0) = ?" }.joined(separator: " AND ")
        let deleteAttempts = try connection.prepare("DELETE FROM attempt WHERE \(key)")
        let deleteRotation = try connection.prepare("DELETE FROM rotation WHERE \(key)")
        for account in try LoadQuery.accounts(in: RotationTable.name, on: connection) {
            let keys = try candidates(of: account, limit: Self.mostRotations - count, on: connection)
            for (secret, versionID) in keys {
                for statement in [deleteAttempts, deleteRotation] {
                    RotationTable.bindKey(secret, versionID, to: statement)
                    try statement.run()
                }
            }
            count += keys.count
            if count == Self.mostRotations { return count }
        }
        for condition in ["request WHERE state = 'done' AND finished < ?", "pause WHERE lifted < ?"] {
            let statement = try connection.prepare("DELETE FROM \(condition)")
            statement.bind(end)
            try statement.run()
        }
        return count
    }

    private func candidates(
        of account: String, limit: Int, on connection: SQLiteConnection
    ) throws(SQLiteError) -> [(SecretID, VersionID)] {
        let sameRotation = RotationTable.key.map { "attempt.\($0) = rotation.\($0)" }.joined(separator: " AND ")
        let statement = try connection.prepare(
            """
            SELECT \(RotationTable.key.joined(separator: ", ")) FROM rotation INDEXED BY rotation_finished
            WHERE \(RotationTable.isFinished) AND account = ? AND coalesce(finished, due) < ?
            AND (request IS NULL OR NOT \(RotationTable.isOfOpenRequest)) AND NOT EXISTS (
                SELECT 1 FROM attempt WHERE \(sameRotation) AND (
                    sequence >= ? OR (completed_boot_id = ? AND completed_boot >= ?)
                    OR (\(AttemptTable.isOpen))
                )
            ) LIMIT ?
            """)
        statement.bind(account)
        statement.bind(end)
        statement.bind(try firstKept(of: account, on: connection))
        statement.bind(horizon.now.bootID.text)
        statement.bind(horizon.floor)
        statement.bind(limit)
        var keys: [(SecretID, VersionID)] = []
        while try statement.step() {
            let secret = try statement.secretID()
            keys.append((secret, try statement.versionID()))
        }
        return keys
    }

    /// The place in the order of puts from which the account's newest attempts stay.
    private func firstKept(of account: String, on connection: SQLiteConnection) throws(SQLiteError) -> Int64 {
        guard horizon.newest > 0 else { return .max }
        let statement = try connection.prepare(
            """
            SELECT sequence FROM attempt INDEXED BY attempt_account
            WHERE account = ? AND \(AttemptTable.occupiesSlot) ORDER BY sequence DESC LIMIT 1 OFFSET ?
            """)
        statement.bind(account)
        statement.bind(horizon.newest - 1)
        return try statement.step() ? try statement.integer() : .min
    }
}
