import CSQLite
import Glibc

/// Reading the columns of the current row, in order; what is not of the kind asked for is corruption, never a trap.
extension SQLiteStatement {
    /// The next column, a whole number.
    func integer() throws(SQLiteError) -> Int64 {
        guard let value = try optionalInteger() else { throw unreadable(before: 1) }
        return value
    }

    /// The next column, a whole number or NULL.
    func optionalInteger() throws(SQLiteError) -> Int64? {
        defer { column += 1 }
        switch sqlite3_column_type(pointer, column) {
        case SQLITE_INTEGER: return sqlite3_column_int64(pointer, column)
        case SQLITE_NULL: return nil
        default: throw unreadable()
        }
    }

    /// The next column, a whole number that fits into `type`.
    func integer<Value: FixedWidthInteger>(as type: Value.Type) throws(SQLiteError) -> Value {
        guard let value = Value(exactly: try integer()) else { throw unreadable(before: 1) }
        return value
    }

    /// The next column, a text.
    func text() throws(SQLiteError) -> String {
        guard let value = try optionalText() else { throw unreadable(before: 1) }
        return value
    }

    /// The next column, a text or NULL.
    func optionalText() throws(SQLiteError) -> String? {
        defer { column += 1 }
        switch sqlite3_column_type(pointer, column) {
        case SQLITE_NULL: return nil
        case SQLITE_TEXT: break
        default: throw unreadable()
        }
        guard let start = sqlite3_column_text(pointer, column) else {
            throw SQLiteError(code: SQLITE_NOMEM, of: nil)
        }
        let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(pointer, column)))
        let index = Int(column)
        guard texts[index].utf8.count != bytes.count || !equals(texts[index], bytes) else { return texts[index] }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw unreadable() }
        texts[index] = text
        return text
    }

    /// The next column, one of the words of `type`.
    func word<Value: RawRepresentable>(of type: Value.Type) throws(SQLiteError) -> Value
    where Value.RawValue == String {
        guard let value = Value(rawValue: try text()) else { throw unreadable(before: 1) }
        return value
    }

    /// Passes over that many columns.
    func skip(_ count: Int) {
        column += Int32(count)
    }

    /// The error of the column that is `before` columns before the next one.
    func unreadable(before: Int32 = 0) -> SQLiteError {
        let name = sqlite3_column_name(pointer, column - before).map { String(cString: $0) } ?? "?"
        return .unreadable("a row's column \(name) holds what no rotationd put there")
    }

    /// Whether `text` has just these bytes; their counts are equal.
    private func equals(_ text: String, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let start = bytes.baseAddress else { return true }
        return text.utf8.withContiguousStorageIfAvailable { stored in
            stored.baseAddress.map { memcmp($0, start, bytes.count) == 0 } ?? true
        } ?? false
    }
}
