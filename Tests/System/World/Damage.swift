import Foundation
import Glibc

/// What may happen to the database's file while no daemon has it open.
enum Damage: CaseIterable {
    case isCutOff
    case isEmpty
    case losesHeader
    case losesPages
    case isText

    /// SQLite's pages of this database, in bytes.
    private static let page = 4096

    /// Damages the file.
    func strike(_ path: String, using generator: inout some RandomNumberGenerator) throws {
        var content = try Data(contentsOf: URL(fileURLWithPath: path))
        switch self {
        case .isCutOff: content = content.prefix(.random(in: 1..<max(2, content.count), using: &generator))
        case .isEmpty: content = Data()
        case .losesHeader: overwrite(0..<100, of: &content, using: &generator)
        case .losesPages:
            for page in 1..<max(2, content.count / Self.page) where Bool.random(using: &generator) {
                overwrite(page * Self.page..<(page + 1) * Self.page, of: &content, using: &generator)
            }
        case .isText: content = Data("this is no database\n".utf8)
        }
        try content.write(to: URL(fileURLWithPath: path))
    }

    private func overwrite(
        _ range: Range<Int>, of content: inout Data, using generator: inout some RandomNumberGenerator
    ) {
        for index in range where index < content.count { content[index] = .random(in: 0...255, using: &generator) }
    }
}
