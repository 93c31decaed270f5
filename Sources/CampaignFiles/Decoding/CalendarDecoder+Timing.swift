import CampaignModel
import ZoneInfo

extension CalendarDecoder {
    /// When an event takes place: `start:` with `duration:` or `end:`, or `date:` and perhaps `through:`.
    ///
    /// - Parameter mayBeMoment: whether `duration: 0s` is no slip: other calendars have events that say no end.
    func decodeTiming(
        _ table: TableReader, isDeadline: Bool, mayBeMoment: Bool = false, zones: [Zone]
    ) -> WrittenTiming? {
        if let pair = table.pair("start"), table.has("date") {
            reading.error(
                .keys, at: pair.place, "an event has start: (a time) or date: (a whole day), not both",
                fix: "keep one of the two")
            return nil
        }
        if table.has("date") { return decodeDays(table, isDeadline: isDeadline, zones: zones) }
        if let pair = table.pair("through") {
            reading.error(
                .keys, at: pair.place, "“through” goes with date:, which is not here",
                fix: "write date: and the first day")
        }
        guard table.has("start") else {
            if table.lacksAll(["start", "date"]) {
                table.require(
                    "start", fix: "write start: 2023-03-16T20:00 and duration: 1h, or date: 2023-03-16 for a whole day")
            }
            checkLengthAlone(table)
            return nil
        }
        return decodeTimed(table, isDeadline: isDeadline, mayBeMoment: mayBeMoment, zones: zones)
    }

    /// Values whose meaning cannot be told without a start are checked for their form all the same.
    private func checkLengthAlone(_ table: TableReader) {
        _ = table.value("duration", DurationValue.duration)
        _ = table.value("end") { (text) throws(Complaint) in try DateValue.moment(text) }
    }

    private func decodeDays(_ table: TableReader, isDeadline: Bool, zones: [Zone]) -> WrittenTiming? {
        for key in isDeadline ? ["end", "duration", "through"] : ["end", "duration"] {
            guard let pair = table.pair(key) else { continue }
            reading.error(
                .keys, at: pair.place,
                isDeadline
                    ? "a deadline has no length, so “\(key)” cannot stand beside its date"
                    : "whole days have no “\(key)”",
                fix: isDeadline
                    ? "delete it; the deadline is that day's 24:00"
                    : "write through: and the last day, or start: instead of date:")
        }
        let date = { (text: String) throws(Complaint) -> CivilDate in
            if (try? DateValue.date(text)) == nil, let moment = try? DateValue.moment(text) {
                throw Complaint(
                    .date, "“\(text)” has a time, but date: means a whole day",
                    fix: "write start: \(moment.civil), or date: \(moment.civil.date)")
            }
            return try DateValue.date(text)
        }
        let first = table.value("date", date)
        let through = isDeadline ? nil : table.value("through", date)
        guard let first else { return nil }
        if isDeadline {
            let start = CivilDateTime(first, .endOfDay)
            return WrittenTiming(
                timing: .timed(start: start, duration: CalendarDuration()),
                spans: zones.map { TimeSpan(start: $0.instant(of: start), end: $0.instant(of: start)) })
        }
        let last = through ?? first
        guard last >= first else {
            if let place = table.pair("through")?.value.place {
                reading.error(
                    .date, at: place, "the last day, \(last), is before the first, \(first)",
                    fix: "through: is the last day, included")
            }
            return nil
        }
        return WrittenTiming(
            timing: .days(first: first, last: last), spans: zones.map { Self.days(first, last, in: $0) })
    }

    static func days(_ first: CivilDate, _ last: CivilDate, in zone: Zone) -> TimeSpan {
        TimeSpan(
            start: zone.instant(of: CivilDateTime(first, .midnight)),
            end: zone.instant(of: CivilDateTime(last.adding(days: 1), .midnight)))
    }

    private func decodeTimed(
        _ table: TableReader, isDeadline: Bool, mayBeMoment: Bool, zones: [Zone]
    ) -> WrittenTiming? {
        let start = decodeStart(table, isDeadline: isDeadline, zones: zones)
        if isDeadline {
            for key in ["end", "duration"] {
                guard let pair = table.pair(key) else { continue }
                reading.error(
                    .keys, at: pair.place, "a deadline is an instant and has no “\(key)”",
                    fix: "delete it, or write kind: other")
            }
            guard let start else { return nil }
            return WrittenTiming(
                timing: .timed(start: start.civil, duration: CalendarDuration()),
                spans: start.instants.map { TimeSpan(start: $0, end: $0) })
        }
        if table.has("end"), let pair = table.pair("duration") {
            reading.error(.keys, at: pair.place, "an event has end: or duration:, not both", fix: "keep one of the two")
            return nil
        }
        if table.has("end") {
            guard let start else {
                checkLengthAlone(table)
                return nil
            }
            return decodeEnd(table, start: start, zones: zones)
        }
        if table.lacksAll(["end", "duration"]) {
            table.require("duration", fix: "write duration: 1h30m, or end: and when it ends")
        }
        guard let duration = table.value("duration", DurationValue.duration), let start else { return nil }
        guard duration.days > 0 || duration.seconds > 0 || mayBeMoment else {
            if let place = table.pair("duration")?.value.place {
                reading.error(
                    .duration, at: place, "the event has no length",
                    fix: "write a length, or kind: deadline for an instant")
            }
            return nil
        }
        return WrittenTiming(
            timing: .timed(start: start.civil, duration: duration),
            spans: zip(start.instants, zones).map { TimeSpan(start: $0, end: duration.after($0, in: $1)) })
    }

    private func decodeStart(
        _ table: TableReader, isDeadline: Bool, zones: [Zone]
    ) -> (civil: CivilDateTime, instants: [Instant])? {
        table.value("start") { (text) throws(Complaint) in
            let moment = try DateValue.moment(text)
            guard !moment.isDate else {
                throw Complaint(
                    .time, "“\(text)” has no time of the day",
                    fix: isDeadline
                        ? "write date: \(text) for that day's 24:00, or start: \(text)T18:00"
                        : "write start: \(text)T18:00, or date: \(text) for the whole day")
            }
            return try resolve(moment, text: text, zones: zones)
        }
    }

    private func decodeEnd(
        _ table: TableReader, start: (civil: CivilDateTime, instants: [Instant]), zones: [Zone]
    ) -> WrittenTiming? {
        let end = table.value("end") { (text) throws(Complaint) in
            if text.utf8.count <= 8, let time = try? DateValue.time(text) {
                throw Complaint(
                    .date, "“\(text)” has no date", fix: "write end: \(CivilDateTime(start.civil.date, time))")
            }
            let moment = try DateValue.moment(text)
            guard !moment.isDate else {
                throw Complaint(
                    .time, "“\(text)” has no time of the day",
                    fix: "write end: \(text)T20:00, or \(text)T24:00 for the end of that day")
            }
            let end = try resolve(moment, text: text, zones: zones)
            guard zip(start.instants, end.instants).allSatisfy({ $0 < $1 }) else {
                throw Complaint(
                    .span, "the end, \(end.civil), is not after the start, \(start.civil)",
                    fix: end.civil < start.civil && end.civil.date == start.civil.date
                        ? "is it on the next day? end: \(CivilDateTime(end.civil.date.adding(days: 1), end.civil.time))"
                        : "end: must be later than start:")
            }
            return end
        }
        guard let end else { return nil }
        let spans = zip(start.instants, end.instants).map { TimeSpan(start: $0, end: $1) }
        guard let first = spans.first else { return nil }
        return WrittenTiming(
            timing: .timed(start: start.civil, duration: CalendarDuration(seconds: first.seconds)), spans: spans)
    }

    /// What the clock of the first zone shows, and which instants that is on each.
    private func resolve(
        _ moment: WrittenMoment, text: String, zones: [Zone]
    ) throws(Complaint) -> (civil: CivilDateTime, instants: [Instant]) {
        var instants: [Instant] = []
        if moment.offset != nil, zones.count > 1 {
            throw Complaint(
                .clock,
                "“\(text)” has an offset from UTC, but the event takes place on several clocks at the same wall time",
                fix: "write it without the offset: \(moment.civil)")
        }
        for zone in zones { instants.append(try moment.instant(in: zone)) }
        guard moment.offset != nil, let first = instants.first, let zone = zones.first else {
            return (moment.civil, instants)
        }
        // Written on another clock: the event's own shows another time then.
        let shown = zone.civil(at: first)
        return (shown == moment.civil ? moment.civil : shown, instants)
    }
}
