public import CampaignModel
public import ZoneInfo

/// Lengths, times and lists as messages to people write them.
public enum Wording {
    /// A length of airtime, always with its seconds below an hour: `45 s`, `9 min 0 s`, `1 h 5 min`.
    public static func airtime(_ seconds: Int64) -> String {
        (seconds < 0 ? "-" : "") + Spoken.airtime(seconds)
    }

    /// A length of time without its empty parts: `45 s`, `30 min`, `1 h 5 min`, `2 h`.
    public static func duration(_ seconds: Int64) -> String {
        english.duration(seconds)
    }

    /// A date with its day of the week: `Thursday 16 March 2023`.
    public static func date(_ date: CivilDate) -> String {
        english.date(date)
    }

    /// A moment on some clock: `Thursday 16 March 2023, 20:00`.
    public static func moment(_ moment: CivilDateTime) -> String {
        english.moment(moment)
    }

    /// An instant on the clock of a place: `Thursday 16 March 2023, 20:00`.
    public static func moment(_ instant: Instant, in zone: Zone) -> String {
        moment(zone.civil(at: instant))
    }

    /// The time of the day on the clock of a place, and which clock: `18:00 (Asia/Oral)`.
    public static func time(_ instant: Instant, in zone: Zone) -> String {
        "\(zone.civil(at: instant).time) (\(zone.identifier))"
    }

    /// A span on the clock of a place: `Tuesday 21 February 2023, 18:00–19:00`.
    public static func span(_ span: TimeSpan, in zone: Zone) -> String {
        let (start, end) = (zone.civil(at: span.start), zone.civil(at: span.end))
        return span.isEmpty ? moment(start) : english.span(start, end)
    }

    /// When an occurrence is, on its own clock; of whole days the dates alone, of a deadline on a date its 24:00.
    public static func occurrence(_ occurrence: OccurrenceView) -> String {
        guard occurrence.isAllDay else {
            let start = occurrence.civilStart
            let isEndOfDay = occurrence.span.isEmpty && start.time == .midnight && occurrence.event.isAllDay
            return isEndOfDay
                ? moment(CivilDateTime(start.date.adding(days: -1), .endOfDay))
                : span(occurrence.span, in: occurrence.zone)
        }
        let first = occurrence.civilStart.date
        let last = occurrence.civilEnd.date.adding(days: -1)
        return last <= first ? date(first) : "\(date(first)) – \(date(last))"
    }

    /// A list in a sentence: `a, b and c`.
    public static func list(_ words: [String]) -> String {
        english.list(words)
    }

    /// A number and what is counted: `1 row`, `3 rows`.
    public static func count(_ number: Int, _ word: String, plural: String? = nil) -> String {
        Spoken.count(number, word, plural)
    }

    private static let english = LanguageWords("en")
}
