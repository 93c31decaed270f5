import CampaignModel
import ICalendar
import ZoneInfo

extension CalendarDecoder {
    /// More occurrences of one event than this are a slip.
    private static let mostOccurrences = 10_000

    /// Works out all occurrences; repeats without an end are followed to the end of the span that all else has.
    ///
    /// - Parameter first: the first event of which it is not done yet.
    func resolveOccurrences(from first: Int = 0) {
        gatherReplacements(from: first)
        var occurrences = campaign.occurrences
        var endless: [Ref<Event>] = []
        for ref in campaign.events.refs.dropFirst(first) {
            let draft = drafts[Int(ref.index)]
            let event = campaign.events[ref]
            guard !draft.spans.isEmpty else { continue }
            guard let repeats = draft.repeats else {
                let isAllDay = if case .days = event.timing { true } else { false }
                for (zone, span) in draft.spans.enumerated() {
                    occurrences.append(
                        Occurrence(event: ref, span: span, zone: zone, isAllDay: isAllDay, status: event.status))
                }
                continue
            }
            if let rule = repeats.rule, rule.count == nil, rule.until == nil {
                endless.append(ref)
            } else {
                let end = event.timing.start.adding(seconds: 100 * 366 * 86_400)
                occurrences += self.occurrences(of: ref, repeats, before: end)
            }
        }
        let end = span?.end ?? Instant(seconds: 0)
        for ref in endless {
            let draft = drafts[Int(ref.index)]
            guard let repeats = draft.repeats, let zone = campaign.events[ref].zones.first else { continue }
            occurrences += self.occurrences(of: ref, repeats, before: zone.civil(at: end))
        }
        campaign.span = span ?? TimeSpan(start: Instant(seconds: 0), end: Instant(seconds: 0))
        campaign.publicSpan = publicSpan ?? TimeSpan(start: Instant(seconds: 0), end: Instant(seconds: 0))
        campaign.occurrences = occurrences.enumerated()
            .sorted { ($0.element.span.start, $0.offset) < ($1.element.span.start, $1.offset) }
            .map(\.element)
    }

    private func occurrences(of ref: Ref<Event>, _ repeats: RepeatDraft, before end: CivilDateTime) -> [Occurrence] {
        let event = campaign.events[ref]
        let starts = starts(of: event, repeats, before: end)
        guard let first = starts.first else { return [] }
        let alone = also(repeats, event)
        guard first == event.timing.start || alone.contains(event.timing.start) else {
            let day = event.timing.start.date
            reading.error(
                .repeat, at: repeats.startPlace,
                "the repeat does not begin with the start: \(day) is a \(day.weekday.name), and the first day that "
                    + "the repeat gives is \(first.date), a \(first.date.weekday.name)",
                fix: "write \(first.date) as the start, or add the \(day.weekday.name) to the repeat's days:")
            return []
        }
        var recurrence = Recurrence(
            rule: repeats.rule?.withoutUntil, until: repeats.rule.flatMap { until($0, event) }, also: alone)
        var left = starts
        for except in repeats.except {
            guard let original = match(except, in: starts) else { continue }
            if recurrence.except.contains(original) {
                reading.error(
                    .keys, at: except.place, "the occurrence of \(original.date) is left out already",
                    fix: "delete one of the two")
                continue
            }
            recurrence.except.append(original)
            left.removeAll { $0 == original }
        }
        for change in repeats.changes {
            guard let original = match(change.occurrence, in: starts) else { continue }
            if recurrence.except.contains(original) || recurrence.changes.contains(where: { $0.original == original }) {
                reading.error(
                    .repeat, at: change.occurrence.place,
                    "the occurrence of \(original.date) is left out or changed already",
                    fix: "say once what becomes of it")
                continue
            }
            recurrence.changes.append(
                .init(
                    original: original, timing: change.timing?.timing, status: change.status,
                    place: Self.place(change.place)))
        }
        replace(ref, in: starts, &recurrence, left: &left)
        campaign.events[ref].recurrence = recurrence
        return left.flatMap { original in
            let change = repeats.changes.first { $0.occurrence.matches(original) }
            return instances(ref, event, repeats, original: original, change: (change?.timing, change?.status))
        }
    }

    /// One occurrence on each of the event's clocks.
    private func instances(
        _ ref: Ref<Event>, _ event: Event, _ repeats: RepeatDraft, original: CivilDateTime,
        change: (timing: WrittenTiming?, status: EventStatus?)
    ) -> [Occurrence] {
        event.zones.enumerated().map { index, zone in
            let span: TimeSpan
            var isAllDay = false
            switch event.timing {
            case .days(let first, let last):
                isAllDay = true
                let length = last.daysSince1970 - first.daysSince1970
                span = Self.days(original.date, original.date.adding(days: length), in: zone)
            case .timed(_, let duration):
                let start = zone.instant(of: original)
                if change.timing == nil { noteClock(original, zone, repeats) }
                span = TimeSpan(start: start, end: duration.after(start, in: zone))
            }
            let changed = change.timing.flatMap { $0.spans.indices.contains(index) ? $0.spans[index] : nil } ?? span
            widenByDays(changed.start, changed.end, in: zone, for: event.audience)
            return Occurrence(
                event: ref, span: changed, zone: index, isAllDay: isAllDay, status: change.status ?? event.status,
                original: original, isChanged: change.timing != nil || change.status != nil)
        }
    }

    private func noteClock(_ civil: CivilDateTime, _ zone: Zone, _ repeats: RepeatDraft) {
        switch zone.resolve(civil) {
        case .unique: break
        case .skipped(let before, _):
            reading.report(
                .note, .clock, at: repeats.place,
                "the clocks in \(zone) are set forward over \(civil): that occurrence begins at \(zone.civil(at: before))"
            )
        case .repeated:
            reading.report(
                .note, .clock, at: repeats.place,
                "\(civil) comes twice in \(zone): that occurrence begins the first time")
        }
    }

    // MARK: The rule's starts

    private func starts(of event: Event, _ repeats: RepeatDraft, before end: CivilDateTime) -> [CivilDateTime] {
        let start = event.timing.start
        let alone = also(repeats, event)
        guard let rule = repeats.rule else { return Set(alone + [start]).sorted() }
        // The deadline of a day is its 24:00, but its weekday is that of the day.
        let isEndOfDay = start.time == .endOfDay
        var isDate = isEndOfDay
        if case .days = event.timing { isDate = true }
        let until = until(rule, event).map { isDate ? CivilDateTime($0.date, .midnight) : $0 }
        let expansion = rule.starts(
            from: isDate ? CivilDateTime(start.date, .midnight) : start, isDate: isDate, until: until, before: end,
            limit: Self.mostOccurrences)
        if expansion.isTruncated {
            reading.error(
                .repeat, at: repeats.place,
                "the repeat has more than \(Self.mostOccurrences) occurrences, or none for a very long time",
                fix: "write until: and the last day on which it takes place")
        } else if expansion.starts.isEmpty, alone.isEmpty {
            reading.error(
                .repeat, at: repeats.place, "the repeat has no occurrence at all",
                fix: "compare its days and its until: with the start")
        } else if let count = rule.count, expansion.starts.count < count {
            reading.error(
                .repeat, at: repeats.place,
                "the repeat has \(count) occurrences, but only \(expansion.starts.count) of them lie within a hundred years",
                fix: "write a smaller count:, or repeat it more often")
        }
        let starts = isEndOfDay ? expansion.starts.map { CivilDateTime($0.date, .endOfDay) } : expansion.starts
        guard !alone.isEmpty else { return starts }
        reportDoubles(repeats, event, in: Set(starts))
        return Set(starts + alone).sorted()
    }

    /// The last moment at which an occurrence may begin, on the event's clock.
    private func until(_ rule: RecurrenceRule, _ event: Event) -> CivilDateTime? {
        switch rule.until {
        case nil: return nil
        case .civil(let civil): return civil
        case .instant(let instant): return (event.zones.first ?? campaign.zone).civil(at: instant)
        case .date(let date):
            return rule.hasOwnTimes
                ? CivilDateTime(date, .endOfDay).adding(seconds: -1) : CivilDateTime(date, event.timing.start.time)
        }
    }

    /// The start that an entry of `except:` or `changes:` means; reported if there is none.
    func match(_ occurrence: WrittenOccurrence, in starts: [CivilDateTime]) -> CivilDateTime? {
        if let found = starts.first(where: { occurrence.matches($0) }) { return found }
        let wanted = occurrence.moment.civil
        let nearest = starts.min {
            abs($0.secondsAsUTC - wanted.secondsAsUTC) < abs($1.secondsAsUTC - wanted.secondsAsUTC)
        }
        let isSameDay = nearest?.date == wanted.date
        let near = nearest.map { isSameDay ? "\($0)" : "\($0.date)" }
        reading.error(
            .repeat, at: occurrence.place,
            "no occurrence begins on \(occurrence.text)\(near.map { "; the nearest begins on \($0)" } ?? "")",
            fix: near.map { "did you mean \($0)?" } ?? "delete the entry")
        return nil
    }
}

extension WrittenOccurrence {
    /// Whether an occurrence is meant, by the start that the repeat gives it.
    func matches(_ start: CivilDateTime) -> Bool {
        moment.isDate ? start.date == moment.civil.date : start == moment.civil
    }
}
