import Logging

extension JournalMessage {
    /// The row of this kind in the table: the compiler sees to it that each kind has one.
    var row: (id: String, level: Logger.Level, text: String) {
        switch self {
        case .rotationDue: ("34365939d70846d5af2cee9b2e864dfc", .info, "rotation due")
        case .rotationQueued: ("dc47f44642f94575b039a7e9aa6b5b6d", .info, "rotation queued")
        case .rotationSent: ("6c2597aeb8354579a20a70c6a2a00015", .info, "rotation sent")
        case .rotationAccepted: ("f1393c0c971c4a6fa1911d8f3364517f", .notice, "rotation accepted")
        case .rotationFailed: ("701aca0d42644c66ae528bc8c17f190f", .error, "rotation failed")
        case .rotationSuperseded: ("3ad971c406144d25828a34450bf18b6c", .notice, "rotation superseded")
        case .rotationMissed: ("79d24a72db2047b4b0266cf01ee04867", .warning, "rotation missed")
        case .rotationHeld: ("bf7640efd8a44cefa4ba610799583bfe", .warning, "rotation held")
        case .serviceStarted: ("63e9db72711f49a5a9ac4da44f0cc6b5", .notice, "started")
        case .serviceStopping: ("a2ab421f494640839a8010dfebf03807", .notice, "stopping")
        case .serviceStopped: ("d4b866053f7d4802974d900ec78f41fb", .notice, "stopped")
        case .drainIncomplete: ("43dd1cfeea584e4c8795a0d3c6ecc131", .warning, "stopped with calls still open")
        case .configurationLoaded: ("d03aeaf383f14b989f761537e1994dba", .notice, "configuration loaded")
        case .configurationChanged: ("c561faf53fa549b887fc72311e7a90b3", .notice, "configuration changed")
        case .configurationMissing:
            ("de904fa85df541d4b3d32ea0a87b8411", .warning, "no schedule file: nothing will be rotated")
        case .configurationRefused:
            ("0c2a2fa8f71c4cc4ac2c7a7df8770844", .critical, "configuration refused: not started")
        case .reloadRefused:
            ("2519bdb906974a2c92a38b91f38def00", .error, "reload refused: the running configuration stays in force")
        case .scheduleFault: ("ab3035edad10456ab7b063936419b8bf", .error, "schedule fault")
        case .scheduleWarning: ("3c0498be9ebe443582171282104260db", .warning, "schedule warning")
        case .secretNew: ("c734e2256c4c43c39f4285f93af11015", .info, "secret new")
        case .secretChanged: ("cd12476ef52f4fa0bdc763781e6a9ebe", .info, "secret changed")
        case .secretGone: ("155e064a490844b8ba29c582ea473578", .info, "secret gone")
        case .secretHeld: ("39d7dcc93e1e48e2931c593dbbcb584b", .error, "secret held")
        case .secretResumed: ("643d482926d64431a2dec46e2fbc236b", .notice, "secret resumed")
        case .accountHeld: ("bfcd753ab3b04110a2252385937d1098", .error, "account held")
        case .accountResumed: ("da031065d3d24630b1178a6e25a1ca70", .notice, "account resumed")
        case .accountWaiting: ("9c5f0beed7af4d6a9625b1ba33c7097a", .warning, "account waiting: throttled")
        case .quotaAssumedFull: ("359d150b6e434548a45f2f48a802131c", .warning, "quota counts as full")
        case .clockCorrected: ("1383e33ba0a7232bb0fd88d24baff2c8", .warning, "clock corrected by KMS's Date")
        case .credentialsUnavailable: ("e4bf9a4a9ca1440b994265fd505278b5", .error, "credentials unavailable")
        case .credentialsAvailable: ("f5023f6619d04e51bfa931ed43c9d7b1", .notice, "credentials available")
        case .clockStepped: ("179a2e84170a451cb00b48ef5070a3ae", .warning, "clock stepped")
        case .firstSightsMoved: ("fe79ef05bf5987851a5bad71e05d7b90", .warning, "first sights moved after a clock step")
        case .ledgerFull: ("788c3216e6e6453298b55153db999d7e", .critical, "ledger full: nothing is sent")
        case .ledgerRecovered: ("41acda66cc2e4c4b88ac8305de824e9b", .notice, "ledger recovered")
        case .ledgerSetAside:
            ("e8af98b7b8b241718c0a3ff5d0389777", .critical, "ledger damaged and set aside: the quota starts as if full")
        case .ledgerBusy: ("e8af90cd8d8340b9910c2c5b3d709847", .critical, "ledger held by another process")
        case .ledgerUnavailable: ("f35bac0e0f6a4654be103bf58b593510", .critical, "ledger unavailable")
        case .requestAccepted: ("cc0fc8972ada4048a6cd47916425177d", .notice, "request accepted")
        case .requestRefused: ("2527d395f4144d6eac814ccb86e252f6", .warning, "request refused")
        case .requestDone: ("97a742cb5a39407ea268fb9c78f68095", .notice, "request done")
        case .cadenceReset: ("3d3703bb93804d2bb88fa0b9a269b0b0", .notice, "cadence reset")
        case .paused: ("a301443ea12a4883ab706955ba86e033", .warning, "paused: nothing that the pause covers is sent")
        case .unpaused: ("f688ea1d962a4f7ea8e6b418bf585d1e", .notice, "pause over")
        case .quotaLearned: ("a2ec21541da0da1fa22ddbbe7f622bf4", .warning, "quota used by others too")
        case .quotaRegained: ("7146976039afa5fdcdd5e36ef7d81990", .notice, "quota regained")
        }
    }

    /// The state that a rotation has entered by this entry, in the design's word; nil for an entry that is no
    /// transition.
    public var rotationState: String? {
        switch self {
        case .rotationDue: "due"
        case .rotationQueued: "queued"
        case .rotationSent: "sent"
        case .rotationAccepted: "accepted"
        case .rotationFailed: "failed"
        case .rotationSuperseded: "superseded"
        case .rotationMissed: "missed"
        case .rotationHeld: "held"
        default: nil
        }
    }

    /// The entry for a rotation that enters this state; nil for a word that is no state.
    public init?(rotationState: String) {
        guard let message = Self.allCases.first(where: { $0.rotationState == rotationState }) else { return nil }
        self = message
    }
}
