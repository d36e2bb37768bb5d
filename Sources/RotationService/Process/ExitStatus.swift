/// How the daemon ends, as sysexits.h names it.
public enum ExitStatus: Int32, Sendable {
    /// After a stop, or when `--until-idle` found nothing left to do.
    case ok = 0
    /// EX_IOERR: the ledger cannot be opened, or was taken away while it was open.
    case ledgerUnavailable = 74
    /// EX_TEMPFAIL: another process holds the ledger.
    case ledgerHeld = 75
    /// EX_CONFIG: the configuration is faulty; a restart does not mend it.
    case badConfiguration = 78
}
