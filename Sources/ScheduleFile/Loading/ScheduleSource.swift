public import RotationCore

/// Where the schedule is read from: the files that somebody names, or else the system's places.
///
/// The system's places are `/etc/rotationd/schedule.yaml` (or `.yml`, `.json`), then the drop-ins in `schedule.d` of
/// `/usr/lib/rotationd`, `/run/rotationd` and `/etc/rotationd` by the rules of UAPI.6.
public struct ScheduleSource: Sendable {
    /// The files and folders, merged in order; empty: the system's places.
    public let paths: [String]

    private let root: String
    private let zoneDirectory: String?

    /// The schedule in these files and folders, or with none of them in the system's places.
    ///
    /// `root` is a path that stands before the system's places, and `zoneDirectory` the folder of the time zones, by
    /// default the system's: both are for tests.
    public init(paths: [String] = [], root: String = "", zoneDirectory: String? = nil) {
        self.paths = paths
        self.root = root
        self.zoneDirectory = zoneDirectory
    }

    /// Reads, merges and checks all files.
    ///
    /// Every fault of all of them is in the result. With an instant the configuration is reviewed as a whole as it
    /// stands from then on, which finds windows that never open and queues that never end.
    public func load(reviewedFrom instant: Instant? = nil) -> LoadedSchedule {
        var reading = Reading(self)
        let configuration = reading.decoder.configuration()
        if let configuration, let instant {
            reading.decoder.report(ConfigurationReview.findings(in: configuration, from: instant))
        }
        let diagnostics = reading.finish()
        return LoadedSchedule(
            configuration: diagnostics.hasErrors ? nil : configuration, diagnostics: diagnostics.sorted,
            files: reading.files)
    }

    /// Reads, merges and checks all files, and gives them as one.
    public func merge() -> MergedSchedule {
        var reading = Reading(self)
        _ = reading.decoder.configuration()
        let diagnostics = reading.finish()
        return MergedSchedule(
            text: diagnostics.hasErrors ? nil : reading.decoder.mergedText(), diagnostics: diagnostics.sorted,
            files: reading.files)
    }

    /// The files read and merged, with what was found until then.
    private struct Reading {
        var decoder: ScheduleDecoder
        var diagnostics = Diagnostics()
        var files: [String] = []

        init(_ source: ScheduleSource) {
            decoder = ScheduleDecoder(zones: TimeZoneDatabase(directory: source.zoneDirectory))
            let listing =
                source.paths.isEmpty ? SystemPlaces(root: source.root).files() : NamedPaths.files(source.paths)
            var outcomes: [DocumentReader.Outcome] = []
            for item in listing {
                switch item {
                case .fault(let fault):
                    diagnostics.add(fault)
                    decoder.isIncomplete = true
                case .file(let path, let format):
                    diagnostics.meet(file: path)
                    do throws(FileBytes.Failure) {
                        let bytes = try FileBytes.read(path: path)
                        let outcome = DocumentReader.read(bytes, file: path, format: format)
                        diagnostics.add(contentsOf: outcome.diagnostics)
                        outcomes.append(outcome)
                    } catch {
                        diagnostics.add(error.diagnostic)
                        decoder.isIncomplete = true
                    }
                    files.append(path)
                }
            }
            decoder.decode(outcomes)
        }

        /// All findings, once nothing more is to be found.
        mutating func finish() -> Diagnostics {
            diagnostics.add(contentsOf: decoder.faults.diagnostics)
            return diagnostics
        }
    }
}
