/// The versions of the database's schema.
enum Schema {
    /// "rotd" in SQLite's application id: tells a ledger from any other database.
    static let applicationID: Int64 = 0x726f_7464

    /// The version that this program reads and writes.
    static var version: Int64 { Int64(migrations.count) }

    /// What brings a database from each version to the next one; the first makes it from nothing.
    ///
    /// What was once released is never edited: a change of the schema is one more element.
    static let migrations = [version1, version2, version3]

    /// The first schema: instants, clock readings and lengths are microseconds, flags are 1 or 0.
    ///
    /// A VersionId's columns stand in the order that tells the newer.
    private static let version1 = """
        CREATE TABLE account (
            account TEXT NOT NULL PRIMARY KEY,
            wait_boot_id TEXT, wait_boot INTEGER, wait_wall INTEGER, wait_date INTEGER, wait_length INTEGER,
            throttles INTEGER NOT NULL,
            denied TEXT NOT NULL,
            full_boot_id TEXT, full_boot INTEGER, full_wall INTEGER, full_date INTEGER,
            hold_failure TEXT, hold_code TEXT, hold_message TEXT,
            hold_since_boot_id TEXT, hold_since_boot INTEGER, hold_since_wall INTEGER, hold_since_date INTEGER,
            hold_probe_boot_id TEXT, hold_probe_boot INTEGER, hold_probe_wall INTEGER, hold_probe_date INTEGER,
            hold_probe_length INTEGER,
            hold_configuration TEXT, hold_credential TEXT
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE secret (
            account TEXT NOT NULL, region TEXT NOT NULL, name TEXT NOT NULL,
            schedule TEXT NOT NULL, entry TEXT NOT NULL,
            first_sight_boot_id TEXT NOT NULL, first_sight_boot INTEGER NOT NULL, first_sight_wall INTEGER NOT NULL,
            first_sight_date INTEGER,
            since INTEGER NOT NULL, handled INTEGER NOT NULL, handled_offset INTEGER NOT NULL, next INTEGER,
            sent_nominal INTEGER, sent_suffix TEXT, sent_prefix TEXT,
            hold_failure TEXT, hold_code TEXT, hold_message TEXT, hold_since INTEGER,
            is_present INTEGER NOT NULL,
            PRIMARY KEY (account, region, name)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE rotation (
            account TEXT NOT NULL, region TEXT NOT NULL, name TEXT NOT NULL,
            nominal INTEGER NOT NULL, suffix TEXT NOT NULL, prefix TEXT NOT NULL,
            state TEXT NOT NULL, first INTEGER NOT NULL, count INTEGER NOT NULL,
            due INTEGER NOT NULL, deadline INTEGER NOT NULL,
            attempts INTEGER NOT NULL, failures INTEGER NOT NULL, refusals INTEGER NOT NULL,
            backoff_boot_id TEXT, backoff_boot INTEGER, backoff_wall INTEGER, backoff_date INTEGER,
            backoff_length INTEGER,
            reason TEXT NOT NULL, request_id TEXT, finished INTEGER,
            PRIMARY KEY (account, region, name, nominal, suffix, prefix)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX rotation_newest ON rotation (nominal, suffix, prefix, account, region, name);
        CREATE INDEX rotation_unfinished ON rotation (account)
            WHERE state IN ('due', 'queued', 'sent', 'held');
        CREATE INDEX rotation_finished ON rotation (account, coalesce(finished, due))
            WHERE state IN ('accepted', 'failed', 'superseded', 'missed');

        CREATE TABLE attempt (
            sequence INTEGER PRIMARY KEY,
            account TEXT NOT NULL, region TEXT NOT NULL, name TEXT NOT NULL,
            nominal INTEGER NOT NULL, suffix TEXT NOT NULL, prefix TEXT NOT NULL, number INTEGER NOT NULL,
            state TEXT NOT NULL, is_retry INTEGER NOT NULL, account_number TEXT, access_key_id TEXT NOT NULL,
            sent_boot_id TEXT NOT NULL, sent_boot INTEGER NOT NULL, sent_wall INTEGER NOT NULL, sent_date INTEGER,
            deadline_boot_id TEXT NOT NULL, deadline_boot INTEGER NOT NULL, deadline_wall INTEGER NOT NULL,
            deadline_date INTEGER,
            completed_boot_id TEXT, completed_boot INTEGER, completed_wall INTEGER, completed_date INTEGER,
            date INTEGER, code TEXT NOT NULL, status INTEGER, request_id TEXT,
            UNIQUE (account, region, name, nominal, suffix, prefix, number)
        ) STRICT;
        CREATE INDEX attempt_open ON attempt (sequence)
            WHERE (state = 'pending' OR completed_boot_id IS NULL) AND state NOT IN ('unsent', 'withdrawn');
        CREATE INDEX attempt_completed ON attempt (completed_boot_id, completed_boot)
            WHERE completed_boot_id IS NOT NULL;
        CREATE INDEX attempt_account ON attempt (account);

        CREATE TABLE set_aside (path TEXT NOT NULL, reason TEXT NOT NULL) STRICT;
        PRAGMA application_id = 0x726f7464;
        """

    /// Adds when a secret may last have been rotated.
    private static let version2 = """
        ALTER TABLE secret ADD COLUMN last_rotation_boot_id TEXT;
        ALTER TABLE secret ADD COLUMN last_rotation_boot INTEGER;
        ALTER TABLE secret ADD COLUMN last_rotation_wall INTEGER;
        ALTER TABLE secret ADD COLUMN last_rotation_date INTEGER;
        """

    /// Adds operators' requests and pauses, what a rotation and an attempt have of a request, reset cadences, and what
    /// is learned of a quota.
    ///
    /// A secret's or glob's account and region are '' where the selection names none.
    private static let version3 = """
        ALTER TABLE account ADD COLUMN learned_slots INTEGER;
        ALTER TABLE account ADD COLUMN learned_boot_id TEXT;
        ALTER TABLE account ADD COLUMN learned_boot INTEGER;
        ALTER TABLE account ADD COLUMN learned_wall INTEGER;
        ALTER TABLE account ADD COLUMN learned_date INTEGER;
        ALTER TABLE secret ADD COLUMN anchor INTEGER;
        ALTER TABLE attempt ADD COLUMN is_urgent INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE rotation ADD COLUMN request TEXT;
        ALTER TABLE rotation ADD COLUMN request_is_urgent INTEGER;
        ALTER TABLE rotation ADD COLUMN request_passes_freeze INTEGER;
        CREATE INDEX rotation_request ON rotation (request) WHERE request IS NOT NULL;

        CREATE TABLE request (
            id TEXT NOT NULL PRIMARY KEY,
            selection TEXT NOT NULL, account TEXT NOT NULL, region TEXT NOT NULL, name TEXT NOT NULL,
            value TEXT NOT NULL,
            is_urgent INTEGER NOT NULL, passes_freeze INTEGER NOT NULL, cadence TEXT NOT NULL,
            releases_hold INTEGER NOT NULL, is_for_held_only INTEGER NOT NULL, requested_by TEXT NOT NULL,
            accepted INTEGER NOT NULL, state TEXT NOT NULL, left_out INTEGER NOT NULL,
            outcome_accepted INTEGER NOT NULL, outcome_failed INTEGER NOT NULL, outcome_superseded INTEGER NOT NULL,
            outcome_missed INTEGER NOT NULL,
            finished INTEGER
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE pause (
            scope TEXT NOT NULL, account TEXT NOT NULL, region TEXT NOT NULL, name TEXT NOT NULL,
            reason TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER, requested_by TEXT NOT NULL, lifted INTEGER,
            PRIMARY KEY (scope, account, region, name)
        ) STRICT, WITHOUT ROWID;
        """
}
