import Foundation

/// The requests that the official Python SDKs signed with fixed inputs (`Fixtures/signature-v1.json`).
struct SignatureVectors: Decodable {
    struct Vector: Decodable {
        var name: String
        var input: Input
        var signedParameters: [String: String]
        var canonicalizedQueryString: String
        var stringToSign: String
        var signature: String
        var request: Request
    }

    struct Input: Decodable {
        var method: String
    }

    struct Request: Decodable {
        var query: String
        var body: String?
    }

    struct Published: Decodable {
        var signedParameters: [String: String]
        var method: String
        var stringToSign: String
        var signature: String
    }

    var accessKeySecret: String
    var vectors: [Vector]
    var publishedExample: Published
    var publishedExampleKmsPage: Published

    static func load() throws -> SignatureVectors {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/signature-v1.json")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(SignatureVectors.self, from: Data(contentsOf: file))
    }
}
