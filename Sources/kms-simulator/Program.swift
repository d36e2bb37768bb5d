import ArgumentParser

/// The entry point.
///
/// It is synchronous on purpose: an asynchronous main leaves its thread to Dispatch, which then suspends it with no
/// signal blocked, so that SIGTERM ends the process without a summary.
@main
enum Program {
    static func main() {
        // No other thread has been started yet: all will inherit that the signals are blocked.
        StopSignals.block()
        SimulatorCommand.main()
    }
}
