import KMSSignature
import Testing

@Suite struct RPCSignatureTests {
    let file: SignatureVectors
    let key: SigningKey

    init() throws {
        file = try SignatureVectors.load()
        key = SigningKey(accessKeySecret: file.accessKeySecret)
    }

    private func parameters(_ dictionary: [String: String]) -> [Parameter] {
        dictionary.map { Parameter($0.key, $0.value) }
    }

    @Test func everyVectorOfTheSDKs() {
        #expect(file.vectors.count == 28)
        for vector in file.vectors {
            let signature = RPCSignature(
                method: vector.input.method, parameters: parameters(vector.signedParameters))
            #expect(
                signature.canonicalizedQuery == Array(vector.canonicalizedQueryString.utf8), "\(vector.name)")
            #expect(signature.stringToSign == Array(vector.stringToSign.utf8), "\(vector.name)")
            #expect(signature.value(by: key) == vector.signature, "\(vector.name)")
            #expect(signature.isValid(vector.signature, by: key), "\(vector.name)")
        }
    }

    @Test func everyVectorVerifiesAsItStandsOnTheWire() throws {
        for vector in file.vectors {
            let query = try #require(FormBody.decode(vector.request.query.utf8), "\(vector.name)")
            let body = try #require(FormBody.decode((vector.request.body ?? "").utf8), "\(vector.name)")
            let sent = try #require(query.first { $0.name == RPCSignature.parameterName }, "\(vector.name)")
            let signature = RPCSignature(method: vector.input.method, parameters: query + body)
            #expect(signature.isValid(sent.value, by: key), "\(vector.name)")
        }
    }

    @Test func publishedExamples() {
        for example in [file.publishedExample, file.publishedExampleKmsPage] {
            let signature = RPCSignature(method: example.method, parameters: parameters(example.signedParameters))
            #expect(signature.stringToSign == Array(example.stringToSign.utf8))
            #expect(signature.value(by: key) == example.signature)
        }
    }

    @Test func formBodyCarriesTheParametersAndTheSignature() throws {
        let vector = try #require(file.vectors.first { $0.name == "space" })
        let signature = RPCSignature(method: "POST", parameters: parameters(vector.signedParameters))
        let body = signature.formBody(signedBy: key)
        let decoded = try #require(FormBody.decode(body))
        #expect(decoded.count == vector.signedParameters.count + 1)
        #expect(decoded.last?.name == "Signature")
        #expect(decoded.last?.value == vector.signature)
        #expect(String(decoding: body, as: UTF8.self).hasSuffix("&Signature=K%2Bz1NSF5nn3I8Ceh110zo4VtCyY%3D"))
    }

    @Test func anotherMethodKeyParameterOrLengthIsNotValid() throws {
        let vector = try #require(file.vectors.first)
        let signed = parameters(vector.signedParameters)
        let post = RPCSignature(method: "POST", parameters: signed)
        #expect(!RPCSignature(method: "GET", parameters: signed).isValid(vector.signature, by: key))
        #expect(!post.isValid(vector.signature, by: SigningKey(accessKeySecret: "testsecreT")))
        #expect(
            !RPCSignature(method: "POST", parameters: signed + [Parameter("X", "")]).isValid(
                vector.signature, by: key))
        #expect(!post.isValid(String(vector.signature.dropLast()), by: key))
        #expect(!post.isValid("", by: key))
    }

    @Test func namesAreOrderedByBytesAndNotByEquivalence() {
        // U+00E9 is equivalent to e + U+0301 for a Swift String; by bytes 65 CC 81 comes before 7A and C3 A9 after it.
        let signature = RPCSignature(
            method: "POST",
            parameters: [
                Parameter("\u{E9}", "1"), Parameter("z", "2"), Parameter("e\u{301}", "3"), Parameter("Z", "4"),
                Parameter("z", "1"),
            ])
        #expect(String(decoding: signature.canonicalizedQuery, as: UTF8.self) == "Z=4&e%CC%81=3&z=1&z=2&%C3%A9=1")
    }

    @Test func theKeyShowsNothingOfItsSecret() {
        let key = SigningKey(accessKeySecret: "hunter2")
        var dumped = ""
        dump(key, to: &dumped)
        for text in ["\(key)", String(reflecting: key), dumped] {
            #expect(!text.contains("hunter2") && !text.lowercased().contains("sha1"))
        }
    }
}
