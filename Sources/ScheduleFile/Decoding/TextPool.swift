import RotationCore

/// The values of one key, each distinct text read once.
///
/// A file of a hundred thousand entries has few distinct schedules, and mostly the same one many times in a row.
struct TextPool<Value> {
    private var codes: [String: Int32] = [:]
    private var outcomes: [Result<Value, ValueFault>] = []
    private var lastText: ArraySlice<UInt8> = []
    private var lastCode: Int32?

    /// The values that were read, by number; nil where the text was faulty.
    subscript(code: Int) -> Value? {
        guard outcomes.indices.contains(code), case .success(let value) = outcomes[code] else { return nil }
        return value
    }

    /// The number of the value that `text` is; throws what is wrong with the text, each time.
    mutating func code(
        of text: ArraySlice<UInt8>, read: (String) throws(ValueFault) -> Value
    ) throws(ValueFault) -> Int32 {
        if let code = try known(text) { return code }
        let key = String(decoding: text, as: UTF8.self)
        let outcome: Result<Value, ValueFault>
        do throws(ValueFault) {
            outcome = .success(try read(key))
        } catch {
            outcome = .failure(error)
        }
        return try insert(key, outcome)
    }

    /// The number of the value that `text` is, where it has been read before.
    mutating func known(_ text: ArraySlice<UInt8>) throws(ValueFault) -> Int32? {
        if let lastCode, Bytes.areEqual(lastText, text) { return try checked(lastCode) }
        guard let code = codes[String(decoding: text, as: UTF8.self)] else { return nil }
        lastText = text
        lastCode = code
        return try checked(code)
    }

    /// Enters what the reading of a text gave.
    mutating func insert(_ text: String, _ outcome: Result<Value, ValueFault>) throws(ValueFault) -> Int32 {
        let code = Int32(clamping: outcomes.count)
        outcomes.append(outcome)
        codes[text] = code
        return try checked(code)
    }

    private func checked(_ code: Int32) throws(ValueFault) -> Int32 {
        if case .failure(let fault) = outcomes[Int(code)] { throw fault }
        return code
    }
}
