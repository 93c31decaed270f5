import ZoneInfo

extension CalendarAgenda {
    /// Finds what takes place of the events that were kept. A series without an end needs one.
    mutating func expand(_ events: [CalendarEvent], _ query: Query) {
        let window = query.window(on: clock)
        // A file of very many single events is shown whole: only what repeats can be without measure.
        let most = query.mostRepeats + events.count
        guard query.through == nil else {
            take(OccurrenceSet(events, defaultZone: clock).occurrences(in: window, limit: most), of: events)
            return
        }
        let endless = Set(events.filter(\.isEndless).map(\.uid))
        let (series, others) = (
            events.filter { endless.contains($0.uid) }, events.filter { !endless.contains($0.uid) }
        )
        take(OccurrenceSet(others, defaultZone: clock).occurrences(in: window, limit: most), of: others)
        guard !series.isEmpty else { return }
        let end = bound(after: events, query)
        let bounded = window.lowerBound..<max(window.lowerBound, clock.instant(of: CivilDateTime(end, .midnight)))
        take(OccurrenceSet(series, defaultZone: clock).occurrences(in: bounded, limit: most), of: series)
        noteBound(series, through: end.adding(days: -1))
        entries = entries.enumerated().sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }
            .map(\.element)
    }

    /// A year after the last event of the file begins, or after the first day that is asked for.
    private func bound(after events: [CalendarEvent], _ query: Query) -> CivilDate {
        let starts = events.map { event -> CivilDate in
            switch event.start {
            case .date(let date): date
            case .floating(let civil), .zoned(let civil, _): civil.date
            case .utc(let instant): instant.utc.date
            }
        }
        let last = [starts.max(), query.from].compactMap(\.self).max() ?? CivilDate(daysSince1970: 0)
        return last.adding(days: 366)
    }

    private mutating func noteBound(_ series: [CalendarEvent], through last: CivilDate) {
        guard let first = series.first(where: \.isEndless) else { return }
        let names = Set(series.map(\.uid)).count
        let what =
            names == 1
            ? "“\(first.summary.isEmpty ? first.uid : first.summary)” repeats"
            : "\(names) series, this one first, repeat"
        diagnostics.append(
            ICalendarDiagnostic(
                .note, id: "ical/endless", at: first.position,
                message: "\(what) without an end, and what is later than \(last) is not shown",
                fix: "say how far to go, with --to"))
    }

    private mutating func take(_ result: OccurrenceSet.Result, of events: [CalendarEvent]) {
        diagnostics += result.diagnostics
        entries.reserveCapacity(entries.count + result.occurrences.count)
        for occurrence in result.occurrences { entries.append(entry(occurrence, events[occurrence.event])) }
    }

    private func entry(_ occurrence: CalendarOccurrence, _ event: CalendarEvent) -> Entry {
        let location = event.component.property("LOCATION")?.text ?? ""
        var entry = Entry(
            uid: event.uid, summary: event.summary, start: occurrence.start, end: occurrence.end,
            days: occurrence.days, status: .confirmed, location: location.isEmpty ? nil : location,
            categories: event.component.properties("CATEGORIES").flatMap(\.texts).filter { !$0.isEmpty }, zone: nil,
            isFloating: false)
        if occurrence.isCancelled {
            entry.status = .cancelled
        } else if event.status == .tentative {
            entry.status = .tentative
        }
        switch event.start {
        case .zoned(_, let zone): entry.zone = zone.zone
        case .floating: entry.isFloating = true
        case .date, .utc: break
        }
        return entry
    }
}

extension CalendarEvent {
    /// Whether a rule of it goes on for ever.
    var isEndless: Bool { rules.contains { $0.count == nil && $0.until == nil } }
}
