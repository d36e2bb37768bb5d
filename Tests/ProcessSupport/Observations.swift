import Dispatch
import Synchronization

/// What has been observed so far, in order, for tests that wait for more of it.
package final class Observations<Element: Sendable>: Sendable {
    /// What did not come in time.
    package struct Missing: Error, CustomStringConvertible {
        package let description: String

        package init(description: String) {
            self.description = description
        }
    }

    private struct Waiter {
        let isMet: @Sendable ([Element]) -> Bool
        let continuation: CheckedContinuation<Bool, Never>
    }

    private struct State {
        var elements: [Element] = []
        var waiters: [Int: Waiter] = [:]
        var lastWaiter = 0
    }

    /// Generous: the machine may be busy, and a test that fails may take its time.
    private static var patience: Duration { .seconds(60) }

    private let state = Mutex(State())

    package init() {}

    /// All of it so far.
    package var all: [Element] { state.withLock { $0.elements } }

    package func append(_ element: Element) {
        let met = state.withLock { state in
            state.elements.append(element)
            let met = state.waiters.filter { $0.value.isMet(state.elements) }
            for id in met.keys { state.waiters[id] = nil }
            return met.values.map(\.continuation)
        }
        for continuation in met { continuation.resume(returning: true) }
    }

    /// Waits until the whole record is as the test wants it, and gives it.
    @discardableResult
    package func wait(
        for what: String, until isMet: @escaping @Sendable ([Element]) -> Bool
    ) async throws -> [Element] {
        guard await comes(within: Self.patience, isMet) else {
            throw Missing(description: "\(what) did not come; seen: \(all.suffix(40).map { "\n    \($0)" }.joined())")
        }
        return all
    }

    /// Waits until the whole record is as the test wants it, but no longer than so, and says whether it was.
    package func comes(within time: Duration, _ isMet: @escaping @Sendable ([Element]) -> Bool) async -> Bool {
        await withCheckedContinuation { continuation in
            let id = state.withLock { state -> Int? in
                if isMet(state.elements) { return nil }
                state.lastWaiter += 1
                state.waiters[state.lastWaiter] = Waiter(isMet: isMet, continuation: continuation)
                return state.lastWaiter
            }
            guard let id else { return continuation.resume(returning: true) }
            let nanoseconds = Int(time / .nanoseconds(1))
            DispatchQueue.global().asyncAfter(deadline: .now() + .nanoseconds(nanoseconds)) { [self] in
                state.withLock { $0.waiters.removeValue(forKey: id) }?.continuation.resume(returning: false)
            }
        }
    }

    /// Waits for an element, the first `count` ones left aside.
    @discardableResult
    package func first(
        _ what: String, after count: Int = 0, where isWanted: @escaping @Sendable (Element) -> Bool = { _ in true }
    ) async throws -> Element {
        let elements = try await wait(for: what) { $0.dropFirst(count).contains(where: isWanted) }
        guard let element = elements.dropFirst(count).first(where: isWanted) else {
            throw Missing(description: "\(what) did not come")
        }
        return element
    }
}
