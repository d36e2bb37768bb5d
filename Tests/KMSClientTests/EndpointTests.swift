import Testing

@testable import KMSClient

@Suite struct EndpointTests {
    @Test func aRegionHasItsEndpoint() throws {
        let endpoint = try Endpoint(region: "cn-hangzhou")
        #expect(endpoint.url == "https://kms.cn-hangzhou.aliyuncs.com:443/")
        #expect(!endpoint.isLoopback)
    }

    @Test(arguments: ["", "cn_hangzhou", "CN", "-a", "a-", "a.b", "a/b", "é", String(repeating: "a", count: 41)])
    func otherTextsAreNoRegion(text: String) {
        #expect(throws: EndpointError.self) { try Endpoint(region: text) }
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
        let error = #expect(throws: EndpointError.self) { try Endpoint(url: text) }
        #expect(error?.message.contains("\n") == false)
    }
}

@Suite struct ProxyTests {
    private func proxy(_ environment: [String: String], for url: String = "https://kms.cn-hangzhou.aliyuncs.com") throws
        -> Proxy?
    {
        try Proxy(for: Endpoint(url: url), environment: environment)
    }

    @Test(arguments: [
        ("http://proxy:3128", "proxy:3128"), ("proxy:3128", "proxy:3128"), ("http://proxy", "proxy:80"),
        ("http://proxy:3128/", "proxy:3128"), ("http://user:p%40ss+@proxy:3128", "proxy:3128"),
        ("http://user@proxy", "proxy:80"),
    ])
    func addresses(text: String, description: String) throws {
        #expect(try proxy(["https_proxy": text])?.description == description)
        #expect(try proxy(["HTTPS_PROXY": text])?.description == description)
    }

    @Test func passwordsAreNotShown() throws {
        let proxy = try #require(try proxy(["https_proxy": "http://user:hunter2@proxy:3128"]))
        var dumped = ""
        dump(proxy, to: &dumped)
        #expect(!"\(proxy) \(String(reflecting: proxy)) \(dumped)".contains("hunter2"))
    }

    @Test(arguments: [
        "https://proxy:3128", "socks5://proxy", "http://", "http://proxy:x", "http://hunter2:%zz@proxy",
        "http://proxy/hunter2",
    ])
    func otherAddressesAreRefusedWithoutEcho(text: String) {
        let error = #expect(throws: EndpointError.self) { try proxy(["https_proxy": text]) }
        #expect(error?.message.contains("hunter2") == false)
    }

    @Test(arguments: [
        ("", true), ("aliyuncs.com", false), (".aliyuncs.com", false), ("*.aliyuncs.com", false), ("*", false),
        ("kms.cn-hangzhou.aliyuncs.com", false), ("KMS.cn-hangzhou.aliyuncs.com", false),
        ("example.com, aliyuncs.com", false),
        ("iyuncs.com", true), ("kms.cn-beijing.aliyuncs.com,,.", true),
    ])
    func exceptions(list: String, isUsed: Bool) throws {
        #expect(try (proxy(["https_proxy": "http://proxy", "no_proxy": list]) != nil) == isUsed)
    }

    @Test func loopbackHasNoneAndWithoutAVariableThereIsNone() throws {
        for url in ["http://127.0.0.1:1", "https://localhost:1", "http://[::1]:1"] {
            #expect(try proxy(["https_proxy": "http://proxy"], for: url) == nil)
        }
        #expect(try proxy([:]) == nil)
        #expect(try proxy(["https_proxy": "", "HTTPS_PROXY": "http://proxy"]) == nil)
    }
}
