package import CampaignModel
import ICalendar
package import ZoneInfo

/// A campaign built by hand, event by event; occurrences are worked out as a calendar folder's would be.
package struct CampaignFixture {
    package var campaign: Campaign

    package init(id: String = "kz-2023", zone: String = "Asia/Almaty", languages: [String] = ["kk", "ru", "en"]) throws
    {
        let zone = try ZoneDatabase.system.zone(zone)
        let span = TimeSpan(
            start: zone.instant(of: try Self.moment("20230118T000000")),
            end: zone.instant(of: try Self.moment("20230320T000000")))
        campaign = Campaign(
            id: id, title: LocalizedText("Elections"), languages: languages, zone: zone, span: span, place: Self.place,
            files: [SourceFile(path: "calendar.yaml", text: "")])
    }

    package static let place = SourcePlace(file: Ref(0), line: 1, column: 1)

    /// A moment as iCalendar writes it: `20230316T200000`, or `20230316` for its 00:00.
    package static func moment(_ text: String) throws -> CivilDateTime {
        if let moment = CivilDateTime(basic: text) { return moment }
        guard let date = CivilDate(basic: text) else { throw FixtureError(text: text) }
        return CivilDateTime(date, .midnight)
    }

    package static func zone(_ name: String) throws -> Zone { try ZoneDatabase.system.zone(name) }

    /// From a moment on, for so many seconds.
    package static func timed(_ start: String, _ seconds: Int64, days: Int = 0) throws -> Event.Timing {
        .timed(start: try moment(start), duration: CalendarDuration(days: days, seconds: seconds))
    }

    /// Whole days, both included.
    package static func days(_ first: String, _ last: String? = nil) throws -> Event.Timing {
        .days(first: try moment(first).date, last: try moment(last ?? first).date)
    }

    /// Puts an event into the calendar, with its occurrences.
    package mutating func add(
        _ id: String, _ kind: EventKind, title: LocalizedText? = nil, _ timing: Event.Timing,
        zones: [Zone]? = nil, configure: (inout Event) throws -> Void = { _ in }
    ) throws {
        var event = Event(
            id: id, kind: kind, title: title ?? LocalizedText(id), timing: timing, zones: zones ?? [campaign.zone],
            place: Self.place)
        try configure(&event)
        let ref = Ref<Event>(campaign.events.count)
        campaign.events.append(event)
        for (index, zone) in event.zones.enumerated() {
            campaign.occurrences += try occurrences(of: event, ref, on: zone, index)
        }
        campaign.occurrences.sort { ($0.span.start, $0.event, $0.zone) < ($1.span.start, $1.event, $1.zone) }
    }

    private func occurrences(of event: Event, _ ref: Ref<Event>, on zone: Zone, _ index: Int) throws -> [Occurrence] {
        guard let recurrence = event.recurrence else {
            return [occurrence(ref, event.timing, event.status, on: zone, index)]
        }
        let isDate = if case .days = event.timing { true } else { false }
        let starts = try RecurrenceRule(recurrence.rule ?? "").starts(
            from: event.timing.start, isDate: isDate, until: recurrence.until,
            before: zone.civil(at: campaign.span.end)
        ).starts
        return starts.filter { !recurrence.except.contains($0) }.map { start in
            let change = recurrence.changes.first { $0.original == start }
            var found = occurrence(
                ref, change?.timing ?? moved(event.timing, to: start), change?.status ?? event.status, on: zone, index)
            found.original = start
            found.isChanged = change != nil
            return found
        }
    }

    private func moved(_ timing: Event.Timing, to start: CivilDateTime) -> Event.Timing {
        switch timing {
        case .timed(_, let duration): .timed(start: start, duration: duration)
        case .days(let first, let last):
            .days(first: start.date, last: start.date.adding(days: last.daysSince1970 - first.daysSince1970))
        }
    }

    private func occurrence(
        _ ref: Ref<Event>, _ timing: Event.Timing, _ status: EventStatus, on zone: Zone, _ index: Int
    ) -> Occurrence {
        switch timing {
        case .timed(let start, let duration):
            let instant = zone.instant(of: start)
            return Occurrence(
                event: ref, span: TimeSpan(start: instant, end: duration.after(instant, in: zone)), zone: index,
                status: status)
        case .days(let first, let last):
            let start = zone.instant(of: CivilDateTime(first, .midnight))
            let end = zone.instant(of: CivilDateTime(last.adding(days: 1), .midnight))
            return Occurrence(
                event: ref, span: TimeSpan(start: start, end: end), zone: index, isAllDay: true, status: status)
        }
    }
}

/// A text in a fixture that is no moment.
struct FixtureError: Error {
    let text: String
}
