import CampaignModel
import ICalendar
import ZoneInfo

extension CalendarTranslator {
    /// The instant of a time of the file.
    func instant(of time: CalendarTime) -> Instant {
        switch time {
        case .date(let date): clock.instant(of: CivilDateTime(date, .midnight))
        case .floating(let civil): clock.instant(of: civil)
        case .utc(let instant): instant
        case .zoned(let civil, let zone): zone.zone.instant(of: civil)
        }
    }

    /// The clock that an entry has by what else it says: of its venue, its channel, its region, the campaign.
    func holdingZone(_ table: EntryTable) -> Zone {
        var channel: String?
        if case .list(let items)? = table["channels"], case .text(let id)? = items.first { channel = id }
        let name =
            table.text("venue").flatMap { names.venues.zones[$0] } ?? channel.flatMap { names.channels.zones[$0] }
            ?? table.text("region").flatMap { names.regions.zones[$0] }
        return name.flatMap { try? database.zone($0) } ?? campaignZone
    }

    /// The clock on which an event is written: that of the file, where the database knows it.
    mutating func zone(of event: CalendarEvent, _ table: EntryTable, instants: [Instant]) -> Zone {
        switch event.start {
        case .date: return .utc
        case .floating: return clock
        case .utc: return holdingZone(table)
        case .zoned(_, let zone):
            // A fixed offset from UTC has no name in the database either.
            let isNamed = !zone.isDefinedByFile && (try? database.zone(zone.zone.identifier)) != nil
            return !isNamed ? standIn(for: zone, instants, at: event.position) : zone.zone
        }
    }

    /// A zone of the database that shows the same as one that the file alone defines.
    private mutating func standIn(for zone: CalendarZone, _ instants: [Instant], at position: TextPosition) -> Zone {
        let offsets = instants.map { zone.zone.offset(at: $0) }
        let agrees = { (other: Zone) -> Bool in
            zip(instants, offsets).allSatisfy { other.offset(at: $0) == $1 }
        }
        if let known = standIns[zone.tzid], agrees(known) { return known }
        var found: Zone? = [campaignZone, clock].first(where: agrees)
        if found == nil {
            let database = database
            let places = database.identifiers.filter { $0.contains("/") && !$0.hasPrefix("Etc/") }
            found = places.lazy.compactMap { try? database.zone($0) }.first(where: agrees)
        }
        if let found {
            if standIns[zone.tzid] == nil {
                say(
                    .note, "own-zone", at: position,
                    "“\(zone.tzid)” is a time zone of this file alone; \(found) shows the same at these times and stands in"
                )
            }
            standIns[zone.tzid] = found
            return found
        }
        say(
            .warning, "own-zone", at: position,
            "“\(zone.tzid)” is a time zone of this file alone, and none that has a name shows the same: the times are "
                + "written in UTC")
        return .utc
    }

    /// A moment as the calendar writes it: with the offset where the clock skips it or shows it twice.
    static func text(_ instant: Instant, on zone: Zone) -> String {
        let civil = zone.civil(at: instant)
        if case .unique = zone.resolve(civil) { return "\(civil)" }
        let seconds = Int(zone.offset(at: instant).seconds)
        let digits = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        let minutes = abs(seconds) / 60
        return "\(civil)\(seconds < 0 ? "-" : "+")\(digits(minutes / 60)):\(digits(minutes % 60))"
    }

    // MARK: One time

    /// Says when an event takes place once, or first.
    mutating func setTimes(
        _ occurrence: CalendarOccurrence, of event: CalendarEvent, on zone: Zone, startText: String? = nil,
        into table: inout EntryTable
    ) {
        let line = event.component.property("DTSTART")?.position ?? event.position
        let isDeadline = table.text("kind") == "deadline"
        if let days = occurrence.days {
            let last = days.upperBound.adding(days: -1)
            if isDeadline {
                table.set("date", "\(last)", at: line)
            } else {
                table.set("date", "\(days.lowerBound)", at: line)
                if last > days.lowerBound { table.set("through", "\(last)", at: line) }
            }
            return
        }
        table.set("start", startText ?? Self.text(occurrence.start, on: zone), at: line)
        let seconds = occurrence.end.seconds - occurrence.start.seconds
        if isDeadline {
            if seconds > 3600 {
                say(
                    .note, "deadline", at: line,
                    "this deadline is \(DurationText.make(days: 0, seconds: seconds)) long; its start is taken for it")
            }
        } else if seconds <= 0, table.text("kind") == EventKind.other.rawValue {
            // An instant by which something is, in the words of this format.
            table.set("kind", EventKind.deadline.rawValue)
            if table.text("free") == "true" { table.set("free", nil as String?) }
        } else if seconds <= 0 {
            table.set("duration", DurationText.make(days: 0, seconds: 0), at: line)
            say(
                .warning, "no-length", at: line,
                "this \(table.text("kind") ?? "event") says no end, so it counts as an instant: what it runs into is not "
                    + "seen", fix: "write duration: and how long it is")
        } else {
            table.set("duration", length(of: occurrence, event, on: zone), at: line)
        }
        if zone.identifier != holdingZone(table).identifier { table.set("zone", zone.identifier, at: line) }
    }

    /// How long: days on the clock where the file counts days, exact time otherwise.
    func length(of occurrence: CalendarOccurrence, _ event: CalendarEvent, on zone: Zone) -> String {
        if let duration = event.duration, duration.days > 0,
            CalendarDuration(days: duration.days, seconds: duration.seconds).after(occurrence.start, in: zone)
                == occurrence.end
        {
            return DurationText.make(days: duration.days, seconds: duration.seconds)
        }
        return DurationText.make(days: 0, seconds: occurrence.end.seconds - occurrence.start.seconds)
    }

    // MARK: Entries

    mutating func translate(_ group: EventGroup) {
        guard let first = group.bases.first else {
            // Exceptions of a series that is not in the file are events of their own.
            return addBeside(group, group.occurrences, from: 0)
        }
        let event = group.events[first]
        let own = group.occurrences.filter { $0.event == first }
        let exceptions = group.occurrences.filter { group.isException($0) }
        if event.rules.isEmpty, event.dates.isEmpty, exceptions.isEmpty {
            for occurrence in own.prefix(1) { addSingle(event, occurrence, uid: event.uid) }
        } else {
            var series = SeriesTranslator(event, own, exceptions, in: group, uid: event.uid, translator: self)
            series.translate()
            self = series.translator
        }
        var number = 1
        for base in group.bases.dropFirst() {
            number += 1
            let event = group.events[base]
            let own = group.occurrences.filter { $0.event == base }
            let uid = "\(event.uid)#\(number)"
            if event.rules.isEmpty, event.dates.isEmpty {
                for occurrence in own.prefix(1) { addSingle(event, occurrence, uid: uid) }
            } else {
                var series = SeriesTranslator(event, own, [], in: group, uid: uid, translator: self)
                series.translate()
                self = series.translator
            }
        }
        let beside = group.occurrences.filter { group.events[$0.event].recurrenceID != nil && $0.original == nil }
        addBeside(group, beside, from: number)
    }

    private mutating func addBeside(_ group: EventGroup, _ occurrences: [CalendarOccurrence], from number: Int) {
        for (index, occurrence) in occurrences.enumerated() {
            let event = group.events[occurrence.event]
            let number = number + index + 1
            addSingle(event, occurrence, uid: number == 1 ? event.uid : "\(event.uid)#\(number)")
        }
    }

    /// - Parameter replaced: the occurrence of a series that it takes the place of; its UID is that of the series then.
    mutating func addSingle(
        _ event: CalendarEvent, _ occurrence: CalendarOccurrence, uid: String, replaced: String? = nil,
        details: EntryTable? = nil
    ) {
        var table = details ?? self.details(of: event)
        let zone = zone(of: event, table, instants: [occurrence.start, occurrence.end])
        setTimes(occurrence, of: event, on: zone, into: &table)
        if occurrence.isCancelled { table.set("status", "cancelled") }
        table.set("uid", replaced == nil ? Self.plain(uid) : nil)
        add(table, event, uid: uid, replaced: replaced, start: occurrence.start)
    }

    mutating func add(
        _ table: EntryTable, _ event: CalendarEvent, uid: String, replaced: String? = nil, start: Instant
    ) {
        result.events.append(
            ForeignEvent(
                table: table, uid: Self.plain(uid), replaced: replaced, position: event.position,
                changed: event.lastModified ?? event.stamp, start: start))
    }
}
