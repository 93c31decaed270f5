import CampaignModel
import ICalendar
import ZoneInfo

/// A reading of one calendar: its files so far, and all that is to be said about them.
final class Reading {
    let files: any CalendarFileSystem
    let database: ZoneDatabase
    private(set) var sources: [YamlSource] = []
    private var found: [(order: (Int32, Int32, Int32), diagnostic: Diagnostic)] = []
    private(set) var hasErrors = false
    /// Whether a part of the calendar could not be read, so that an id not found may well be in it.
    var isIncomplete = false
    private var zones: [String: Zone?] = [:]
    /// How many diagnostics there were beyond `mostFound`.
    private var unsaid = 0
    private var searches = 0

    /// More than these nobody reads; a file that is all wrong shall not cost minutes.
    private static let mostFound = 5000
    private lazy var zoneNames = database.identifiers

    init(files: any CalendarFileSystem, database: ZoneDatabase) {
        self.files = files
        self.database = database
    }

    /// Keeps a file and says by which number places in it go.
    func add(_ source: YamlSource) -> Int32 {
        sources.append(source)
        return Int32(truncatingIfNeeded: sources.count - 1)
    }

    func path(_ place: YamlPlace) -> String { sources[Int(place.file)].path }

    func report(
        _ severity: Severity, _ id: DiagnosticID, at place: YamlPlace, _ message: String, fix: String? = nil,
        notes: [(YamlPlace, String)] = []
    ) {
        let source = sources[Int(place.file)]
        let diagnostic = Diagnostic(
            severity, id: id.rawValue, path: source.path, line: Int(place.line), column: Int(place.column),
            message: message, sourceLine: source.line(Int(place.line)), fix: fix,
            notes: notes.map { place, message in
                Diagnostic.Note(
                    path: path(place), line: Int(place.line), column: Int(place.column), message: message)
            })
        add(diagnostic, order: (place.file, place.line, place.column))
    }

    /// Says something about the content of a file of others: however wrong it is, the calendar is not.
    func reportForeign(_ found: ICalendarDiagnostic, in file: Int32) {
        let source = sources[Int(file)]
        let (line, column) = (found.position?.line ?? 0, found.position?.column ?? 0)
        let hadErrors = hasErrors
        add(
            Diagnostic(found, in: source),
            order: (file, Int32(truncatingIfNeeded: line), Int32(truncatingIfNeeded: column)))
        hasErrors = hadErrors
    }

    /// Says something about a file as a whole.
    func report(_ severity: Severity, _ id: DiagnosticID, path: String, _ message: String, fix: String? = nil) {
        add(Diagnostic(severity, id: id.rawValue, path: path, message: message, fix: fix), order: (-1, 0, 0))
    }

    private func add(_ diagnostic: Diagnostic, order: (Int32, Int32, Int32)) {
        hasErrors = hasErrors || diagnostic.severity == .error
        if found.count < Self.mostFound { found.append((order, diagnostic)) } else { unsaid += 1 }
    }

    /// Whether to look for the nearest of so many candidates; among many it is done a few hundred times only.
    func maySearch(_ candidates: Int) -> Bool {
        searches += candidates
        return searches < 2_000_000 || candidates < 50
    }

    func error(_ id: DiagnosticID, at place: YamlPlace, _ message: String, fix: String? = nil) {
        report(.error, id, at: place, message, fix: fix)
    }

    func warn(_ id: DiagnosticID, at place: YamlPlace, _ message: String, fix: String? = nil) {
        report(.warning, id, at: place, message, fix: fix)
    }

    /// What a reader of a value has to complain of.
    func error(_ complaint: Complaint, at place: YamlPlace) {
        report(.error, complaint.id, at: place, complaint.message, fix: complaint.fix)
    }

    /// What is wrong with rows of logs, which is no mistake of the calendar; in the logs' order.
    private(set) var logDiagnostics: [Diagnostic] = []

    func reportLog(_ diagnostic: Diagnostic) { logDiagnostics.append(diagnostic) }

    /// All that was said, in order of file and place; of one place in the order in which it was found.
    var diagnostics: [Diagnostic] {
        found.enumerated()
            .sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
            .map(\.element.diagnostic) + rest
    }

    private var rest: [Diagnostic] {
        guard unsaid > 0, let first = sources.first else { return [] }
        let message = "there are \(unsaid) more; the first \(Self.mostFound) are named"
        return [Diagnostic(.error, id: DiagnosticID.format.rawValue, path: first.path, message: message)]
    }

    /// The zone of a name; each is read once.
    func zone(named name: String) throws(Complaint) -> Zone {
        if let known = zones[name] {
            if let zone = known { return zone }
            throw unknownZone(name)
        }
        do {
            let zone = try database.zone(name)
            zones[name] = zone
            return zone
        } catch {
            zones[name] = .some(nil)
            guard error.code == .unknownZone else { throw Complaint(.zone, "\(error)") }
            throw unknownZone(name)
        }
    }

    /// By the city first, for that is what tells zones of one continent apart: `Almaty`, `Europe/Almaty`, `Asia/Almata`.
    private func nearestZone(_ name: String) -> String? {
        let city = { (zone: String) -> String in zone.split(separator: "/").last.map(String.init) ?? zone }
        guard let right = Nearest.match(city(name), among: zoneNames.map(city)) else { return nil }
        return Nearest.match(name, among: zoneNames.filter { city($0) == right })
            ?? zoneNames.first { city($0) == right }
    }

    private func unknownZone(_ name: String) -> Complaint {
        let offset = name.hasPrefix("+") || name.hasPrefix("-") || name.hasPrefix("UTC") || name.hasPrefix("GMT")
        let right = offset ? nil : nearestZone(name)
        return Complaint(
            .zone,
            "there is no time zone named “\(name)”\(right.map { "; did you mean “\($0)”?" } ?? "")",
            fix: offset
                ? "name the place and not the offset, for offsets change: Asia/Almaty"
                : right.map { "write \($0)" }
                    ?? "write the zone's name as the IANA database has it, by its largest city: Asia/Almaty")
    }
}

private func < (
    left: ((Int32, Int32, Int32), Int), right: ((Int32, Int32, Int32), Int)
) -> Bool {
    left.0 == right.0 ? left.1 < right.1 : left.0 < right.0
}

/// What is wrong with a value, before it is known where it stands.
struct Complaint: Error {
    let id: DiagnosticID
    let message: String
    let fix: String?
    /// The value that was probably meant, where one can be told.
    let near: String?

    init(_ id: DiagnosticID, _ message: String, fix: String? = nil, near: String? = nil) {
        self.id = id
        self.message = message
        self.fix = fix
        self.near = near
    }

    /// The same about a value of which the wrong text is only a part: what is offered is then the whole of it.
    func within(_ before: some StringProtocol, _ after: some StringProtocol) -> Complaint {
        guard let near else { return self }
        return Complaint(id, message, fix: "write \(before)\(near)\(after)", near: "\(before)\(near)\(after)")
    }
}
