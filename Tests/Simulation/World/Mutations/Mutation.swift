/// A deliberate mistake in the core, as the table of mutations has it.
package struct Mutation {
    /// How the two texts come together, so that many mutations can be built at once and be switched on one by one.
    package enum Form: String {
        /// Both are expressions.
        case expression
        /// Both are statements, none of which declares anything.
        case statement
        /// The new one stands for the old one; `MUTANT` in it says whether the mutation is on. Without that word it
        /// needs a build of its own.
        case text
    }

    package var name = ""
    /// What the mistake is, and which invariant it breaks.
    package var breaks = ""
    /// The file, from the folder of the core's sources.
    package var file = ""
    package var form = Form.text
    /// The exact text, which the file has once.
    package var old = ""
    package var new = ""

    package struct Fault: Error, CustomStringConvertible {
        package let description: String
    }

    /// Whether it can be built together with others.
    package var isSwitched: Bool { form != .text || new.contains("MUTANT") }

    /// What stands in place of the old text when the mutation has that number.
    func replacement(_ number: Int) -> String {
        let isOn = "Mutant.isOn(\(number))"
        return switch form {
        case .expression: "(\(isOn) ? (\(new)) : (\(old)))"
        case .statement: "if \(isOn) {\n\(new)\n} else {\n\(old)\n}"
        case .text: new.replacing("MUTANT", with: isOn)
        }
    }

    /// The place of the old text; nil where it is not there, or more than once.
    package func place(in text: String) -> Range<String.Index>? {
        let places = text.ranges(of: old)
        return places.count == 1 ? places[0] : nil
    }

    /// The text with these mutations of its file, by their numbers.
    package static func apply(_ mutations: [(number: Int, mutation: Mutation)], to text: String) throws -> String {
        let places = try mutations.map { number, mutation in
            guard let place = mutation.place(in: text) else {
                throw Fault(description: "\(mutation.name): \(mutation.file) does not have its text once")
            }
            return (place: place, text: mutation.replacement(number))
        }
        var mutated = text
        // From the end, so that the places before stay where they are.
        for (place, replacement) in places.sorted(by: { $0.place.lowerBound > $1.place.lowerBound }) {
            mutated.replaceSubrange(place, with: replacement)
        }
        return mutated
    }

    /// Which mutations are built together: all that can be switched and do not overlap, and each other one alone.
    package static func builds(of mutations: [Mutation], _ text: (String) -> String?) -> [[Int]] {
        var builds: [[Int]] = []
        var taken: [[String: [Range<String.Index>]]] = []
        for (number, mutation) in mutations.enumerated() {
            guard mutation.isSwitched, let text = text(mutation.file), let place = mutation.place(in: text) else {
                builds.append([number])
                // Nothing comes to it.
                taken.append([mutation.file: ["".startIndex..<"".endIndex]])
                continue
            }
            let free = builds.indices.first { build in
                mutations[builds[build][0]].isSwitched
                    && !(taken[build][mutation.file] ?? []).contains { $0.overlaps(place) }
            }
            if let free {
                builds[free].append(number)
                taken[free][mutation.file, default: []].append(place)
            } else {
                builds.append([number])
                taken.append([mutation.file: [place]])
            }
        }
        return builds
    }
}
