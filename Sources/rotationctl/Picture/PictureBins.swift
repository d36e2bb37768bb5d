import RotationCore

/// The stretches of time whose rotations a row shows together where they are many: hours, days or weeks.
struct PictureBins {
    /// The length of one, in seconds.
    private let seconds: Int64
    /// The beginning of the first: a full hour, day or week of the zone, as its clocks go when the picture begins.
    private let first: Int64
    private let scale: PictureScale

    /// As short as they can be while each is wide enough to be seen.
    init(on scale: PictureScale) {
        self.scale = scale
        let hours: [Int64] = [1, 3, 6, 12, 24, 168, 672]
        seconds = (hours.first { scale.hour * Double($0) >= 4 } ?? 8736) * 3600
        let offset = Int64(scale.zone.offset(at: scale.start))
        first = (scale.start.seconds + offset).flooredQuotient(seconds) * seconds - offset
    }

    /// The bin of an instant, counted from 0.
    func index(of instant: Instant) -> Int {
        Int((min(max(instant, scale.start), scale.end).seconds - first) / seconds)
    }

    /// When a bin begins.
    func start(of index: Int) -> Instant { Instant(seconds: first + Int64(index) * seconds) }

    /// When it ends.
    func end(of index: Int) -> Instant { start(of: index + 1) }

    /// `an hour`, `in 6h`, `a day`, `a week`.
    var unit: String {
        let hours = seconds / 3600
        if hours == 1 { return "an hour" }
        if hours < 24 { return "in \(hours)h" }
        if hours == 24 { return "a day" }
        return hours == 168 ? "a week" : "in \(hours / 168) weeks"
    }
}
