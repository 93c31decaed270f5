import RuleKit

/// An occurrence that holds something for a time.
struct Booking {
    let occurrence: OccurrenceView
    /// How long it holds it: longer than the occurrence where a venue is set up before and cleared after it.
    let span: TimeSpan

    /// All that can hold something, in order of start.
    ///
    /// Deadlines, silence and polling are times, and hold nothing. A whole day has no known hour, so nobody can say what it
    /// clashes with. What is cancelled or postponed holds nothing, nor does what is free; `freeInWay` counts that.
    ///
    /// - Parameter free: whether those are wanted instead that would hold something if they were not free.
    static func all(
        in campaign: CampaignView, free: Bool = false, margins: (EventView) -> (before: Int64, after: Int64)
    ) -> [Booking] {
        campaign.occurrences.compactMap { occurrence in
            guard occurrence.takesPlace, !occurrence.isAllDay else { return nil }
            let event = occurrence.event
            switch event.kind {
            case .deadline, .silence, .polling: return nil
            case .rally, .debate, .broadcast, .other: break
            }
            guard event.isFree == free else { return nil }
            let (before, after) = margins(event)
            return Booking(
                occurrence: occurrence,
                span: TimeSpan(start: occurrence.start - before, end: occurrence.end + after))
        }
    }
}

/// Two events that clash, once however often they do.
struct Clash<Resource: CampaignElement> {
    /// The two in the order of the calendar; the same twice where an event that repeats runs into itself.
    let events: (EventView, EventView)
    /// What both want.
    var resources: [Resource]
    /// Each two of their occurrences that clash, in order of time.
    var times: [(first: OccurrenceView, second: OccurrenceView)]

    /// All clashes, in the order of the calendar; of very many the first `limit`, and how often others meet.
    ///
    /// Three hundred events at one time make 44,850 pairs. Nobody reads them all, and a thousand make half a million.
    static func all(
        among bookings: [Booking], limit: Int, resources: (EventView) -> [Resource]
    ) -> (listed: [Clash], unlisted: Int) {
        var clashes: [Pair: Clash] = [:]
        var unlisted = 0
        forEachOverlap(bookings, span: \.span, resources: { Set(resources($0.occurrence.event)) }) { overlap in
            let (first, second) = (overlap.first.occurrence, overlap.second.occurrence)
            let (left, right) = (first.event, second.event)
            // An event with a part for each region is one event on several clocks.
            if left == right && first.zone != second.zone { return }
            let events = left.index <= right.index ? (left, right) : (right, left)
            let pair = Pair(first: events.0.index, second: events.1.index)
            if clashes.count >= limit && clashes[pair] == nil {
                unlisted += 1
                return
            }
            clashes[pair, default: Clash(events: events, resources: [], times: [])]
                .add(overlap.resource, first, second)
        }
        let listed = clashes.sorted { $0.key < $1.key }.map { _, clash in
            var sorted = clash
            sorted.times.sort { ($0.second.start, $0.first.start) < ($1.second.start, $1.first.start) }
            sorted.resources.sort { $0.index < $1.index }
            return sorted
        }
        return (listed, unlisted)
    }

    private mutating func add(_ resource: Resource, _ first: OccurrenceView, _ second: OccurrenceView) {
        if !resources.contains(resource) { resources.append(resource) }
        if !times.contains(where: { $0.first == first && $0.second == second }) { times.append((first, second)) }
    }

    private struct Pair: Hashable, Comparable {
        let first: Int32
        let second: Int32

        static func < (left: Pair, right: Pair) -> Bool {
            (left.first, left.second) < (right.first, right.second)
        }
    }
}

extension Clash {
    /// The events as a finding names them.
    var subjects: [EventView] { events.0 == events.1 ? [events.0] : [events.0, events.1] }

    /// A warning where an event that may not take place is part of every one of the clashes.
    var severity: Severity? {
        let isSure = times.contains { $0.first.status == .confirmed && $0.second.status == .confirmed }
        return isSure ? nil : .warning
    }

    /// Reports the clash: who wants what, how often and when, by how much, and what would mend it.
    ///
    /// - Parameters:
    ///   - want: what is wanted, as the message says it: `Town hall is wanted by`.
    ///   - gap: the seconds that must lie between two events.
    func report(
        _ want: String, to report: Report, contestants: [ContestantView] = [], channels: [ChannelView] = [],
        gap: Int64 = 0
    ) {
        guard let (first, second) = times.first else { return }
        let clock = " (\(second.zone))"
        // Where the two live by different clocks, whoever reads it shall find the hour on their own.
        let elsewhere = { (span: TimeSpan) in
            first.zone == second.zone ? "" : ", \(Wording.span(span, in: first.zone)) (\(first.zone))"
        }
        let amount: String
        if let common = first.span.intersection(second.span) {
            let (length, span) = (
                Wording.duration(common.seconds), Wording.span(common, in: second.zone) + clock + elsewhere(common)
            )
            amount =
                times.count == 1
                ? "they overlap by \(length), \(span)"
                : "\(times.count) times, first on \(span), when they overlap by \(length)"
        } else {
            // A clash without a moment in common is one of too short a break, at a venue.
            let often = times.count == 1 ? "" : "\(times.count) times, first "
            let length = Wording.duration(second.start - first.end)
            amount =
                "\(often)before \(Wording.moment(second.start, in: second.zone))\(clock): \(length) between them,"
                + " and \(Wording.duration(gap)) are needed to clear and set up"
        }
        let who =
            events.0 == events.1
            ? "\(events.0.title) (\(events.0.id)) twice"
            : "\(events.0.title) (\(events.0.id)) and \(events.1.title) (\(events.1.id))"
        report.finding(
            "\(want) \(who): \(amount)", events: subjects, contestants: contestants, channels: channels,
            severity: severity,
            fix: mend(first, second, gap: gap))
    }

    private func mend(_ first: OccurrenceView, _ second: OccurrenceView, gap: Int64) -> String {
        let start = first.end + gap
        let moment = Wording.moment(start, in: second.zone)
        let times = times.count == 1 ? "" : ", and likewise the other times"
        return "start \(second.event.id) at \(moment) or later, or move one of the two elsewhere\(times)"
    }
}

extension Rule {
    /// Reports all clashes for one kind of resource, and says aloud how many are not listed.
    func report<Resource: CampaignElement>(
        _ campaign: CampaignView, to report: Report,
        margins: (EventView) -> (before: Int64, after: Int64) = { _ in (0, 0) },
        resources: (EventView) -> [Resource], each: (Clash<Resource>) -> Void
    ) {
        let limit = 5_000
        let bookings = Booking.all(in: campaign, margins: margins)
        reportFree(Booking.all(in: campaign, free: true, margins: margins), beside: bookings, report, resources)
        let (listed, unlisted) = Clash.all(among: bookings, limit: limit, resources: resources)
        for clash in listed { each(clash) }
        guard unlisted > 0 else { return }
        report.finding(
            "\(limit) pairs of events that clash are listed; others clash \(Wording.count(unlisted, "more time")) and are"
                + " not listed",
            fix: "mend those that are listed, and check again")
    }

    /// Says once which events would clash if they were not free.
    private func reportFree<Resource: Hashable>(
        _ free: [Booking], beside bookings: [Booking], _ report: Report, _ resources: (EventView) -> [Resource]
    ) {
        guard !free.isEmpty else { return }
        var found: [Int32: EventView] = [:]
        forEachOverlap(free + bookings, span: \.span, resources: { Set(resources($0.occurrence.event)) }) { overlap in
            let events = [overlap.first.occurrence.event, overlap.second.occurrence.event]
            guard events[0] != events[1] else { return }
            for event in events where event.isFree { found[event.index] = event }
        }
        guard !found.isEmpty else { return }
        let events = found.sorted { $0.key < $1.key }.map(\.value)
        let names = Wording.list(events.prefix(5).map { "\($0.title) (\($0.id))" })
        report.finding(
            "\(Wording.count(events.count, "event")) left out, as free: true says that nobody's time is taken: \(names)"
                + (events.count > 5 ? " and others" : ""),
            events: events, severity: .note, fix: "delete free: true at what takes time after all")
    }
}
