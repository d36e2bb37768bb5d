import RotationCore

/// Turns one whole HTTP answer to a RotateSecret call into the core's `Answer`.
struct AnswerReader {
    /// What was asked for.
    let request: RotateSecret
    /// What must not be repeated in a log.
    let confidential: Confidential

    /// The answer; nil where it was broken off, so that it is none.
    func read(_ reply: Reply) -> Answer? {
        let body = AnswerBody(reply.body)
        if body.isBroken && reply.endsAtClose { return nil }
        var answer = (200..<300).contains(reply.status) ? success(body) : failure(reply, body)
        answer.status = reply.status
        answer.requestID = (body["RequestId"] ?? reply.requestID).map { shown($0, limit: 100) }
        answer.date = reply.date
        return answer
    }

    /// A success must name what was asked for: anything else is some other party's, or some other call's.
    private func success(_ body: AnswerBody) -> Answer {
        guard let name = body["SecretName"], let version = body["VersionId"] else {
            return Answer(
                .rejected(.transient), code: "UnreadableAnswer",
                message: "the answer is a success without SecretName and VersionId; is the endpoint KMS?")
        }
        guard SecretName.matches(asked: request.secretName, answered: name) else {
            return Answer(
                .rejected(.transient), code: "OtherSecretAnswered",
                message: "the answer names another secret: \(shown(name, limit: 200))")
        }
        guard version.utf8.elementsEqual(request.versionID.utf8) else {
            return Answer(
                .rejected(.transient), code: "OtherVersionAnswered",
                message: "the answer names another VersionId: \(shown(version, limit: 100))")
        }
        return Answer(.accepted)
    }

    private func failure(_ reply: Reply, _ body: AnswerBody) -> Answer {
        let code = body["Code"]
        let failure = ErrorTable.classify(
            status: reply.status, code: code, message: body["Message"],
            asksToWait: reply.headers["x-acs-retry-after"] != nil)
        return Answer(
            .rejected(failure), code: code.map { shown($0, limit: 100) } ?? "HTTP\(reply.status)",
            message: message(reply.status, code, body["Message"]), retryAfter: RetryAfter.read(reply.headers))
    }

    private func message(_ status: Int, _ code: String?, _ message: String?) -> String {
        if let code, ErrorTable.codesThatEchoTheRequest.contains(code) {
            return "KMS computes another signature; is the AccessKey secret the one of this AccessKey id?"
        }
        if let message { return shown(message, limit: 500) }
        if code != nil { return "KMS gives no message" }
        return (300..<400).contains(status)
            ? "HTTP \(status): a redirect, which KMS never sends and which is not followed; is the endpoint KMS?"
            : "HTTP \(status) without an error code; it may come from a proxy or gateway before KMS"
    }

    private func shown(_ text: String, limit: Int) -> String {
        confidential.isIn(text)
            ? "(withheld, as it repeats a secret of the request)" : LogText.clean(text, limit: limit)
    }
}
