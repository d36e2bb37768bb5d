import Testing

@testable import KMSSignature

@Suite struct EncodingTests {
    @Test func everyByteIsKeptOrEncoded() {
        let unreserved = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~".utf8)
        for byte in UInt8.min...UInt8.max {
            var output: [UInt8] = []
            PercentEncoding.encode([byte], into: &output)
            if unreserved.contains(byte) {
                #expect(output == [byte])
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                #expect(String(decoding: output, as: UTF8.self) == "%" + (byte < 16 ? "0" : "") + digits)
            }
        }
    }

    @Test(arguments: [
        ("a b", "a%20b"), ("*~+", "%2A~%2B"), ("/:", "%2F%3A"), ("é", "%C3%A9"), ("e\u{301}", "e%CC%81"),
        ("😀", "%F0%9F%98%80"), ("", ""),
    ])
    func textIsEncodedOverUTF8(text: String, encoded: String) {
        #expect(Array(PercentEncoding.encode(text).utf8) == Array(encoded.utf8))
        #expect(PercentEncoding.decodeForm(encoded.utf8).map { Array($0.utf8) } == Array(text.utf8))
    }

    @Test func formsDecodePlusAndLowerCaseDigits() {
        #expect(PercentEncoding.decodeForm("a+b%2fc%2B".utf8) == "a b/c+")
    }

    @Test(arguments: ["%", "%2", "a%G0", "%-1", "%ff", "%C3", "%C3%28"])
    func brokenEncodingsAreRefused(text: String) {
        #expect(PercentEncoding.decodeForm(text.utf8) == nil)
        #expect(FormBody.decode("a=\(text)".utf8) == nil)
        #expect(FormBody.decode("\(text)=a".utf8) == nil)
    }

    @Test func formBodiesDecodeInOrder() throws {
        let decoded = try #require(FormBody.decode("b=1&&a=x%3Dy=z&flag&=v&b=".utf8))
        #expect(decoded.map(\.name) == ["b", "a", "flag", "", "b"])
        #expect(decoded.map(\.value) == ["1", "x=y=z", "", "v", ""])
        #expect(FormBody.decode("".utf8)?.isEmpty == true)
    }

    @Test func formBodiesKeepTheirOrder() {
        let body = FormBody.encode([Parameter("b", "1 2"), Parameter("a", "&="), Parameter("c", "")])
        #expect(String(decoding: body, as: UTF8.self) == "b=1%202&a=%26%3D&c=")
    }

    /// The vectors of RFC 4648, 10.
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ])
    func base64(text: String, encoded: String) {
        #expect(Base64.encode(text.utf8) == Array(encoded.utf8))
    }

    @Test func base64OfHighBits() {
        #expect(Base64.encode([0xFB, 0xFF, 0xBF]) == Array("+/+/".utf8))
    }
}
