import RotationCore

/// The windows that the files have, equal ones under one number.
struct WindowPool {
    /// What is wrong with one element of a list.
    struct Fault: Error {
        let element: Int
        let fault: ValueFault
    }

    /// The number of the window that each text is.
    private var texts = TextPool<Int32>()
    private var codes: [Window: Int32] = [:]
    private var windows: [Window] = []

    /// The window with that number.
    subscript(code: Int) -> Window? { windows.indices.contains(code) ? windows[code] : nil }

    /// The number of the window that `text` is; throws what is wrong with it.
    mutating func code(of text: ArraySlice<UInt8>) throws(ValueFault) -> Int32 {
        if let place = try texts.known(text), let code = texts[Int(place)] { return code }
        let written = String(decoding: text, as: UTF8.self)
        do throws(ValueFault) {
            let code = code(of: try Window(written))
            _ = try texts.insert(written, .success(code))
            return code
        } catch {
            return try texts.insert(written, .failure(error))
        }
    }

    /// The number of the window that is open where one of the texts, of which there is at least one, is open.
    mutating func code(of texts: [ArraySlice<UInt8>]) throws(Fault) -> Int32 {
        var whole: Window?
        for (element, text) in texts.enumerated() {
            do throws(ValueFault) {
                let code = try code(of: text)
                guard let window = self[Int(code)] else { continue }
                whole = whole?.union(window) ?? window
            } catch {
                throw Fault(element: element, fault: error)
            }
        }
        return whole.map { code(of: $0) } ?? 0
    }

    private mutating func code(of window: Window) -> Int32 {
        if let code = codes[window] { return code }
        let code = Int32(clamping: windows.count)
        windows.append(window)
        codes[window] = code
        return code
    }
}
