import CampaignModel
import ICalendar
import ZoneInfo

extension CalendarDecoder {
    private static let repeatKeys = CalendarFormat.repeats.keys
    private static let changeKeys = CalendarFormat.change.keys
    private static let frequencies = ["day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"]
    private static let weekdays: [String: Weekday] = {
        let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        var words: [String: Weekday] = [:]
        for (name, day) in zip(names, Weekday.allCases) {
            words[name] = day
            words[String(name.prefix(3))] = day
        }
        return words
    }()

    func decodeRepeat(_ table: TableReader, of event: Event, written: WrittenTiming?) -> RepeatDraft? {
        guard let node = table.node("repeat") else {
            if let pair = table.pair("changes"), !table.has("repeat") {
                reading.error(
                    .keys, at: pair.place, "“changes” goes with repeat:, which is not here",
                    fix: "change the event itself, or write repeat:")
            }
            return nil
        }
        let example = "{every: week, days: [tue, thu], until: 2023-03-14}"
        guard let repeats = TableReader(node, "repeat", keys: Self.repeatKeys, example: example, in: reading) else {
            return nil
        }
        let isListed = repeats.has("also") && repeats.lacksAll(["every", "rrule"])
        let rule = isListed ? nil : decodeRule(repeats, written: written)
        if isListed { refuseRuleParts(repeats) }
        let zone = event.zones.first ?? campaign.zone
        let also = repeats.list("also").compactMap { occurrence($0, "also", repeats) }
        let except = repeats.list("except").compactMap { occurrence($0, "except", repeats) }
        let changes = decodeChanges(table, event: event, written: written)
        guard rule != nil || isListed, let pair = table.pair("repeat") else { return nil }
        if written != nil {
            for occurrence in (also + except + changes.map(\.occurrence)).map(\.moment) {
                let instant = zone.instant(of: occurrence.civil)
                widenByDays(instant, instant, in: zone, for: event.audience)
            }
        }
        let start = (table.pair("start") ?? table.pair("date"))?.value.place ?? table.place
        return RepeatDraft(
            rule: rule, place: pair.place, startPlace: start, also: also, except: except, changes: changes)
    }

    /// What says how a rule goes means nothing where every start is named.
    private func refuseRuleParts(_ table: TableReader) {
        for key in ["days", "until", "count"] {
            guard let pair = table.pair(key) else { continue }
            reading.error(
                .keys, at: pair.place, "“\(key)” goes with every:, which is not here",
                fix: "write every: week, or delete \(key):")
        }
    }

    /// `{event: briefing, date: 2023-03-02}`: the occurrence that an event takes the place of.
    func decodeReplaces(_ table: TableReader, of event: Event) -> (
        event: Ref<Event>, occurrence: WrittenOccurrence, place: YamlPlace
    )? {
        guard let node = table.node("replaces") else { return nil }
        let example = "{event: briefing, date: 2023-03-02}"
        guard
            let other = TableReader(node, "replaces", keys: CalendarFormat.replaces.keys, example: example, in: reading)
        else {
            return nil
        }
        other.require("event", fix: "name the event that repeats: \(example)")
        other.require("date", fix: "name the occurrence by the date that the repeat gives it: \(example)")
        for key in ["repeat", "regions", "uid"] {
            guard let pair = table.pair(key) else { continue }
            reading.error(
                .keys, at: pair.place,
                key == "uid"
                    ? "an event with replaces: has the uid of the event that it takes an occurrence's place of"
                    : "an event with replaces: takes the place of one occurrence, so it has no “\(key)”",
                fix: "delete \(key):, or replaces:")
        }
        guard let ref = other.ref("event", in: events),
            let date = other.node("date"), let occurrence = occurrence(date, "date", other)
        else { return nil }
        guard other.node("event")?.text != event.id else {
            reading.error(.keys, at: node.place, "“\(event.id)” would take its own place", fix: "name another event")
            return nil
        }
        let instant = (event.zones.first ?? campaign.zone).instant(of: occurrence.moment.civil)
        widenByDays(instant, instant, in: event.zones.first ?? campaign.zone, for: event.audience)
        return (ref, occurrence, other.place)
    }

    private func occurrence(_ node: YamlNode, _ key: String, _ table: TableReader) -> WrittenOccurrence? {
        table.value(node, key) { (text) throws(Complaint) in
            let moment = try DateValue.moment(text)
            guard moment.offset == nil else {
                throw Complaint(
                    .date, "“\(text)” has an offset; an occurrence is named by its date",
                    fix: "write \(moment.civil.date)")
            }
            return WrittenOccurrence(moment: moment, text: text, place: node.place)
        }
    }

    // MARK: The rule

    private func decodeRule(_ table: TableReader, written: WrittenTiming?) -> RecurrenceRule? {
        if table.has("rrule") {
            for key in ["every", "days", "until", "count"] {
                guard let pair = table.pair(key) else { continue }
                reading.error(
                    .keys, at: pair.place, "“\(key)” cannot stand beside rrule:",
                    fix: "say it in the rrule, or delete the rrule")
            }
            return table.value("rrule") { (text) throws(Complaint) in try Self.rule(text) }
        }
        table.require("every", fix: "write every: day, week, month or year, or every: 2 weeks")
        let every = table.value("every", Self.every)
        let days = decodeDays(table)
        if let every, !every.hasPrefix("FREQ=WEEKLY"), let pair = table.pair("days") {
            reading.error(
                .repeat, at: pair.place, "“days” goes with every: week", fix: "write every: week, or delete days:")
            return nil
        }
        let count = table.value("count") { (text) throws(Complaint) in
            let count = try NumberValue.whole(text)
            guard (1...10_000).contains(count) else {
                throw Complaint(.number, "\(text) is not a number of occurrences", fix: "write 1 to 10000")
            }
            return count
        }
        let until = decodeUntil(table, written: written)
        if table.has("count"), let pair = table.pair("until") {
            reading.error(
                .keys, at: pair.place, "a repeat ends by count: or until:, not both", fix: "keep one of the two")
            return nil
        }
        if (table.has("count") && count == nil) || (table.has("until") && until == nil)
            || (table.has("days") && days.isEmpty)
        {
            return nil
        }
        guard var text = every else { return nil }
        if let count { text += ";COUNT=\(count)" }
        if let until { text += ";UNTIL=\(until)" }
        if !days.isEmpty { text += ";BYDAY=\(days.map(\.twoLetters).joined(separator: ","))" }
        return try? Self.rule(text)
    }

    private static func rule(_ text: String) throws(Complaint) -> RecurrenceRule {
        if text.uppercased().hasPrefix("RRULE:") {
            throw Complaint(
                .repeat, "the name RRULE belongs to iCalendar files; here the rule stands alone",
                fix: "write \"\(text.dropFirst(6))\"")
        }
        do {
            return try RecurrenceRule(text)
        } catch {
            throw Complaint(.repeat, error.description, fix: error.hint)
        }
    }

    /// `week`, `2 weeks`
    private static func every(_ text: String) throws(Complaint) -> String {
        let parts = text.split(separator: " ")
        var interval = 1
        var unit = parts.last.map(String.init) ?? ""
        if parts.count == 2, let number = Int(parts[0]), (1...1000).contains(number) {
            interval = number
            if unit.hasSuffix("s") { unit.removeLast() }
        } else if parts.count != 1 {
            unit = ""
        }
        guard let frequency = frequencies[unit] else {
            let words = ["daily": "day", "weekly": "week", "biweekly": "2 weeks", "monthly": "month", "yearly": "year"]
            let right = words[text.lowercased()] ?? Nearest.match(text, among: frequencies.keys.sorted())
            throw Complaint(
                .word, "“\(text)” cannot stand for “every”\(right.map { "; did you mean “\($0)”?" } ?? "")",
                fix: right.map { "write \($0); there are: day, week, month, year, 2 weeks" }
                    ?? "write day, week, month, year, or a number of them: 2 weeks")
        }
        return "FREQ=\(frequency)" + (interval == 1 ? "" : ";INTERVAL=\(interval)")
    }

    private func decodeDays(_ table: TableReader) -> [Weekday] {
        var days: [Weekday] = []
        for node in table.list("days") {
            guard let text = table.scalar(node, "days") else { continue }
            guard let day = Self.weekdays[text.lowercased()] else {
                let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
                reading.error(
                    .word, at: node.place, "“\(text)” is not a day of the week\(Nearest.question(text, among: names))",
                    fix: "write mon, tue, wed, thu, fri, sat or sun")
                continue
            }
            if days.contains(day) {
                reading.error(.keys, at: node.place, "“\(text)” stands twice in “days”", fix: "delete one of the two")
            } else {
                days.append(day)
            }
        }
        return days
    }

    /// `until:` as the rule has it; a date is included, whatever the time of the occurrence on it.
    private func decodeUntil(_ table: TableReader, written: WrittenTiming?) -> RecurrenceRule.Until? {
        table.value("until") { (text) throws(Complaint) in
            let moment = try DateValue.moment(text)
            if let written, moment.civil.date < written.timing.start.date {
                throw Complaint(
                    .repeat,
                    "the repeat ends on \(moment.civil.date), before its start on \(written.timing.start.date)",
                    fix: "until: is the last day on which it takes place, included")
            }
            if let offset = moment.offset {
                return .instant(Instant(seconds: moment.civil.secondsAsUTC - Int64(offset.seconds)))
            }
            return moment.isDate ? .date(moment.civil.date) : .civil(moment.civil)
        }
    }

    // MARK: Changes

    private func decodeChanges(
        _ table: TableReader, event: Event, written: WrittenTiming?
    ) -> [(occurrence: WrittenOccurrence, timing: WrittenTiming?, status: EventStatus?, place: YamlPlace)] {
        table.list("changes").compactMap { node in
            let example = "{date: 2023-03-02, start: 2023-03-02T19:00}"
            guard let change = TableReader(node, "a change", keys: Self.changeKeys, example: example, in: reading)
            else { return nil }
            _ = provenance(change, keys: Self.changeKeys)
            change.require("date", fix: "name the occurrence by the date that it would have had: \(example)")
            let status = change.word("status", EventStatus.self)
            let keys = ["start", "end", "duration", "through"]
            var timing: WrittenTiming?
            if change.lacksAll(keys) {
                if change.lacks("status") {
                    reading.error(
                        .missingKey, at: change.place, "this changes nothing",
                        fix: "write start:, duration:, end: or status: beside the date")
                }
            } else if let written {
                timing = decodeChangedTiming(change, event: event, old: written)
                if timing == nil { return nil }
            }
            guard let date = change.node("date"), let occurrence = occurrence(date, "date", change) else { return nil }
            return (occurrence, timing, status, change.place)
        }
    }

    /// A changed start, end or duration; what a change does not say stays as it is for the others.
    private func decodeChangedTiming(_ change: TableReader, event: Event, old: WrittenTiming) -> WrittenTiming? {
        var pairs = change.all.filter { ["start", "end", "duration", "through"].contains($0.key) }
        switch old.timing {
        case .days(let first, let last):
            // Of whole days the new first day is named by `start:`.
            let days = last.daysSince1970 - first.daysSince1970
            guard
                let start = change.value("start", { (text) throws(Complaint) in try DateValue.date(text) })
                    ?? change.node("date")
                    .flatMap({ change.value($0, "date") { (text) throws(Complaint) in try DateValue.date(text) } })
            else { return nil }
            let last =
                change.value("through") { (text) throws(Complaint) in try DateValue.date(text) }
                ?? start.adding(days: days)
            return WrittenTiming(
                timing: .days(first: start, last: max(start, last)),
                spans: event.zones.map { Self.days(start, max(start, last), in: $0) })
        case .timed(let start, let duration):
            let place = change.place
            if !change.has("start"),
                let date = change.value("date", { (text) throws(Complaint) in try DateValue.moment(text) })
            {
                let civil = CivilDateTime(date.civil.date, date.isDate ? start.time : date.civil.time)
                pairs.append(
                    YamlPair(
                        key: "start", place: place,
                        value: YamlNode(content: .scalar("\(civil)", isPlain: true), place: place)))
            }
            if !change.has("end"), !change.has("duration") {
                let text = "P\(duration.days)DT\(duration.seconds)S"
                pairs.append(
                    YamlPair(
                        key: "duration", place: place,
                        value: YamlNode(content: .scalar(text, isPlain: true), place: place)))
            }
            let node = YamlNode(content: .table(pairs), place: place)
            guard let table = TableReader(node, "a change", keys: Self.changeKeys, in: reading) else { return nil }
            if event.kind == .deadline {
                // A deadline has no length, and may be written as that day's 24:00.
                let bare = YamlNode(content: .table(pairs.filter { $0.key != "duration" }), place: place)
                return TableReader(bare, "a change", keys: Self.changeKeys, in: reading)
                    .flatMap { decodeTiming($0, isDeadline: true, zones: event.zones) }
            }
            return decodeTiming(table, isDeadline: false, mayBeMoment: event.uid != nil, zones: event.zones)
        }
    }
}
