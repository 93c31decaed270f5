import CampaignModel
import ICalendar
import ZoneInfo

/// Puts a series of a file, with what differs from it, into the words of the calendar's format.
///
/// What the file's rule means has been worked out already. Here several ways to say it are walked as the calendar will
/// walk them, and the one with the fewest exceptions is written; where no rule fits, each start is named.
struct SeriesTranslator {
    var translator: CalendarTranslator
    private let event: CalendarEvent
    private let own: [CalendarOccurrence]
    private let others: [CalendarOccurrence]
    private let group: EventGroup
    private let uid: String
    private let isDate: Bool

    init(
        _ event: CalendarEvent, _ own: [CalendarOccurrence], _ others: [CalendarOccurrence], in group: EventGroup,
        uid: String, translator: CalendarTranslator
    ) {
        self.event = event
        self.own = own
        self.others = others
        self.group = group
        self.uid = uid
        self.translator = translator
        isDate = event.start.isDate
    }

    mutating func translate() {
        // What changes a series from one occurrence on ends it there and begins another.
        let turns = others.filter { group.events[$0.event].appliesToFuture && $0.original != nil }
            .sorted { slot(of: $0) < slot(of: $1) }
        let turnEvents = turns.map(\.event).reduce(into: [Int]()) { if !$0.contains($1) { $0.append($1) } }
        let single = others.filter { !group.events[$0.event].appliesToFuture }
        let begins = turnEvents.map { index in
            turns.first { $0.event == index }.map { slot(of: $0) } ?? Instant(seconds: .max)
        }
        let isBefore = { (instant: Instant) in begins.allSatisfy { instant < $0 } }
        add(event, own, single.filter { isBefore(slot(of: $0)) }, shift: 0, uid: uid, isFirst: true)
        for (number, index) in turnEvents.enumerated() {
            let occurrences = turns.filter { $0.event == index }
            guard let first = occurrences.first else { continue }
            let from = begins[number]
            let to = number + 1 < begins.count ? begins[number + 1] : Instant(seconds: .max)
            let exceptions = single.filter { slot(of: $0) >= from && slot(of: $0) < to }
            let turn = group.events[index]
            let shift = first.start.seconds - from.seconds
            add(
                turn, occurrences, exceptions, shift: shift, uid: "\(uid)/\(Self.mark(from))", isFirst: false)
        }
    }

    /// The start that the series gives an exception.
    private func slot(of occurrence: CalendarOccurrence) -> Instant {
        occurrence.original.map { slot($0) } ?? occurrence.start
    }

    private func slot(_ time: CalendarTime) -> Instant {
        guard !isDate else {
            // Of whole days only the date counts.
            let date =
                switch time {
                case .date(let date): date
                case .floating(let civil), .zoned(let civil, _): civil.date
                case .utc(let instant): time.dateAtMidnightUTC ?? translator.clock.civil(at: instant).date
                }
            return Zone.utc.instant(of: CivilDateTime(date, .midnight))
        }
        // A date among times is the start of that day, a time without a zone one on the clock of the series.
        let zone: Zone =
            switch event.start {
            case .date, .floating: translator.clock
            case .utc: .utc
            case .zoned(_, let zone): zone.zone
            }
        switch time {
        case .date(let date):
            return zone.instant(of: CivilDateTime(date, zone.civil(at: translator.instant(of: event.start)).time))
        case .floating(let civil): return zone.instant(of: civil)
        case .utc, .zoned: return translator.instant(of: time)
        }
    }

    private func slot(own occurrence: CalendarOccurrence) -> Instant {
        guard isDate, let days = occurrence.days else { return occurrence.start }
        return Zone.utc.instant(of: CivilDateTime(days.lowerBound, .midnight))
    }

    private static func mark(_ instant: Instant) -> String {
        "\(Zone.utc.civil(at: instant))Z".filter { $0 != "-" && $0 != ":" }
    }

    // MARK: One series

    private mutating func add(
        _ event: CalendarEvent, _ own: [CalendarOccurrence], _ exceptions: [CalendarOccurrence], shift: Int64,
        uid: String, isFirst: Bool
    ) {
        guard !own.isEmpty || !exceptions.isEmpty else { return }
        var table = translator.details(of: event)
        let details = table
        if own.count == 1, exceptions.isEmpty, let only = own.first, !isFirst || !group.isEndless {
            translator.addSingle(event, only, uid: uid, details: details)
            return
        }
        let starts = own.map { slot(own: $0) } + exceptions.map { slot(of: $0) + shift }
        let all = Set(starts).sorted()
        var zone = isDate ? Zone.utc : translator.zone(of: event, table, instants: all + own.map(\.end))
        let telling = RepeatTelling(
            all, isDate: isDate, rules: event.rules.isEmpty ? self.event.rules : event.rules,
            start: isFirst ? event.start : nil, isCut: group.isCut || group.isTruncated, isEndless: group.isEndless,
            until: group.reach,
            translator: translator)
        var told = telling.told(on: zone)
        if case .utc = event.start, told.cost > 0 || group.isEndless {
            // In UTC the rule walks as the file has it; on another clock only as long as that is not changed.
            let inUTC = telling.told(on: .utc)
            if inUTC.cost < told.cost || group.isEndless { (told, zone) = (inUTC, .utc) }
        }
        sayCut(told, event)

        var first = own.first ?? exceptions[0]
        let length = isDate ? nil : Optional(lengthText(event, own, on: zone))
        if isDate {
            let days = own.first?.days.map { $0.upperBound.daysSince1970 - $0.lowerBound.daysSince1970 } ?? 1
            first.days = told.start.date..<told.start.date.adding(days: max(1, days))
        } else {
            first.start = zone.instant(of: told.start)
            first.end =
                (own.first.map { $0.end.seconds - $0.start.seconds } ?? seconds(of: event))
                .map { first.start + $0 } ?? first.start
        }
        translator.setTimes(first, of: event, on: zone, startText: isDate ? nil : told.text(told.start), into: &table)
        if let length, table["duration"] != nil { table.set("duration", length) }
        let line = event.component.property("RRULE")?.position ?? event.component.property("RDATE")?.position
        table.set("repeat", .table(told.table), at: line)
        var changes = lengthChanges(event, own, told, on: zone, length)
        for exception in exceptions {
            let date = told.name(slot(of: exception) + shift)
            if let change = change(exception, from: details, date: date, on: zone, length, told) {
                changes.append(.table(change))
            }
        }
        table.set("changes", .list(changes))
        table.set("uid", CalendarTranslator.plain(uid))
        let earliest = (own + exceptions).map(\.start).min() ?? first.start
        translator.add(table, event, uid: uid, start: earliest)
        for exception in exceptions where !isPlain(exception, beside: details) {
            let date = told.name(slot(of: exception) + shift)
            translator.addSingle(group.events[exception.event], exception, uid: uid, replaced: date)
        }
    }

    private func seconds(of event: CalendarEvent) -> Int64? {
        if let duration = event.duration { return Int64(duration.days) * 86_400 + duration.seconds }
        return event.end.map { translator.instant(of: $0).seconds - translator.instant(of: event.start).seconds }
    }

    private func lengthText(_ event: CalendarEvent, _ own: [CalendarOccurrence], on zone: Zone) -> String {
        guard let first = own.first else {
            return DurationText.make(days: 0, seconds: max(0, seconds(of: event) ?? 0))
        }
        return translator.length(of: first, event, on: zone)
    }

    // MARK: What differs

    /// Occurrences that are longer or shorter than the first: periods, and days on which the clocks change.
    private func lengthChanges(
        _ event: CalendarEvent, _ own: [CalendarOccurrence], _ told: RepeatTelling.Told, on zone: Zone,
        _ length: String?
    ) -> [EntryValue] {
        guard let length, let duration = try? DurationValue.duration(length) else { return [] }
        return own.compactMap { occurrence in
            let end = duration.after(occurrence.start, in: zone)
            guard end != occurrence.end, occurrence.end > occurrence.start else { return nil }
            let seconds = occurrence.end.seconds - occurrence.start.seconds
            return .table([
                "date": .text(told.name(occurrence.start)),
                "duration": .text(DurationText.make(days: 0, seconds: seconds)),
            ])
        }
    }

    /// Keys whose difference `changes:` can say, or that mean nothing to readers.
    private static let changeable: Set<String> = ["status", "uid", "ical"]

    /// Whether an exception differs from its series in time and status only.
    private mutating func isPlain(_ exception: CalendarOccurrence, beside details: EntryTable) -> Bool {
        let other = group.events[exception.event]
        guard other.start.isDate == isDate else { return false }
        // What has no length may be of another kind than what has one.
        if !exception.isCancelled, !isDate, let own = own.first,
            (own.end > own.start) != (exception.end > exception.start)
        {
            return false
        }
        var quiet = translator
        let own = quiet.details(of: other)
        if exception.isCancelled, own.text("title") == "Untitled" || own["title"] == details["title"] { return true }
        return own.keeping(Self.changeable, others: true) == details.keeping(Self.changeable, others: true)
            && Self.lines(own) == Self.lines(details)
    }

    private static func lines(_ table: EntryTable) -> [EntryValue] {
        guard case .list(let items)? = table["ical"] else { return [] }
        return items.filter { line in
            guard case .text(let text) = line else { return true }
            return !text.hasPrefix("CREATED")
        }
    }

    private mutating func change(
        _ exception: CalendarOccurrence, from details: EntryTable, date: String, on zone: Zone, _ length: String?,
        _ told: RepeatTelling.Told
    ) -> EntryTable? {
        guard isPlain(exception, beside: details) else { return nil }
        var change: EntryTable = ["date": .text(date)]
        if exception.isCancelled {
            change.set("status", "cancelled")
            return change
        }
        if isDate, let days = exception.days {
            change.set("start", "\(days.lowerBound)")
            if days.upperBound.daysSince1970 - days.lowerBound.daysSince1970 > 1 {
                change.set("through", "\(days.upperBound.adding(days: -1))")
            }
        } else {
            change.set("start", CalendarTranslator.text(exception.start, on: zone))
            let own = translator.length(of: exception, group.events[exception.event], on: zone)
            if let length, own != length, exception.end > exception.start { change.set("duration", own) }
        }
        let status = group.events[exception.event].status == .tentative ? "tentative" : "confirmed"
        if status != details.text("status") ?? "confirmed" { change.set("status", status) }
        return change
    }

    private mutating func sayCut(_ told: RepeatTelling.Told, _ event: CalendarEvent) {
        let position = event.component.property("RRULE")?.position ?? event.position
        if let taken = group.taken, !group.isTruncated {
            translator.say(
                .warning, "many-occurrences", at: position,
                "the repeat has more occurrences than are taken: those from \(Zone.utc.civil(at: taken.start).date) to "
                    + "\(Zone.utc.civil(at: taken.end).date) count")
        } else if group.isTruncated {
            translator.say(
                .warning, "many-occurrences", at: position,
                "the repeat has more occurrences than are taken: the first \(EventGroup.mostOccurrences) count, the last on "
                    + "\(told.last.date)", fix: "let it end earlier, or repeat less often")
        } else if group.isEndless, !group.isCut, told.isListed {
            translator.say(
                .warning, "repeat", at: position,
                "no one rule of the calendar says how this repeats, so its starts are named one by one, up to "
                    + "\(told.last.date)")
        }
    }
}
