import Glibc

/// Writing until all is written.
enum WholeWrite {
    static func write(_ bytes: [UInt8], to descriptor: Int32) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
            }
            if count < 0, errno == EINTR { continue }
            // The reader has gone, as `head` does: that is no fault, and nobody is there to be told. Any other failure
            // is one.
            if count < 0 { exit(errno == EPIPE ? 0 : 1) }
            written += count
        }
    }
}
