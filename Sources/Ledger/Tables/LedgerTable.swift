/// How the records of one kind lie in their table.
///
/// `columns`, `bind` and `read` go through the same columns in the same order.
protocol LedgerTable {
    /// The records' type.
    associatedtype Value
    /// The table's name.
    static var name: String { get }
    /// The names of the columns.
    static var columns: [String] { get }
    /// Binds the next parameters to the record's columns.
    static func bind(_ record: Value, to statement: SQLiteStatement)
    /// Reads the record from the next columns of the current row.
    static func read(_ row: SQLiteStatement) throws(SQLiteError) -> Value
}

extension LedgerTable {
    /// The statement that puts one record, replacing the one under its key.
    static var put: String {
        let places = Array(repeating: "?", count: columns.count).joined(separator: ", ")
        return "INSERT OR REPLACE INTO \(name) (\(columns.joined(separator: ", "))) VALUES (\(places))"
    }

    /// The query for all columns, to be continued with its condition and order.
    static var select: String {
        "SELECT \(columns.map { "\(name).\($0)" }.joined(separator: ", ")) FROM \(name) "
    }
}

/// The columns of values that occur in several tables.
enum Columns {
    /// The columns of a secret's identity.
    static let secret = ["account", "region", "name"]

    /// The columns of a VersionId, in the order that tells the newer one; the prefix counts last.
    static let versionID = ["nominal", "suffix", "prefix"]

    /// The columns of a stamp.
    static func stamp(_ name: String) -> [String] {
        ["\(name)_boot_id", "\(name)_boot", "\(name)_wall", "\(name)_date"]
    }

    /// The columns of a wait: its start and its length in microseconds.
    static func countdown(_ name: String) -> [String] {
        stamp(name) + ["\(name)_length"]
    }
}
