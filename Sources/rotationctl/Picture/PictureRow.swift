import RotationCore

/// A row of a picture: a secret, or several that are alike, with what happens to them.
struct PictureRow {
    /// What it is called.
    let name: String
    /// How many secrets it stands for.
    let secrets: Int
    /// What stands behind the name: why nothing happens where that is so.
    var remark = ""
    /// The positions of its rotations in the plan, those that are sent and those that wait, where it shows each.
    var lines: [Plan.Lines.Index] = []
    /// How many rotations are sent in each bin of the picture.
    var bins: [Int: Bin] = [:]
    /// How many are not sent.
    var waiting = 0
    /// How many rotations it has.
    var count = 0
    /// How many of them are late.
    var late = 0
    /// When the first of them is sent.
    var first = Instant.latest

    /// The rotations of one bin.
    struct Bin {
        var count = 0
        var late = 0
    }

    /// Counts a rotation, which is sent in the bin at `place`, or waits at the end.
    mutating func add(_ line: ForecastLine, to place: Int) {
        let late = line.isLate ? 1 : 0
        count += 1
        self.late += late
        guard let send = line.send else {
            waiting += 1
            return
        }
        first = min(first, send)
        bins[place, default: Bin()].count += 1
        bins[place, default: Bin()].late += late
    }
}

/// Rows whose attempts may start at the same times.
struct PictureGroup {
    /// The times.
    let times: PictureTimes
    /// The rows, in the order of their first rotations.
    var rows: [PictureRow]
}

/// The rows of an account.
struct PictureAccount {
    /// The account.
    let configuration: AccountConfiguration
    /// Its rows, those together that have the same times.
    var groups: [PictureGroup]
}

/// When the attempts of some secrets may start, in what the schedule file says.
struct PictureTimes: Hashable {
    /// nil: at any time.
    let window: Window?
    /// The zone whose clocks open it.
    let zone: TimeZoneTable.ID
    /// The positions of the freezes that cover the secrets.
    let freezes: [Int]

    init(of secret: SecretID, _ entry: Entry, in configuration: Configuration) {
        window = entry.window.flatMap { $0.isAlways ? nil : $0 }
        zone = entry.zone
        freezes = configuration.freezes.indices.filter {
            configuration.freezes[$0].covers(account: secret.account, name: secret.name)
        }
    }
}
