extension CalendarValidator {
    /// Above it Google Calendar does not take all of a feed.
    static let longestGoogleFeed = 1_000_000

    /// What the calendar's own properties say beyond the standards.
    mutating func checkCalendar(_ calendar: CalendarComponent) {
        if calendars == 2 {
            ledger.add(
                .note, "ical/client-several", at: calendar.position,
                "the file holds several calendars; Outlook and Exchange read one",
                fix: "write one file for each", "MS-OXCICAL, 2.1.3.1.1")
        }
        guard let index = calendar.properties.firstIndex(where: { $0.name == "X-WR-TIMEZONE" }) else { return }
        let place = LinePlace(component: calendar, index: index)
        let name = place.property.value
        defaultZone = name
        guard zones.zone(named: name) == nil else { return }
        ledger.add(
            .warning, "ical/default-zone", at: place.value(), "X-WR-TIMEZONE:\(name) is no zone that there is",
            fix: "write an IANA name: X-WR-TIMEZONE:Asia/Almaty", "")
    }

    mutating func finishClients(size: Int) {
        finishIdentities()
        if let (place, count) = clients.floating {
            let often = count == 1 ? "the time has" : "\(count) events have a start with"
            if let defaultZone {
                ledger.add(
                    .note, "ical/client-floating", at: place,
                    "\(often) neither a Z nor a TZID: Google and Apple read it on the clock of X-WR-TIMEZONE, "
                        + "\(defaultZone), other apps on the reader's own",
                    fix: "write TZID=\(defaultZone) and its VTIMEZONE, or the time in UTC", "RFC 5545, 3.3.5")
            } else {
                ledger.add(
                    .warning, "ical/client-floating", at: place,
                    "\(often) neither a Z nor a TZID: each reader sees it on a clock of their own, Google Calendar in UTC, "
                        + "and Outlook takes such times for whole days alone",
                    fix: "write TZID=… and its VTIMEZONE, or the time in UTC: 20270310T130000Z", "RFC 5545, 3.3.5")
            }
        }
        if let (place, _) = clients.alarm {
            ledger.add(
                .note, "ical/client-alarm", at: place,
                "Google Calendar and Outlook leave out the alarms of a calendar that one subscribes to",
                fix: "nothing; say the time in the title or the description if it matters", "")
        }
        if method == "PUBLISH", let place = clients.withoutOrganizer {
            ledger.add(
                .note, "ical/publish-organizer", at: place,
                "METHOD:PUBLISH asks for an ORGANIZER in each event; the calendar apps do well without",
                fix: "nothing, or leave METHOD out", "RFC 5546, 3.2.1")
        }
        if size > Self.longestGoogleFeed {
            ledger.add(
                .warning, "ical/client-size", at: nil,
                "the file has \(size) octets; Google Calendar takes feeds of up to 1 MB, and leaves out events of larger ones",
                fix: "split it into several feeds, or leave out what is long past", "")
        }
    }
}
