import ScheduleFile

extension LoadedSchedule {
    /// Says on standard error that there is no schedule file, where that is so.
    func reportAbsence() {
        if isAbsent { StandardError.write("rotationctl: there is no schedule file, and nothing to rotate\n") }
    }
}
