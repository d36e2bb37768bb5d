import RotationCore
import Testing

/// How many more attempts a quota takes.
struct SlotRoomTests {
    private func instants(_ seconds: [Int64]) -> [Instant] { seconds.map { Instant(seconds: $0) } }

    private func stretch(_ from: Int64, _ to: Int64) -> Range<Instant> {
        Instant(seconds: from)..<Instant(seconds: to)
    }

    @Test("An unused quota takes its slots once in every span")
    func unused() {
        let room = SlotRoom(beside: [], usable: 3, span: .seconds(10))
        #expect(room.most(inEach: [stretch(0, 1)])?.count == 3)
        #expect(room.most(inEach: [stretch(0, 10)])?.count == 3)
        #expect(room.most(inEach: [stretch(0, 11)])?.count == 6)
        #expect(room.most(inEach: [])?.count == nil)
    }

    @Test("What holds its slot beyond a stretch is missing in the next")
    func carriedOver() {
        let room = SlotRoom(beside: [], usable: 1, span: .seconds(10))
        // 0 and 10; then 20 and 30 could start only in the second stretch, which has begun at 15 and ends before 30.
        let most = room.most(inEach: [stretch(0, 15), stretch(15, 30)])
        #expect(most?.count == 1)
        #expect(most?.fullest == stretch(15, 30))
    }

    @Test("No planned attempt moves: before it, its slot stays free")
    func planned() {
        let room = SlotRoom(beside: instants([15]), usable: 1, span: .seconds(10))
        #expect(room.most(inEach: [stretch(0, 15)])?.count == 1)
        #expect(room.most(inEach: [stretch(6, 15)])?.count == 0)
        #expect(room.most(inEach: [stretch(6, 26)])?.count == 1)
        #expect(room.mostOccupied == 1)
    }

    @Test("As many as a search of all placements finds", arguments: 0..<UInt64(200))
    func exhaustive(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let usable = Int.random(in: 1...3, using: &random)
        let span = Int64.random(in: 2...5, using: &random)
        // Planned attempts that the quota allows.
        var planned: [Int64] = []
        for second in 0..<Int64(12) where Int.random(in: 0...2, using: &random) == 0 {
            if planned.count(where: { $0 > second - span }) < usable { planned.append(second) }
        }
        let cut = Int64.random(in: 3...9, using: &random)
        let bounds = [(Int64(0), cut), (cut, 12)]
        let room = SlotRoom(beside: instants(planned), usable: usable, span: .seconds(span))
        let found = room.most(inEach: bounds.map { stretch($0.0, $0.1) })?.count ?? -1
        let search = Search(planned: planned, usable: usable, span: span, bounds: bounds)
        #expect(search.fits(found))
        #expect(!search.fits(found + 1))
    }
}

/// Whether so many attempts fit into each stretch, by trying all whole seconds.
private struct Search {
    let planned: [Int64]
    let usable: Int
    let span: Int64
    let bounds: [(Int64, Int64)]

    func fits(_ count: Int) -> Bool { place(count, in: 0, from: bounds[0].0, rest: count, sends: planned) }

    private func place(_ count: Int, in stretch: Int, from second: Int64, rest: Int, sends: [Int64]) -> Bool {
        if rest == 0 {
            guard stretch + 1 < bounds.count else { return true }
            return place(count, in: stretch + 1, from: bounds[stretch + 1].0, rest: count, sends: sends)
        }
        for time in second..<max(bounds[stretch].1, second) {
            let all = sends + [time]
            let isAllowed = all.allSatisfy { moment in
                all.count { $0 > moment - span && $0 <= moment } <= usable
            }
            if isAllowed, place(count, in: stretch, from: time, rest: rest - 1, sends: all) { return true }
        }
        return false
    }
}
