import NIOCore
import Synchronization

/// What one lane knows of its connection: whether bytes may pass, and whether any did since the call began.
///
/// This is the proof behind `.unsent`. A request head reaches the socket only through a `WriteGuard`, which asks here
/// first; a gate once shut stays shut, so that a call that was given up cannot be sent behind its caller's back.
final class ConnectionGate: Sendable {
    private struct State {
        var isShut = false
        /// Of the call; nil where there is none.
        var deadline: NIODeadline?
        var hasCall = false
        var hasWritten = false
        var connection: (any Channel)?
    }

    private let state = Mutex(State())

    /// Begins a call: nothing of it has been written, and nothing will be after its deadline.
    func begin(until deadline: NIODeadline) {
        state.withLock {
            $0.hasCall = true
            $0.deadline = deadline
            $0.hasWritten = false
        }
    }

    /// Ends the call; no new connection is let in until the next.
    func end() {
        state.withLock {
            $0.hasCall = false
            $0.deadline = nil
        }
    }

    /// Lets no byte and no new connection pass from now on.
    func shut() {
        state.withLock { $0.isShut = true }
    }

    /// Whether the gate was shut.
    var isShut: Bool { state.withLock { $0.isShut } }

    /// Whether any byte of the call may have been written.
    var hasWritten: Bool { state.withLock { $0.hasWritten } }

    /// The connection, while it is open.
    var connection: (any Channel)? { state.withLock { $0.connection } }

    /// Whether a new connection, whose options are set, may be used; it is remembered until it is closed.
    func admits(_ channel: any Channel) -> Bool {
        let isAdmitted = state.withLock {
            guard $0.hasCall && !$0.isShut else { return false }
            $0.connection = channel
            return true
        }
        if isAdmitted {
            channel.closeFuture.whenComplete { _ in self.forget(channel) }
        }
        return isAdmitted
    }

    /// Whether bytes may be written, which is remembered; after the call's deadline the gate shuts.
    ///
    /// A process that was stopped may come to the write before it comes to the alarm that gives the call up.
    func passes() -> Bool {
        state.withLock {
            if let deadline = $0.deadline, deadline <= .now() { $0.isShut = true }
            if $0.isShut { return false }
            $0.hasWritten = true
            return true
        }
    }

    private func forget(_ channel: any Channel) {
        state.withLock {
            if $0.connection === channel { $0.connection = nil }
        }
    }
}
