package import ZoneInfo

/// What happens when: occurrences by the day on the clock of the place where they happen.
package struct Agenda: Sendable {
    package var days: [Day]

    package struct Day: Sendable {
        package var date: CivilDate
        /// In order of the time on the clock, all-day ones first.
        package var entries: [Entry]
    }

    package struct Entry: Sendable {
        package var occurrence: Occurrence
        /// On whose clock `start` and `end` are: those of every occurrence that shares this entry.
        package var zones: [Zone]
        /// The zones of the places themselves; other than `zones` where another clock was asked for.
        package var places: [Zone]
        package var start: CivilDateTime
        package var end: CivilDateTime
    }

    /// What is wanted; nil, or nothing in a list, asks for nothing.
    package struct Filter: Sendable {
        package var kinds: [EventKind] = []
        package var contestants: [Ref<Contestant>] = []
        /// The first and the last day wanted.
        package var from: CivilDate?
        package var through: CivilDate?
        /// Another clock than the places' own.
        package var zone: Zone?

        package init() {}

        func wants(_ event: Event, of campaign: Campaign) -> Bool {
            (kinds.isEmpty || kinds.contains(event.kind))
                && (contestants.isEmpty || contestants.contains { concerns($0, event, of: campaign) })
        }

        /// An event that names only contests is one of all who stand in them.
        private func concerns(_ contestant: Ref<Contestant>, _ event: Event, of campaign: Campaign) -> Bool {
            guard event.contestants.isEmpty else { return event.contestants.contains(contestant) }
            return campaign.contestants[contestant].contests.contains(where: event.contests.contains)
        }
    }

    /// The agenda of a campaign; what does not take place is in it too, with its status.
    ///
    /// An event of several regions that shows the same times on the clock of each is one entry with all its zones.
    package init(of campaign: Campaign, _ filter: Filter = Filter()) {
        var entries: [Entry] = []
        var known: [Moment: Int] = [:]
        for occurrence in campaign.occurrences where filter.wants(campaign.events[occurrence.event], of: campaign) {
            let own = campaign.zone(of: occurrence)
            // A whole day is that day on its own clock, whoever looks at it.
            let zone = occurrence.isAllDay ? own : filter.zone ?? own
            let start = Self.start(of: occurrence, campaign.events[occurrence.event], on: zone)
            let end = zone.civil(at: occurrence.span.end)
            // An instant is on the day of its start, which for a day's 24:00 is that day.
            let lastDay =
                occurrence.span.isEmpty ? start.date : max(start.date, zone.civil(at: occurrence.span.end - 1).date)
            if let from = filter.from, lastDay < from { continue }
            if let through = filter.through, start.date > through { continue }
            let moment = Moment(
                event: occurrence.event, original: occurrence.original, start: start, end: end,
                status: occurrence.status)
            if let same = known[moment] {
                if !entries[same].zones.contains(zone) { entries[same].zones.append(zone) }
                if !entries[same].places.contains(own) { entries[same].places.append(own) }
            } else {
                known[moment] = entries.count
                entries.append(Entry(occurrence: occurrence, zones: [zone], places: [own], start: start, end: end))
            }
        }
        let inOrder = entries.enumerated().sorted { left, right in
            let (one, other) = (left.element, right.element)
            if one.start.date != other.start.date { return one.start.date < other.start.date }
            if one.occurrence.isAllDay != other.occurrence.isAllDay { return one.occurrence.isAllDay }
            return one.start == other.start ? left.offset < right.offset : one.start < other.start
        }
        days = []
        for (_, entry) in inOrder {
            if days.last?.date != entry.start.date { days.append(Day(date: entry.start.date, entries: [])) }
            days[days.count - 1].entries.append(entry)
        }
    }

    /// A deadline written as 24:00 of a day stays on that day.
    private static func start(of occurrence: Occurrence, _ event: Event, on zone: Zone) -> CivilDateTime {
        let start = zone.civil(at: occurrence.span.start)
        guard occurrence.span.isEmpty, start.time == .midnight, event.timing.start.time == .endOfDay else {
            return start
        }
        return CivilDateTime(start.date.adding(days: -1), .endOfDay)
    }

    /// What the places of one event must have in common to be one entry.
    private struct Moment: Hashable {
        var event: Ref<Event>
        /// Two occurrences of a repeat may have been moved to the same time.
        var original: CivilDateTime?
        var start: CivilDateTime
        var end: CivilDateTime
        var status: EventStatus
    }
}
