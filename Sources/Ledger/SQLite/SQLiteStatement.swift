import CSQLite
import RotationCore

/// One compiled statement, whose parameters are bound and whose columns are read one after the other.
///
/// `bind` fills the next parameter; after `step`, `integer`, `text` and their kin read the next column. A writer and a
/// reader that go through a table's columns in one order so need no numbers.
final class SQLiteStatement {
    /// SQLite's statement.
    let pointer: OpaquePointer
    /// The connection, which must outlive its statements.
    let connection: SQLiteConnection
    /// How many parameters are bound.
    private var bound: Int32 = 0
    /// What went wrong in binding; `step` throws it.
    private var bindingCode = SQLITE_OK
    /// The column to be read next.
    var column: Int32 = 0
    /// The text last read of each column: neighbouring rows often share accounts, schedules and boots, and so share
    /// their storage.
    var texts: [String]
    /// The boot id last read.
    var lastBootID: BootID?
    /// The texts of the bound parameters, one after the other, as far as they fit: SQLite would else make a piece of
    /// memory of its own for each.
    private var room: UnsafeMutableRawBufferPointer?
    private var roomUsed = 0
    private static let roomSize = 4_096

    /// Takes over `pointer`, a statement compiled on `connection`.
    init(_ pointer: OpaquePointer, on connection: SQLiteConnection) {
        self.pointer = pointer
        self.connection = connection
        self.texts = Array(repeating: "", count: Int(sqlite3_column_count(pointer)))
    }

    deinit {
        sqlite3_finalize(pointer)
        room?.deallocate()
    }

    /// Binds the next parameter to a whole number, or to NULL.
    func bind(_ value: Int64?) {
        bound += 1
        // Without a value it is NULL since the last reset.
        if let value { note(sqlite3_bind_int64(pointer, bound, value)) }
    }

    /// Binds the next parameter to a text, or to NULL.
    func bind(_ value: String?) {
        bound += 1
        guard var value else { return }
        let code = value.withUTF8 { bytes in
            if let place = place(for: bytes) {
                // No destructor: the room outlives the statement's use of it.
                return sqlite3_bind_text64(pointer, bound, place, UInt64(bytes.count), nil, UInt8(SQLITE_UTF8))
            }
            // SQLITE_TRANSIENT, SQLite's copy of its own: a cast that Swift does not import.
            let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
            return bytes.withMemoryRebound(to: CChar.self) { characters in
                sqlite3_bind_text64(
                    pointer, bound, characters.baseAddress, UInt64(characters.count), copied, UInt8(SQLITE_UTF8))
            }
        }
        note(code)
    }

    /// Where the text stands in the room; nil where it does not fit.
    ///
    /// An empty text has a place too: no address would mean NULL.
    private func place(for bytes: UnsafeBufferPointer<UInt8>) -> UnsafePointer<CChar>? {
        let room = self.room ?? .allocate(byteCount: Self.roomSize, alignment: 1)
        self.room = room
        guard bytes.count < Self.roomSize - roomUsed else { return nil }
        let place = UnsafeMutableRawBufferPointer(rebasing: room[roomUsed..<roomUsed + bytes.count + 1])
        place.copyBytes(from: bytes)
        place[bytes.count] = 0
        roomUsed += bytes.count + 1
        return UnsafePointer(place.baseAddress?.assumingMemoryBound(to: CChar.self))
    }

    /// Advances to the next row, which can then be read; false after the last one.
    func step() throws(SQLiteError) -> Bool {
        try connection.check(bindingCode)
        column = 0
        switch sqlite3_step(pointer) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw connection.error(code)
        }
    }

    /// Carries the statement out, whatever rows it gives, and makes it ready for the next time.
    func run() throws(SQLiteError) {
        defer { reset() }
        while try step() {}
    }

    /// Makes the statement ready for new parameters.
    func reset() {
        sqlite3_reset(pointer)
        sqlite3_clear_bindings(pointer)
        bound = 0
        roomUsed = 0
        bindingCode = SQLITE_OK
    }

    private func note(_ code: Int32) {
        if code != SQLITE_OK { bindingCode = code }
    }
}
