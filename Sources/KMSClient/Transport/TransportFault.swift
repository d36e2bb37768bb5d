import AsyncHTTPClient
import Glibc
import NIOCore
import RotationCore

/// Why a call has no whole answer.
struct TransportFault: Error, Sendable {
    /// How far the call had come.
    enum Stage: Sendable {
        /// No byte of the request was written, and none will be.
        case connecting
        /// The request, or a part of it, was written; no head of an answer came.
        case waiting
        /// The answer's head came, but not its whole body.
        case reading
    }

    /// Why we gave a call up ourselves.
    enum GivenUp: Sendable {
        /// Its deadline came.
        case deadline
        /// Its task was cancelled.
        case cancelled
    }

    /// How far the call had come.
    let stage: Stage
    /// The transport's word for it, for `Answer.code`.
    let code: String
    /// What happened, one line.
    let reason: String

    /// The fault behind what AsyncHTTPClient threw, or behind our own giving up, which came first.
    init(_ error: any Error, stage: Stage, givenUp: GivenUp?) {
        self.stage = stage
        switch (givenUp, stage) {
        case (.deadline, _): (code, reason) = ("Timeout", "no whole answer before the deadline")
        case (.cancelled, _): (code, reason) = ("Cancelled", "the call was cancelled")
        case (nil, .connecting): (code, reason) = Self.connectFault(error)
        case (nil, .waiting):
            (code, reason) = ("ConnectionLost", "the connection ended before an answer (\(Self.text(error)))")
        case (nil, .reading) where error is NIOTooManyBytesError:
            (code, reason) = ("AnswerTooLarge", "the answer is larger than 1 MiB")
        case (nil, .reading):
            (code, reason) = ("AnswerBrokenOff", "the connection ended within the answer (\(Self.text(error)))")
        }
    }

    /// An answer that came whole by HTTP's rules, but whose content is cut off.
    init(brokenOff: Reply) {
        stage = .reading
        code = "AnswerBrokenOff"
        reason = "the connection ended within the answer"
    }

    /// The fault as the core takes it.
    func answer(from authority: String) -> Answer {
        Answer(stage == .connecting ? .unsent : .unanswered, code: code, message: "\(authority): \(reason)")
    }

    private static func connectFault(_ error: any Error) -> (String, String) {
        switch error as? HTTPClientError {
        case .connectTimeout:
            return ("ConnectTimeout", "no connection within timeouts.connect; check routes, firewall and endpoint")
        case .tlsHandshakeTimeout:
            return ("ConnectTimeout", "no TLS handshake within timeouts.connect; is it an https:// endpoint?")
        default:
            break
        }
        let causes = causes(of: error)
        if let refusal = causes.lazy.compactMap({ $0 as? IOError }).first {
            return ("ConnectFailed", "cannot connect: \(String(cString: strerror(refusal.errnoCode)))")
        }
        if causes.contains(where: { $0 is SocketAddressError.UnknownHost }) {
            return ("NameNotResolved", "the endpoint's name cannot be resolved; check it and the resolver")
        }
        return ("ConnectFailed", "cannot connect (\(text(error)))")
    }

    /// The error and what it wraps, outermost first.
    ///
    /// SwiftNIO's own error of a failed connect lies in a module that this target does not import; its parts are known.
    private static func causes(of error: any Error) -> [any Error] {
        var found: [any Error] = []
        func descend(_ value: Any, _ depth: Int) {
            if let error = value as? any Error { found.append(error) }
            let mirror = Mirror(reflecting: value)
            // An object may be in use by another thread; errors that are values are not.
            guard depth > 0, mirror.displayStyle != .class else { return }
            for child in mirror.children { descend(child.value, depth - 1) }
        }
        descend(error, 4)
        return found
    }

    private static func text(_ error: any Error) -> String {
        LogText.clean(String(describing: error), limit: 200)
    }
}
