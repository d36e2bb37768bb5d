import Testing

@testable import KMSClient

@Suite struct XMLFieldReaderTests {
    /// The fields as `name=value` lines in order of their names; `-` for a document that is not ours, `!` for a broken
    /// one.
    private func read(_ text: String) -> String {
        var reader = XMLFieldReader(Array(text.utf8)[...])
        return switch reader.read() {
        case .fields(let fields):
            fields.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ";")
        case .notOurs: "-"
        case .broken: "!"
        }
    }

    @Test(arguments: [
        ("<a/>", ""), ("<a></a>", ""), ("<a><B>1</B><c>2</c></a>", "b=1;c=2"), ("<a> <b> x </b> </a>", "b= x "),
        ("<a><b/><c x='>'>1</c ></a>", "b=;c=1"), ("<n:a xmlns:n='u'><n:b>1</n:b></n:a>", "b=1"),
        ("<a><b>1</b><b>2</b></a>", "b=1"),
        ("<a><b>&lt;&amp;&#65;&#x41;&#x1F600;&quot;&apos;&gt;</b></a>", "b=<&AA😀\"'>"),
        ("<a><b><![CDATA[<x>&amp;]]>y</b></a>", "b=<x>&amp;y"), ("<a><!-- <b>1</b> --><c>2</c></a>", "c=2"),
        ("<?xml version='1.0'?><!-- c --><a><b>1</b></a>trailing", "b=1"), ("<a><b><c>1</c></b><d>2</d></a>", "b=;d=2"),
        ("<a>text<b>1</b>text</a>", "b=1"), ("<HTML><b>1</b></HTML>", "-"), ("<!DOCTYPE a><a/>", "-"),
        ("<a><!ENTITY x 'y'></a>", "-"),
    ])
    func documents(text: String, expected: String) {
        #expect(read(text) == expected)
    }

    @Test(arguments: [
        "<", "<a", "<a>", "<a></b>", "<a><b></a>", "</a>", "<a></", "< a/>", "<a x='>", "<a><b>&lt</b></a>",
        "<a><b>&nope;</b></a>", "<a><b>&#xD800;</b></a>", "<a><b>&#99999999999;</b></a>", "<a><b>&</b></a>", "<a><!--",
        "<a><![CDATA[x", "<?xml", "<>", "<a><b x=<c>", "<a>&", "<a></a x",
    ])
    func brokenOnes(text: String) {
        #expect(read(text) == "!")
    }

    @Test func everyBeginningOfADocumentIsBroken() {
        let text = "<?xml version='1.0'?><KMS a=\"b\"><!-- c --><Code>x&amp;y</Code><M><![CDATA[z]]></M><E/></KMS>"
        for length in 1..<text.utf8.count {
            #expect(read(String(text.prefix(length))) == "!")
        }
        #expect(read(text) == "code=x&y;e=;m=z")
    }

    @Test func depthIsBounded() {
        let nest = { (depth: Int) in
            String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
        }
        #expect(read(nest(64)) != "!")
        #expect(read(nest(65)) == "!")
    }
}
