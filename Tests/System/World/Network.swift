import Glibc

/// Two network namespaces with one wire between them, which can be cut for each direction.
///
/// The addresses are loopback ones, since a daemon takes `http://` to no other: with `lo` down and route_localnet on,
/// the kernel sends them over the wire like any others. A direction is cut by a wrong neighbour (ip-neighbour(8)):
/// what is sent to it is dropped at the other end, and nobody is told.
final class Network: Sendable {
    let client: String
    let server: String
    let serverHost = "127.0.0.2"
    private let clientHost = "127.0.0.1"

    /// What those who need a network look at first.
    static var isPossible: Bool { isRoot && Tool.ip.isThere }

    private init(name: String) {
        client = "\(name)-client"
        server = "\(name)-server"
    }

    /// Makes a network, runs the test in it and takes it away.
    static func play(_ test: (Network) async throws -> Void) async throws {
        let network = Network(name: "rotationd-test-\(getpid())")
        let result: Result<Void, any Error>
        do {
            try network.make()
            result = .success(try await test(network))
        } catch { result = .failure(error) }
        for space in [network.client, network.server] { try? Tool.ip.run("netns", "del", space) }
        try result.get()
    }

    /// Nothing that the client sends arrives.
    func cutRequests() throws {
        try cut(from: client, to: serverHost)
    }

    /// Nothing that the server sends arrives, acknowledgements included.
    func cutAnswers() throws {
        try cut(from: server, to: clientHost)
    }

    /// The wire is whole again.
    func mend() throws {
        try? Tool.ip.run("-n", client, "neigh", "del", serverHost, "dev", "wire")
        try? Tool.ip.run("-n", server, "neigh", "del", clientHost, "dev", "wire")
    }

    private func cut(from space: String, to host: String) throws {
        try Tool.ip.run(
            "-n", space, "neigh", "replace", host, "lladdr", "02:00:00:00:00:01", "dev", "wire", "nud", "permanent")
    }

    private func make() throws {
        try Tool.ip.run("netns", "add", client)
        try Tool.ip.run("netns", "add", server)
        try Tool.ip.run(
            "link", "add", "wire", "netns", client, "type", "veth", "peer", "name", "wire", "netns", server)
        for (space, host) in [(client, clientHost), (server, serverHost)] {
            for scope in ["all", "wire"] {
                // `ip netns exec` gives the process the namespace's own /sys, and /proc/sys/net follows whoever reads it.
                try Tool.ip.run(
                    "netns", "exec", space, "/bin/sh", "-c", "echo 1 >/proc/sys/net/ipv4/conf/\(scope)/route_localnet")
            }
            try Tool.ip.run("-n", space, "addr", "add", "\(host)/24", "dev", "wire")
            try Tool.ip.run("-n", space, "link", "set", "wire", "up")
        }
    }
}
