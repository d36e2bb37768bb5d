import Glibc
import Ledger

/// How one daemon of a storm of crashes lives and dies.
struct Life {
    /// The place at which it ends, as `ROTATIOND_CRASH_AT` has it, where it gets there.
    var place: String?
    /// A reload or a stop, so long after its start.
    var signal: (number: Int32, after: Duration)?
    /// How long after its start, or that signal, it is killed in any case.
    var length: Duration

    /// Some end at a place, some at any moment from the loading of the program to the middle of the work.
    static func random(using generator: inout some RandomNumberGenerator) -> Life {
        var life = Life(length: .milliseconds(Int.random(in: 0...600, using: &generator)))
        if Int.random(in: 0..<5, using: &generator) < 3,
            let place = CrashPoint.allCases.randomElement(using: &generator)
        {
            // Early passings more often: some places are passed once in a life.
            let passing = 1 + Int.random(in: 0...3, using: &generator) * Int.random(in: 0...3, using: &generator)
            life.place = "\(place.name):\(passing)"
            life.length += .milliseconds(300)
        }
        if Int.random(in: 0..<4, using: &generator) == 0 {
            let number = Bool.random(using: &generator) ? SIGHUP : SIGTERM
            life.signal = (number, .milliseconds(Int.random(in: 50...400, using: &generator)))
        }
        return life
    }
}
