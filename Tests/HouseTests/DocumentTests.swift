import Testing

/// What the documents name is there.
@Suite struct DocumentTests {
    private static let documents = ["README.md", "Sources/README.md", "packaging/SECURITY.md"]

    /// The notes from which the project was built are not part of it: no reader has them.
    @Test func nothingPointsOutOfTheRepository() throws {
        let places = ["../" + "shared", "shared/" + "reference", "`reference" + "/"]
        let files = House.files(in: "Sources", "Tests", "packaging", "config", ".ci") + ["README.md", "Package.swift"]
        try #require(files.contains("Tests/HouseTests/DocumentTests.swift"))
        for file in files {
            guard let text = House.text(of: file) else { continue }
            for place in places {
                #expect(!text.contains(place), "\(file) mentions \(place)")
            }
        }
    }

    @Test(arguments: documents)
    func namedSourceFilesAreThere(_ document: String) throws {
        let text = try #require(House.text(of: document))
        let sources = House.files(in: "Sources", "Tests") + ["./Package.swift"]
        // A path may leave out the folder of the subject that is spoken of.
        for match in text.matches(of: /`([A-Za-z0-9_+\/-]+\.swift)`/) {
            let name = match.output.1
            #expect(sources.contains { $0.hasSuffix("/" + name) }, "\(document) names \(name)")
        }
    }

    @Test(arguments: documents)
    func namedFilesOfTheRepositoryAreThere(_ document: String) throws {
        let text = try #require(House.text(of: document))
        for match in text.matches(of: /(?:^|[\s`(])((?:packaging|config|\.ci)\/[A-Za-z0-9._\/-]*[A-Za-z0-9])/) {
            #expect(House.isThere(String(match.output.1)), "\(document) names \(match.output.1)")
        }
    }

    @Test(arguments: documents)
    func namedCommandsAreThere(_ document: String) throws {
        let text = try #require(House.text(of: document))
        let commands = House.files(in: "Sources/rotationctl").compactMap(House.text).flatMap { source in
            source.matches(of: /commandName: "([a-z]+)"/).map(\.output.1)
        }
        for match in text.matches(of: /(?m)(?:^ +(?:sudo )?|`)rotationctl ([a-z]+)/) {
            #expect(commands.contains(match.output.1), "\(document) names rotationctl \(match.output.1)")
        }
    }
}
