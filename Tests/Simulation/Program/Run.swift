import Dispatch
import Glibc
import SimulationWorld
import Synchronization

/// Many seeds on all threads; each is the same whatever the others do.
struct Run {
    private let options: Options

    /// What came of the seeds so far.
    private struct Tally {
        var next: UInt64
        var failures: [(seed: UInt64, fault: String)] = []
        var seeds = 0
        var events = 0
        var sends = 0
        var possible = 0.0
        var lost = 0.0
    }

    init(_ options: Options) {
        self.options = options
    }

    /// Whether nothing was wrong.
    func run() throws -> Bool {
        let start = ContinuousClock.now
        let tally = try live(days: options.days, count: options.count, isOnDisk: false)
        let time = ContinuousClock.now - start
        if options.stopsAtFirst {
            guard let failure = tally.failures.min(by: { $0.seed < $1.seed }) else { return true }
            print("seed \(failure.seed): \(failure.fault)")
            return false
        }
        print(
            "\(tally.seeds) seeds of \(options.days) days in \(time.formatted): \(tally.events) events, \(tally.sends) calls, "
                + "\(tally.failures.count) seeds failed")
        print("utilisation under backlog: \(percent(tally.possible - tally.lost, of: tally.possible)) %")
        var failures = tally.failures
        if options.sqlite > 0 {
            let start = ContinuousClock.now
            let disk = try live(days: 6, count: min(options.sqlite, options.count), isOnDisk: true)
            print(
                "\(disk.seeds) seeds of 6 days with SQLite in \((ContinuousClock.now - start).formatted): "
                    + "\(disk.failures.count) failed")
            for failure in disk.failures { print("seed \(failure.seed) with SQLite: \(failure.fault)") }
            if !disk.failures.isEmpty, failures.isEmpty { return false }
        }
        failures.sort { $0.seed < $1.seed }
        for failure in failures { print("seed \(failure.seed): \(failure.fault)") }
        guard let first = failures.first else { return true }
        try explain(first.seed, first.fault)
        return false
    }

    /// Makes the first failing seed small, and tells its end.
    private func explain(_ seed: UInt64, _ fault: String) throws {
        var shrinking = Shrinking(try ScenarioMaker.scenario(seed: seed, days: options.days), complaint: fault)
        let scenario = shrinking.shrink()
        print("\nseed \(seed), made small:\n\(scenario)")
        Telling.tell(scenario, last: 60)
        let days = options.days == 30 ? "" : " --days \(options.days)"
        print(
            "\nagain: simulation --seed \(seed) --trace\(days), made small: simulation --seed \(seed) --shrink\(days)")
    }

    private func live(days: Int64, count: UInt64, isOnDisk: Bool) throws -> Tally {
        let tally = Mutex(Tally(next: options.first))
        let end = options.first + count
        DispatchQueue.concurrentPerform(iterations: options.threads) { _ in
            while true {
                let seed: UInt64? = tally.withLock { tally in
                    if options.stopsAtFirst, !tally.failures.isEmpty { return nil }
                    guard tally.next < end else { return nil }
                    tally.next += 1
                    return tally.next - 1
                }
                guard let seed else { return }
                live(seed: seed, days: days, isOnDisk: isOnDisk, tally)
            }
        }
        return tally.withLock { $0 }
    }

    private func live(seed: UInt64, days: Int64, isOnDisk: Bool, _ tally: borrowing Mutex<Tally>) {
        var faults: [String]
        var world: World?
        do {
            let run = ScenarioRun(try ScenarioMaker.scenario(seed: seed, days: days))
            let disk = isOnDisk ? try DiskLedger() : nil
            if let disk {
                run.world.openLedger = { [unowned world = run.world] in try disk.open(isLost: $0, in: world) }
            }
            faults = run.run()
            world = run.world
        } catch {
            faults = ["World: \(error)"]
        }
        let utilisation = world?.observers.lazy.compactMap { $0 as? UtilisationObserver }.first
        tally.withLock { tally in
            tally.seeds += 1
            tally.events += world?.events ?? 0
            tally.sends += world?.sendings.count ?? 0
            tally.possible += utilisation?.possible ?? 0
            tally.lost += utilisation?.lost ?? 0
            if let fault = faults.first { tally.failures.append((seed, fault)) }
        }
    }

    private func percent(_ part: Double, of whole: Double) -> String {
        guard whole > 0 else { return "-" }
        let hundredths = Int((part / whole * 10_000).rounded(.down))
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }
}

extension Duration {
    /// Seconds with one digit.
    fileprivate var formatted: String {
        let tenths = components.seconds * 10 + components.attoseconds / 100_000_000_000_000_000
        return "\(tenths / 10).\(tenths % 10) s"
    }
}
