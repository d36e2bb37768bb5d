import ArgumentParser
import Glibc
import KMSSimulation

/// The program: options in, a running simulator, a summary out.
struct SimulatorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kms-simulator",
        abstract: "Simulates Alibaba Cloud KMS's RotateSecret on loopback.",
        discussion: """
            The first line of output is the address it listens on. SIGINT and SIGTERM end it; its summary comes last.
            Its standard access key is testid with the secret testsecret.

            Faults are drop, lost, reset, 500, 503, 429[:RETRY-AFTER], delay[:LENGTH], garbage and truncate.
            """)

    @Option(help: "Loopback address and port; port 0 lets the system pick one.", transform: { try ListenAddress($0) })
    var listen = ListenAddress.anyPort

    @Option(help: "Calls in any window of a length.", transform: { try SimulatedQuota($0) })
    var quota = SimulatedQuota.fiftyPerHour

    @Option(
        help: ArgumentHelp("A fault on demand, repeatable.", valueName: "name=probability[:argument]"),
        transform: { try SimulatedFault($0) })
    var fault: [SimulatedFault] = []

    @Option(help: "Decides the faults and request ids.")
    var seed: UInt64 = 1

    @Option(help: "Appends one JSON object for each request to this file.")
    var log: String?

    @Option(
        help: ArgumentHelp("An access key instead of the standard one, repeatable.", valueName: "id:secret"),
        transform: { try AccessKeyOption($0) })
    var accessKey: [AccessKeyOption] = []

    @Option(
        help: ArgumentHelp("Secrets of type Generic by prefix or glob, repeatable.", valueName: "pattern"),
        transform: { SecretPattern($0) })
    var generic: [SecretPattern] = []

    @Option(
        help: ArgumentHelp("The secrets that exist by prefix or glob, repeatable; all without.", valueName: "pattern"),
        transform: { SecretPattern($0) })
    var secret: [SecretPattern] = []

    @Option(
        help: "How far its clock is ahead of the machine's; behind with a minus: --clock-offset=-10m.",
        transform: { text in
            let isBehind = text.hasPrefix("-")
            let length = try Duration(simulatorText: isBehind ? text.dropFirst() : text[...])
            return isBehind ? .zero - length : length
        })
    var clockOffset = Duration.zero

    func run() throws {
        let arrivalLog = try log.map { try ArrivalLog(path: $0) }
        let simulation = simulation
        let simulator = try Blocking.wait {
            try await KMSSimulator.start(simulation) { arrivalLog?.append($0) }
        }
        say(simulator.address + "\n")
        StopSignals.wait()
        try Blocking.wait { await simulator.stop() }
        say(simulator.summary.text)
    }

    private var simulation: SimulatorConfiguration {
        var simulation = SimulatorConfiguration(
            listen: listen, quota: quota, faults: fault, seed: seed, genericSecrets: generic, knownSecrets: secret,
            clockOffset: clockOffset)
        if !accessKey.isEmpty {
            simulation.accessKeys = Dictionary(accessKey.map { ($0.id, $0.secret) }, uniquingKeysWith: { $1 })
        }
        return simulation
    }

    /// Writes at once: a script that waits for the address reads a pipe, which print would buffer.
    private func say(_ text: String) {
        print(text, terminator: "")
        fflush(nil)
    }
}
