import RotationCore
import Testing

@testable import KMSClient

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
        let error = #expect(throws: ValueFault.self) { try proxy(["https_proxy": text]) }
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
