import KMSSignature

/// The form of an answer's body.
enum AnswerFormat: Sendable {
    case json
    case xml

    /// What the parameter `Format` asks for.
    ///
    /// Without one, or with an unknown one, the gateway answers XML
    /// (RPC API, common parameters), which a client that forgets to ask shall meet here too.
    init(requestedIn parameters: [Parameter]) {
        let format = parameters.last { $0.name == "Format" }?.value.lowercased()
        self = format == "json" ? .json : .xml
    }

    var contentType: String {
        switch self {
        case .json: "application/json;charset=utf-8"
        // The classic SDK reads XML only under exactly this type.
        case .xml: "text/xml;charset=utf-8"
        }
    }

    /// A flat object of the fields; `root` is the name of the XML element around them.
    func body(_ fields: [(name: String, value: BodyText.Value)], root: String) -> [UInt8] {
        switch self {
        case .json: Array(BodyText.json(fields).utf8)
        case .xml: Array(BodyText.xml(fields, root: root).utf8)
        }
    }
}
