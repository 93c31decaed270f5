import CampaignModel
import ZoneInfo

/// Reads one broadcast log into airtime records; each row that cannot be read is named and counted.
struct LogReader {
    /// So many rows are named; the rest is said in one sentence.
    private static let mostNamed = 1000

    let source: LogSource
    let campaign: Campaign
    private let reading: Reading
    private let ids: LogIDs
    private var log: AirtimeLog
    /// Which fields hold the value of each column; nil until the header is read.
    private var fields: [LogSource.Column: [Int]]?
    private var countOfFields = 0
    private var plainRows: PlainRows?
    private var isHeaderBad = false
    private var named = 0
    private var unnamed = 0
    private var warnedOfContests = false

    init(_ source: LogSource, campaign: Campaign, reading: Reading) {
        self.source = source
        self.campaign = campaign
        self.reading = reading
        ids = LogIDs(campaign)
        log = AirtimeLog(path: source.path, mode: source.mode, provenance: source.provenance, place: source.place)
    }

    mutating func read() -> AirtimeLog {
        var csv = CSVReader(separator: source.separator)
        do {
            try reading.files.read(source.path) { piece in
                csv.read(piece, plain: { takePlain($0, line: $1) }, { take($0) })
            }
            csv.finish { take($0) }
        } catch {
            // What cannot be opened is as good as missing, which is a mistake of the calendar: a total without it would lie.
            reading.report(
                .error, .file, path: source.path, error.sentence(about: source.path), fix: "make it readable")
            return log
        }
        if fields == nil, !isHeaderBad {
            reading.reportLog(
                Diagnostic(
                    .error, id: DiagnosticID.logHeader.rawValue, path: source.path,
                    message: "the log is empty: it has no header row",
                    fix: "begin with a row that names the columns: channel,contestant,start,duration"))
        }
        if unnamed > 0 {
            reading.reportLog(
                Diagnostic(
                    .error, id: DiagnosticID.logRow.rawValue, path: source.path,
                    message: "\(unnamed) more rows could not be read; the first \(Self.mostNamed) are named"))
        }
        return log
    }

    /// Takes a line that is as plain as nearly all are; false where it must be looked at more closely.
    private mutating func takePlain(_ line: Span<UInt8>, line number: Int) -> Bool {
        guard let record = plainRows?.record(line, line: number, isContestOpen: warnedOfContests) else { return false }
        log.records.append(record)
        return true
    }

    private mutating func take(_ row: CSVReader.Row) {
        if row.isBlank { return }
        guard !isHeaderBad else {
            log.rejected += 1
            return
        }
        guard let fields else {
            readHeader(row)
            return
        }
        if let record = plainRows?.record(row, isContestOpen: warnedOfContests) {
            log.records.append(record)
            return
        }
        do throws(LogFault) {
            if let fault = row.fault {
                throw LogFault(
                    .logFields, column: fault.column, fault.message, fix: fault.fix)
            }
            guard row.fields.count == countOfFields else {
                throw LogFault(
                    .logFields, column: 1,
                    "the row has \(row.fields.count) fields, but the header names \(countOfFields)",
                    fix: "add what is missing; quote a text that contains the separator")
            }
            let reader = LogRow(
                row: row, fields: fields, source: source, campaign: campaign, ids: ids,
                isNamed: named < Self.mostNamed)
            let record = try reader.record()
            if reader.isContestOpen, !warnedOfContests { warnOfContests(row, record) }
            log.records.append(record)
        } catch {
            log.rejected += 1
            report(.error, error, row)
        }
    }

    private mutating func warnOfContests(_ row: CSVReader.Row, _ record: AirtimeRecord) {
        warnedOfContests = true
        let contestant = campaign.contestants[Int(record.contestant)]
        let contest = campaign.contests[Int(record.contest)].id
        report(
            .warning,
            LogFault(
                .logContest, column: 1,
                "“\(contestant.id)” stands in several contests and the row names none, so it counts for “\(contest)”; so do all such rows of this log",
                fix: "add a column contest"), row)
    }

    private mutating func readHeader(_ row: CSVReader.Row) {
        countOfFields = row.fields.count
        var names: [String] = []
        for index in row.fields.indices {
            guard let name = row.text(index), !name.contains("\0") else {
                let isUTF16 = row.raw.starts(with: [0xFF, 0xFE]) || row.raw.starts(with: [0xFE, 0xFF])
                badHeader(
                    LogFault(
                        .logEncoding, column: row.fields[index].column,
                        isUTF16 ? "the log is in UTF-16, not in UTF-8" : "the log is not text in UTF-8",
                        fix: "save it again as CSV in UTF-8"), row)
                return
            }
            names.append(name)
        }
        if let fault = row.fault {
            badHeader(
                LogFault(.logHeader, column: fault.column, fault.message, fix: "mend the quotes of the header"), row)
            return
        }
        let header = LogHeader(names, source: source)
        if let fault = header.fault(columns: row.fields.map(\.column)) {
            badHeader(fault, row)
            return
        }
        for stranger in header.strangers {
            report(
                .warning,
                LogFault(
                    .logHeader, column: row.fields[stranger].column,
                    "nothing is known of a column “\(names[stranger])”, so it is not used"
                        + Nearest.question(names[stranger], among: LogSource.Column.allCases.map(\.rawValue)),
                    fix:
                        "rename it, or say in the calendar's airtime: what it holds, as in columns: {duration: Seconds}"
                ), row)
        }
        fields = header.fields
        plainRows = PlainRows(source, campaign: campaign, fields: header.fields, countOfFields: countOfFields)
    }

    private mutating func badHeader(_ fault: LogFault, _ row: CSVReader.Row) {
        isHeaderBad = true
        report(.error, fault, row)
    }

    private mutating func report(_ severity: Severity, _ fault: LogFault, _ row: CSVReader.Row) {
        guard named < Self.mostNamed || severity != .error else {
            unnamed += 1
            return
        }
        if severity == .error { named += 1 }
        let line = row.raw.prefix { $0 != 0x0A && $0 != 0x0D }.prefix(2000)
        reading.reportLog(
            Diagnostic(
                severity, id: fault.id.rawValue, path: source.path, line: row.line, column: fault.column,
                message: fault.message, sourceLine: String(decoding: line, as: UTF8.self), fix: fault.fix))
    }
}

/// What is wrong with a row of a log.
struct LogFault: Error {
    let id: DiagnosticID
    let column: Int
    let message: String
    let fix: String?

    init(_ id: DiagnosticID, column: Int, _ message: String, fix: String? = nil) {
        self.id = id
        self.column = column
        self.message = message
        self.fix = fix
    }
}
