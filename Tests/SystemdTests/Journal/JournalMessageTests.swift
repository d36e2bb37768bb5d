import Testing

@testable import Systemd

struct JournalMessageTests {
    @Test
    func idsAreDistinctAndWellFormed() {
        let ids = JournalMessage.allCases.map(\.id)
        #expect(Set(ids).count == ids.count)
        #expect(ids.allSatisfy { $0.utf8.count == 32 && $0.allSatisfy { "0123456789abcdef".contains($0) } })
    }

    @Test
    func textsAreDistinct() {
        let texts = JournalMessage.allCases.map(\.text)
        #expect(Set(texts).count == texts.count)
    }

    @Test(arguments: ["due", "queued", "sent", "accepted", "failed", "superseded", "missed", "held"])
    func eachStateHasItsEntry(state: String) throws {
        let message = try #require(JournalMessage(rotationState: state))
        #expect(message.rotationState == state)
        #expect(message.text == "rotation \(state)")
    }

    @Test(arguments: ["confirmed", "", "Due"])
    func otherWordsHaveNone(word: String) {
        #expect(JournalMessage(rotationState: word) == nil)
    }

    /// An id is published: whoever filters on it must find it in the next version too.
    @Test
    func idsOfTheStatesStay() {
        let ids = ["due", "accepted", "failed"].map { JournalMessage(rotationState: $0)?.id }
        #expect(
            ids == [
                "34365939d70846d5af2cee9b2e864dfc", "f1393c0c971c4a6fa1911d8f3364517f",
                "701aca0d42644c66ae528bc8c17f190f",
            ])
    }
}
