import ZoneInfo

/// Which zones the lines of a calendar name, and which it defines.
struct ZoneUse {
    /// Where each TZID was named first, and how often.
    private(set) var used: [String: (place: TextPosition, count: Int)] = [:]
    private(set) var order: [String] = []
    private(set) var defined: [String: TextPosition] = [:]
    private(set) var definitions: [String] = []
    /// By the calendar that is looked at.
    private var definedHere: Set<String> = []
    private var known: [String: Zone] = [:]
    private var table = ZoneTable()

    mutating func use(_ tzid: String, at place: @autoclosure () -> TextPosition) {
        if let count = used[tzid]?.count {
            used[tzid]?.count = count + 1
        } else {
            used[tzid] = (place(), 1)
            order.append(tzid)
            known[tzid] = zone(named: tzid)
        }
    }

    /// False where the same calendar has defined it before.
    mutating func define(_ tzid: String, at place: TextPosition) -> Bool {
        if defined[tzid] == nil {
            defined[tzid] = place
            definitions.append(tzid)
        }
        return definedHere.insert(tzid).inserted
    }

    /// Another calendar of the file begins, which defines zones for itself.
    mutating func beginCalendar() { definedHere.removeAll() }

    /// The zone of the system's database that a TZID in use leads to, by its own name or that of an app.
    func zone(_ tzid: String) -> Zone? { known[tzid] }

    /// The same for any name.
    mutating func zone(named name: String) -> Zone? {
        if case .system(let found) = table.zone(name) { found.zone } else { nil }
    }

    /// Seconds since 1970 of a time that has a zone of the system's database, or stands in UTC.
    func instant(of time: CalendarValidator.LineTime) -> Int64? {
        guard let second = time.time.secondOfDay,
            let clock = CivilTime(hour: second / 3600 % 24, minute: second / 60 % 60, second: second % 60)
        else { return nil }
        let civil = CivilDateTime(time.time.date, clock)
        if time.time.isInUTC { return Instant(utc: civil).seconds }
        guard let tzid = time.tzid, let zone = known[tzid] else { return nil }
        return zone.instant(of: civil).seconds
    }
}
