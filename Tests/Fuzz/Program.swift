#if FUZZING
    import Glibc

    /// The target of this process, by the environment variable FUZZ_TARGET.
    private let target: FuzzTarget = {
        guard let target = getenv("FUZZ_TARGET").flatMap({ FuzzTarget(rawValue: String(cString: $0)) }) else {
            print("FUZZ_TARGET must be one of: \(FuzzTarget.allCases.map(\.rawValue).joined(separator: " "))")
            exit(2)
        }
        return target
    }()

    /// What libFuzzer calls for each input; a failure is a crash, so that it is kept and made smaller.
    @_cdecl("LLVMFuzzerTestOneInput")
    public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
        do throws(FuzzFailure) {
            try target.run(Array(UnsafeBufferPointer(start: start, count: count)))
        } catch {
            fatalError(error.description)
        }
        return 0
    }
#else
    import Glibc
    import ScheduleFile

    /// Gives files to a target: `fuzz TARGET FILE…`, and says which of them fail.
    ///
    /// `swift build -c release --sanitize fuzzer -Xswiftc -DFUZZING --product fuzz`, in a scratch path of its own, makes
    /// of it what libFuzzer drives: `FUZZ_TARGET=yaml fuzz NEW-FOLDER Tests/Fuzz/Corpus/yaml`. What it finds is made
    /// smaller, gets a name, and stays in the corpus, which the tests read.
    @main
    enum Program {
        static func main() {
            let arguments = CommandLine.arguments
            guard arguments.count > 2, let target = FuzzTarget(rawValue: arguments[1]) else {
                print(
                    "usage: fuzz TARGET FILE…; targets: \(FuzzTarget.allCases.map(\.rawValue).joined(separator: " "))")
                exit(2)
            }
            var failures = 0
            for path in arguments[2...] {
                do {
                    try target.run(try FileBytes.read(path: path))
                } catch {
                    print("\(path): \(error)")
                    failures += 1
                }
            }
            exit(failures == 0 ? 0 : 1)
        }
    }
#endif
