import RuleKit

/// What a campaign event comes in the way of; the greater the more specific.
enum Breach: Int {
    case period
    case silence
    case polling
}

extension CampaignView {
    /// When the polls are open for an occurrence: by its region's hours where it has some, else by the campaign's.
    ///
    /// Its regions are the event's on the same clock, else its venue's, else its channels'. Of several that differ the
    /// first to open counts.
    func polling(for occurrence: OccurrenceView) -> TimeSpan? {
        let zone = occurrence.zone
        let event = occurrence.event
        let own = event.regions.filter { $0.zone == zone }
        let regions =
            own.isEmpty
            ? event.venue.map { [$0.region].compactMap(\.self) } ?? event.channels.compactMap(\.region) : own
        let spans = regions.compactMap { $0.polling ?? polling }.map { $0.on(zone) }
        return spans.min { $0.start < $1.start } ?? polling?.on(zone)
    }

    /// The most specific thing that an occurrence comes in the way of, if any.
    ///
    /// A whole day has no known hour: it is in the way only if no part of it is allowed. Of several days each counts.
    func breach(of occurrence: OccurrenceView) -> Breach? {
        guard occurrence.event.kind.isCampaigning, occurrence.takesPlace else { return nil }
        let period = period?.on(occurrence.zone)
        let silence = silence?.on(occurrence.zone)
        let polls = polling(for: occurrence)
        guard occurrence.isAllDay else {
            return breach(of: occurrence.span, period: period, silence: silence, polls: polls)
        }
        return days(of: occurrence).filter { !isPartlyAllowed($0, period: period, silence: silence, polls: polls) }
            .compactMap { breach(of: $0, period: period, silence: silence, polls: polls) }
            .max { $0.rawValue < $1.rawValue }
    }

    private func breach(of span: TimeSpan, period: TimeSpan?, silence: TimeSpan?, polls: TimeSpan?) -> Breach? {
        if let polls, span.end > polls.start || (span.isEmpty && span.start == polls.start) { return .polling }
        if let silence, silence.overlaps(span) || (span.isEmpty && silence.contains(span.start)) { return .silence }
        if let period, !(span.isEmpty ? period.contains(span.start) : period.contains(span)) { return .period }
        return nil
    }

    /// The days of an occurrence of whole days, on its clock.
    private func days(of occurrence: OccurrenceView) -> [TimeSpan] {
        let (zone, end) = (occurrence.zone, occurrence.civilEnd.date)
        var days: [TimeSpan] = []
        var day = occurrence.civilStart.date
        while day < end {
            let next = day.adding(days: 1)
            days.append(
                TimeSpan(
                    start: zone.instant(of: CivilDateTime(day, .midnight)),
                    end: zone.instant(of: CivilDateTime(next, .midnight))))
            guard next > day else { break }
            day = next
        }
        return days
    }

    /// Whether some moment of a span lies in the period, before or after the silence, and before the polls open.
    private func isPartlyAllowed(
        _ span: TimeSpan, period: TimeSpan?, silence: TimeSpan?, polls: TimeSpan?
    ) -> Bool {
        let start = max(span.start, period?.start ?? span.start)
        let end = min(span.end, period?.end ?? span.end, polls?.start ?? span.end)
        guard start < end else { return false }
        guard let silence else { return true }
        return start < min(end, silence.start) || max(start, silence.end) < end
    }
}

extension Rule {
    /// Reports each event of which an occurrence comes in the way of one thing, once an event.
    func report(
        _ breach: Breach, in campaign: CampaignView, to report: Report,
        message: (_ occurrence: OccurrenceView) -> (String, fix: String)
    ) {
        for event in campaign.events {
            let breaches = event.occurrences.filter { campaign.breach(of: $0) == breach }
            guard let first = breaches.first else { continue }
            let (text, fix) = message(first)
            let times = breaches.count == 1 ? "" : " (\(breaches.count) times, this is the first)"
            report.finding(
                "\(event.title), \(Wording.occurrence(first)) (\(first.zone)), \(text)\(times)", events: [event],
                fix: fix)
        }
    }
}
