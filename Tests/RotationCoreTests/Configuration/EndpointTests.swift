import RotationCore
import Testing

@Suite struct EndpointTests {
    @Test func aRegionHasItsEndpoint() throws {
        let endpoint = try Endpoint(region: "cn-hangzhou")
        #expect(endpoint.url == "https://kms.cn-hangzhou.aliyuncs.com:443/")
        #expect(!endpoint.isLoopback)
    }

    @Test(arguments: ["", "cn_hangzhou", "CN", "-a", "a-", "a.b", "a/b", "é", String(repeating: "a", count: 41)])
    func otherTextsAreNoRegion(text: String) {
        #expect(throws: ValueFault.self) { try Endpoint(region: text) }
    }

    @Test(arguments: [
        ("https://kms.example.com", "https://kms.example.com:443/", false),
        ("https://kms.example.com:8443/", "https://kms.example.com:8443/", false),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080/", true), ("http://127.9.8.7", "http://127.9.8.7:80/", true),
        ("http://localhost:1", "http://localhost:1/", true), ("http://LOCALHOST:1", "http://LOCALHOST:1/", true),
        ("http://[::1]:8080/", "http://[::1]:8080/", true), ("https://[fe80::1]", "https://[fe80::1]:443/", false),
        ("https://10.0.0.1", "https://10.0.0.1:443/", false),
    ])
    func urls(text: String, url: String, isLoopback: Bool) throws {
        let endpoint = try Endpoint(url: text)
        #expect(endpoint.url == url)
        #expect(endpoint.isLoopback == isLoopback)
    }

    @Test(arguments: [
        "", "kms.example.com", "ftp://x", "https://", "https:///", "https://user@x", "https://x/path", "https://x?q",
        "https://x#f",
        "https://x:0", "https://x:65536", "https://x:", "https://x:+1", "https://x:1:2", "https://[::1", "https://[x]",
        "https://[::1]8080", "https://x y", "http://kms.example.com", "http://10.0.0.1", "http://127.0.0.1.example.com",
        "http://localhost.example.com", "http://[::2]", "http://[::]", "http://0.0.0.0", "http://128.0.0.1",
        "HTTPS://x",
        "https://x//", "https://x\n",
    ])
    func otherURLsAreRefusedInOneLine(text: String) {
        let error = #expect(throws: ValueFault.self) { try Endpoint(url: text) }
        #expect(error?.message.contains("\n") == false)
    }
}
