/// Form bodies (`application/x-www-form-urlencoded`) and query strings: `name=value` joined by `&`.
public enum FormBody {
    /// The parameters as `name=value&…` in the given order, encoded as `PercentEncoding` does.
    public static func encode(_ parameters: some Sequence<Parameter>) -> [UInt8] {
        var output: [UInt8] = []
        for parameter in parameters {
            append(parameter, to: &output)
        }
        return output
    }

    /// Appends one parameter, with the `&` before it where something precedes it.
    static func append(_ parameter: Parameter, to output: inout [UInt8]) {
        if !output.isEmpty { output.append(UInt8(ascii: "&")) }
        PercentEncoding.encode(parameter.name.utf8, into: &output)
        output.append(UInt8(ascii: "="))
        PercentEncoding.encode(parameter.value.utf8, into: &output)
    }

    /// The parameters of a form body or query string, in their order, repeated names included.
    ///
    /// `+` and `%20` are both a space, a name without `=` has an empty value, empty parts between two `&` are nothing.
    /// Nil where an encoding is broken or the text is not UTF-8.
    public static func decode(_ bytes: some Collection<UInt8>) -> [Parameter]? {
        var parameters: [Parameter] = []
        for part in bytes.split(separator: UInt8(ascii: "&")) {
            let pair = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let first = pair.first, let name = PercentEncoding.decodeForm(first) else { return nil }
            guard pair.count > 1 else {
                parameters.append(Parameter(name, ""))
                continue
            }
            guard let value = PercentEncoding.decodeForm(pair[1]) else { return nil }
            parameters.append(Parameter(name, value))
        }
        return parameters
    }
}
