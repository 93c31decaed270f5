import CampaignModel
import GRDB
import Glibc

/// What each feed of a campaign has said, in a SQLite file.
///
/// One publisher writes at a time: a transaction begins with the file's write lock, and others wait for it. Nothing of a
/// transaction stays unless it is committed.
struct FeedLedger {
    let path: String
    private let queue: DatabaseQueue
    /// What was made for it, to be taken away again if nothing is ever written to it.
    private let made: Made
    /// The file that was there when it was opened.
    private let inode: ino_t?

    /// `KSTE`, by which a ledger is told from other SQLite files.
    private static let applicationID: Int32 = 0x4B53_5445
    /// The version of the tables below.
    private static let version: Int32 = 1

    private static let tables = """
        CREATE TABLE ledger (campaign TEXT NOT NULL, publishings INTEGER NOT NULL);
        CREATE TABLE feed (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            audience TEXT NOT NULL,
            properties TEXT NOT NULL,
            ends INTEGER NOT NULL,
            is_live INTEGER NOT NULL
        );
        CREATE TABLE component (
            feed INTEGER NOT NULL REFERENCES feed (number),
            uid TEXT NOT NULL,
            recurrence TEXT NOT NULL,
            state INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            modified INTEGER NOT NULL,
            first INTEGER NOT NULL,
            audience TEXT NOT NULL,
            until INTEGER,
            content TEXT NOT NULL,
            UNIQUE (feed, uid, recurrence)
        );
        PRAGMA application_id = \(applicationID);
        PRAGMA user_version = \(version);
        """

    /// Opens a ledger, and makes an empty file where there is none.
    ///
    /// - Parameter patience: how many seconds to wait for another publisher.
    init(at path: String, patience: Int) throws(LedgerError) {
        self.path = path
        var attempts = 3
        while true {
            do throws(LedgerError) {
                let made = try Self.make(path)
                let inode = Self.inode(of: path)
                let queue = try Self.open(path, readOnly: false, patience: patience)
                (self.made, self.inode, self.queue) = (made, inode, queue)
                return
            } catch {
                // Another, whose first publish was refused, may just have taken it away.
                attempts -= 1
                guard attempts > 0, Self.inode(of: path) == nil else { throw error }
            }
        }
    }

    /// Opens a ledger to look into it; nil where there is none.
    init?(reading path: String, patience: Int) throws(LedgerError) {
        var status = stat()
        guard stat(path, &status) == 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw LedgerError(.file, "cannot read the ledger \(path): \(String(cString: strerror(errno)))")
        }
        if status.st_size == 0 { return nil }
        self.path = path
        made = Made()
        inode = nil
        // A publisher that was killed may have left a change half written, which only one who may write can undo.
        queue = try Self.open(path, readOnly: access(path, W_OK) != 0, patience: patience)
    }

    private static func open(_ path: String, readOnly: Bool, patience: Int) throws(LedgerError) -> DatabaseQueue {
        var status = stat()
        if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
            throw LedgerError(.file, "cannot open the ledger \(path): it is no file", hint: "name a file of its own")
        }
        guard access(path, R_OK) == 0 else {
            throw LedgerError(.file, "cannot read the ledger \(path): \(String(cString: strerror(errno)))")
        }
        var configuration = Configuration()
        configuration.readonly = readOnly
        configuration.busyMode = .timeout(Double(patience))
        return try translated(path) { try DatabaseQueue(path: path, configuration: configuration) }
    }

    /// What was not there before.
    private struct Made {
        var folder: String?
        var file = false
    }

    private static func inode(of path: String) -> ino_t? {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_ino : nil
    }

    /// Makes the file and its folder, for the owner alone: a ledger knows what staff plan.
    private static func make(_ path: String) throws(LedgerError) -> Made {
        var made = Made()
        if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
            let folder = String(path[..<slash])
            // The folder above it is the calendar's, or one that somebody has named: it is there, or a slip.
            if mkdir(folder, 0o700) == 0 {
                made.folder = folder
            } else if errno != EEXIST {
                throw LedgerError(
                    .file, "cannot make the folder of the ledger, \(folder): \(String(cString: strerror(errno)))",
                    hint: "name another place with --ledger")
            }
        }
        let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if descriptor >= 0 {
            close(descriptor)
            made.file = true
        } else if errno != EEXIST {
            let reason = String(cString: strerror(errno))
            if let folder = made.folder { rmdir(folder) }
            throw LedgerError(
                .file, "cannot make the ledger \(path): \(reason)", hint: "name another place with --ledger")
        }
        return made
    }

    /// Runs `body` with the write lock; what it does not commit is undone.
    func publishing<Value>(_ campaign: String, _ body: (LedgerTransaction) throws(LedgerError) -> Value)
        throws(LedgerError) -> Value
    {
        do throws(LedgerError) {
            return try Self.flattened(path) {
                try queue.writeWithoutTransaction { database in
                    try database.beginTransaction(.immediate)
                    defer { if database.isInsideTransaction { try? database.rollback() } }
                    return Self.caught { () throws(LedgerError) in
                        guard isAtItsPath else { throw takenAway }
                        try prepare(database, for: campaign)
                        return try body(LedgerTransaction(path: path, database: database))
                    }
                }
            }
        } catch {
            // SQLite may find out first that its file is gone, and calls that a fault of the disk.
            if error.code == .file, !made.file, !isAtItsPath { throw takenAway }
            takeAwayIfEmpty()
            throw error
        }
    }

    /// Whether the file that was opened is the one that others find.
    private var isAtItsPath: Bool { inode != nil && Self.inode(of: path) == inode }

    private var takenAway: LedgerError {
        LedgerError(
            .overtaken,
            "another publish, which was refused, has taken the empty ledger \(path) away again; nothing was changed",
            hint: "publish again")
    }

    /// Takes a file away that was made here and into which nothing was written.
    ///
    /// Others may wait for its lock meanwhile. So it goes while the lock is held, and whoever gets it next sees that the
    /// file at the path is another.
    private func takeAwayIfEmpty() {
        guard made.file else { return }
        try? queue.writeWithoutTransaction { database in
            try database.beginTransaction(.immediate)
            defer { try? database.rollback() }
            guard isAtItsPath,
                try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") == 0
            else { return }
            unlink(path)
        }
        // Not before SQLite's own file beside it is gone; a folder that holds anything stays.
        if let folder = made.folder { rmdir(folder) }
    }

    /// Runs `body` on what the ledger holds now.
    func reading<Value>(_ campaign: String, _ body: (LedgerTransaction) throws(LedgerError) -> Value)
        throws(LedgerError) -> Value
    {
        try Self.flattened(path) {
            try queue.read { database in
                Self.caught { () throws(LedgerError) in
                    try check(database, for: campaign)
                    return try body(LedgerTransaction(path: path, database: database))
                }
            }
        }
    }

    /// How many publishings it has seen; none, if it is not a ledger, which is said to whom publishes.
    func mark() throws(LedgerError) -> LedgerMark {
        try Self.translated(path) {
            try queue.read { database in
                guard try Int32.fetchOne(database, sql: "PRAGMA application_id") == Self.applicationID,
                    try Int32.fetchOne(database, sql: "PRAGMA user_version") == Self.version
                else { return LedgerMark(publishings: 0) }
                return LedgerMark(
                    publishings: try Int64.fetchOne(database, sql: "SELECT publishings FROM ledger") ?? 0)
            }
        }
    }

    private func prepare(_ database: Database, for campaign: String) throws(LedgerError) {
        let isNew = try Self.translated(path) {
            try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") == 0
                && Int32.fetchOne(database, sql: "PRAGMA application_id") == 0
        }
        guard isNew else { return try check(database, for: campaign) }
        try Self.translated(path) {
            try database.execute(sql: Self.tables)
            try database.execute(sql: "INSERT INTO ledger (campaign, publishings) VALUES (?, 0)", arguments: [campaign])
        }
    }

    /// Refuses what is no ledger of this campaign that this version can read.
    private func check(_ database: Database, for campaign: String) throws(LedgerError) {
        let (application, version) = try Self.translated(path) {
            (
                try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0,
                try Int32.fetchOne(database, sql: "PRAGMA user_version") ?? 0
            )
        }
        guard application == Self.applicationID else {
            throw LedgerError(
                .foreign, "\(path) is a database of another program, not a ledger; nothing was changed",
                hint: "name a file of its own with --ledger")
        }
        guard version <= Self.version else {
            throw LedgerError(
                .newer, "the ledger \(path) was written by a later version of keste; nothing was changed",
                hint: "publish with that version")
        }
        let owner = try Self.translated(path) { try String.fetchOne(database, sql: "SELECT campaign FROM ledger") }
        guard owner == campaign else {
            throw LedgerError(
                .otherCampaign,
                "the ledger \(path) is that of the campaign '\(owner ?? "")', not of '\(campaign)'; nothing was changed",
                hint: "name a file of its own with --ledger; if it is the same campaign, give it back its `id:`")
        }
    }

    // MARK: - Errors

    /// What SQLite has against it, for the person who publishes.
    static func translated<Value>(_ path: String, _ body: () throws -> Value) throws(LedgerError) -> Value {
        do {
            return try body()
        } catch let error as LedgerError {
            throw error
        } catch let error as DatabaseError {
            throw problem(path, error)
        } catch {
            throw LedgerError(.file, "cannot use the ledger \(path): \(error)")
        }
    }

    private static func flattened<Value>(_ path: String, _ body: () throws -> Result<Value, LedgerError>)
        throws(LedgerError) -> Value
    {
        try translated(path, body).get()
    }

    private static func caught<Value>(_ body: () throws(LedgerError) -> Value) -> Result<Value, LedgerError> {
        do throws(LedgerError) {
            return .success(try body())
        } catch {
            return .failure(error)
        }
    }

    private static func problem(_ path: String, _ error: DatabaseError) -> LedgerError {
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            LedgerError(
                .busy,
                "another publish is under way with the ledger \(path), and has not ended in time; nothing was changed",
                hint: "try again when it has ended")
        case .SQLITE_NOTADB, .SQLITE_CORRUPT, .SQLITE_ERROR, .SQLITE_FORMAT:
            LedgerError(
                .damaged, "the ledger \(path) is damaged, or no ledger; nothing was changed",
                hint: "put back a copy of it; without one, move it away: a new one begins with what the feeds in the "
                    + "output folder say")
        case .SQLITE_FULL:
            LedgerError(.file, "there is no room on the disk for the ledger \(path); nothing was changed")
        default:
            LedgerError(
                .file, "cannot use the ledger \(path): \(error.message ?? "\(error.resultCode)"); nothing was changed")
        }
    }
}
