import CampaignModel
import ZoneInfo

/// Reads spans of civil time (`a/b`, `a/duration`, a day alone) and of the day (`18:00-24:00`).
enum SpanValue {
    /// A span with a start and an end.
    static func span(_ text: some StringProtocol) throws(Complaint) -> CivilSpan {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2 else {
            if parts.count == 1, let day = try? DateValue.date(text) {
                throw Complaint(
                    .span, "“\(text)” is a day, but a span from a start to an end is wanted here",
                    fix: "the end is not in the span; the whole day is \(day)/\(day.adding(days: 1))")
            }
            throw Complaint(
                .span, "“\(text)” is not a span", fix: "write start/end or start/duration: 2023-03-18/2023-03-19")
        }
        let start: CivilDateTime
        do { start = try civil(parts[0]) } catch { throw error.within("", "/\(parts[1])") }
        let end: CivilDateTime
        if parts[1].utf8.count == 5, let time = try? DateValue.time(parts[1]) {
            let same = CivilDateTime(start.date, time)
            let next = CivilDateTime(start.date.adding(days: 1), time)
            throw Complaint(
                .span, "the end, “\(parts[1])”, has no date",
                fix: "write both dates: \(start)/\(same > start ? same : next)")
        }
        if let first = parts[1].first, first == "P" || parts[1].dropFirst(4).first != "-" || !first.isNumber {
            let length: CalendarDuration
            do { length = try DurationValue.duration(parts[1]) } catch { throw error.within("\(start)/", "") }
            end = CivilDateTime(start.date.adding(days: length.days), start.time).adding(seconds: length.seconds)
        } else {
            do { end = try civil(parts[1]) } catch { throw error.within("\(start)/", "") }
        }
        guard start < end, let span = CivilSpan(start: start, end: end) else {
            let isSwapped = end < start && parts[1].contains("-")
            let day = end == start && start.time == .midnight ? "\(start.date)/\(start.date.adding(days: 1))" : nil
            throw Complaint(
                .span, start == end ? "“\(text)” has no length" : "“\(text)” ends before it begins",
                fix: "the end comes after the start and is not in the span: "
                    + (isSwapped ? "\(parts[1])/\(parts[0])" : day ?? "2023-03-18/2023-03-19"))
        }
        return span
    }

    /// A span, or a day alone.
    static func days(_ text: some StringProtocol) throws(Complaint) -> CivilSpan {
        guard !text.contains("/") else { return try span(text) }
        let date = try DateValue.date(text)
        let start = CivilDateTime(date, .midnight)
        guard let span = CivilSpan(start: start, end: CivilDateTime(date.adding(days: 1), .midnight)) else {
            throw Complaint(.date, "\(text) is the last day there is")
        }
        return span
    }

    private static func civil(_ text: some StringProtocol) throws(Complaint) -> CivilDateTime {
        let moment = try DateValue.moment(text)
        guard moment.offset == nil else {
            throw Complaint(
                .span, "“\(text)” has an offset from UTC, but this span holds on the clock of each place",
                fix: "write it without the offset: \(moment.civil)", near: "\(moment.civil)")
        }
        return moment.civil
    }

    /// A part of the day, which may run over midnight.
    static func daySlot(_ text: some StringProtocol, named name: String) throws(Complaint) -> DaySlot {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2 else {
            let day = (try? DateValue.time(text)).map { $0 < .endOfDay ? "\($0)-24:00" : "00:00-24:00" }
            throw Complaint(
                .time, "“\(text)” is not a part of the day", fix: "write start-end: \(day ?? "18:00-24:00")")
        }
        let start: CivilTime
        let end: CivilTime
        do { start = try DateValue.time(parts[0]) } catch {
            let second = (try? DateValue.time(parts[1])).map { "\($0)" } ?? DateValue.near(parts[1])
            throw second.map { error.within("", "-\($0)") } ?? error
        }
        do { end = try DateValue.time(parts[1]) } catch { throw error.within("\(start)-", "") }
        guard start != end, start != .endOfDay else {
            throw Complaint(.time, "“\(text)” has no length", fix: "the whole day is 00:00-24:00")
        }
        return DaySlot(name: name, start: start, end: end)
    }
}
