/// How the daemon ends, as sysexits.h names it.
public enum ExitStatus: Int32, Sendable {
    /// After a stop, or when `--until-idle` found nothing left to do.
    case ok = 0
    /// EX_OSERR: the system refused something that the service cannot do without.
    case systemError = 71
    /// EX_IOERR: the ledger cannot be opened.
    case ledgerUnavailable = 74
    /// EX_TEMPFAIL: another process holds the ledger.
    case ledgerHeld = 75
    /// EX_CONFIG: the configuration is faulty; a restart does not mend it.
    case badConfiguration = 78
}
