import CampaignModel
import ICalendar
import ZoneInfo

/// An iCalendar file that a calendar includes, as its lines say it.
struct IncludedCalendar {
    let file: CalendarFile
    /// Which of the files that are read it is.
    let source: Int32
    var options = ForeignOptions()
    /// Where it is named.
    let place: YamlPlace

    private static let sizeLimit = 256 << 20

    /// Reads it; nil, and reported, where it is no iCalendar file at all.
    ///
    /// - Parameter table: the entry of `include:`, if it says more than a name.
    init?(_ path: String, named name: String, at place: YamlPlace, _ table: TableReader?, in reading: Reading) {
        self.place = place
        if let table { options = ForeignOptions(table, in: reading) }
        let bytes: [UInt8]
        do {
            bytes = try reading.files.bytes(of: path, limit: Self.sizeLimit)
        } catch {
            reading.isIncomplete = true
            reading.error(.file, at: place, error.sentence(about: path))
            return nil
        }
        file = CalendarFile.read(bytes, database: reading.database)
        guard file.isCalendar else {
            let reason = file.diagnostics.first.map { ": \($0.message)" } ?? ""
            reading.error(
                .file, at: place, "\(name) cannot be read as an iCalendar file\(reason)",
                fix: "export the calendar again as .ics, or delete the entry")
            return nil
        }
        source = reading.add(YamlSource(path: path, bytes: bytes))
        // On which clock such times are read is said with its name when they are.
        for found in file.diagnostics where found.id != "ical/floating" { reading.reportForeign(found, in: source) }
    }
}

extension ForeignOptions {
    /// What an entry of `include:` says beside the name of the file.
    init(_ table: TableReader, in reading: Reading) {
        if let audience = table.word("audience", Audience.self) { self.audience = audience }
        if let kind = table.word("kind", EventKind.self) { self.kind = kind }
        zone = table.value("zone") { (name) throws(Complaint) in try reading.zone(named: name) }
        guard let kinds = table.node("kinds") else { return }
        guard case .table(let pairs) = kinds.content else {
            reading.error(.shape, at: kinds.place, "“kinds” must be a table", fix: "write kinds: {Rally: rally}")
            return
        }
        for pair in pairs { self.kinds[pair.key.lowercased()] = table.word(pair.value, "kinds", EventKind.self) }
    }
}
