import ZoneInfo

extension SeriesExpansion {
    /// The occurrences that EXDATE leaves out.
    struct LeftOut {
        /// By key, with the place among the exceptions of the event.
        var keys: [Int: Int] = [:]
        /// By the midnight of the day on the clock.
        var days: [Int: Int] = [:]
        var met: Set<Int> = []
        /// The EXDATE lines, each with how many exceptions there are up to its end.
        var lines: [(end: Int, index: Int)] = []
    }

    mutating func readLeftOut() {
        guard !event.exceptions.isEmpty else { return }
        left.lines = linesOfExceptions
        for (index, time) in event.exceptions.enumerated() {
            let (key, isDay) = key(of: time)
            if isDay { left.days[key] = index } else { left.keys[key] = index }
            guard isDate != time.isDate else { continue }
            tell(
                .warning, "ical/exdate-type", at: position(ofException: index),
                isDate
                    ? "an EXDATE of “\(event.shortName)” is a time, and the event has none: its day is left out"
                    : "an EXDATE of “\(event.shortName)” is a date, and the event has a time: what begins on that day "
                        + "is left out",
                fix: "write EXDATE in the form of DTSTART", reference: "RFC 5545, 3.8.5.1")
        }
    }

    mutating func isLeftOut(_ original: Original) -> Bool {
        if let index = left.keys[original.key] {
            left.met.insert(index)
            return true
        }
        guard !left.days.isEmpty, let index = left.days[original.local.dividedDown(by: 86_400) * 86_400] else {
            return false
        }
        left.met.insert(index)
        return true
    }

    /// Tells of an EXDATE in the window that meets no occurrence.
    mutating func noteLeftOut() {
        for (index, time) in event.exceptions.enumerated() where !left.met.contains(index) {
            let instant = expansion.instant(of: time)
            guard instant >= expansion.lower, instant < expansion.upper else { continue }
            let (key, isDay) = key(of: time)
            if isDay ? firstOriginal(onDay: key) != nil : original(of: key) != nil { continue }
            tell(
                .note, "ical/exdate-unmet", at: position(ofException: index),
                "an EXDATE of “\(event.shortName)” meets no occurrence: nothing is left out for it",
                fix: "write the start that the rule gives, on the same clock as DTSTART", reference: "RFC 5545, 3.8.5.1"
            )
        }
    }

    /// The key of the occurrence that an exception replaces; nil where it names a day on which none begins.
    mutating func keyOfReplaced(_ index: Int) -> Int? {
        guard let id = expansion.events[index].recurrenceID else { return nil }
        let (key, isDay) = key(of: id)
        if isDate != id.isDate {
            tell(
                .warning, "ical/recurrence-id-type",
                at: expansion.events[index].component.property("RECURRENCE-ID")?.position
                    ?? expansion.events[index].position,
                isDate
                    ? "the RECURRENCE-ID of “\(event.shortName)” is a time, and the event has none: its day is taken"
                    : "the RECURRENCE-ID of “\(event.shortName)” is a date, and the event has a time: what begins on "
                        + "that day is taken",
                fix: "write RECURRENCE-ID in the form of DTSTART", reference: "RFC 5545, 3.8.4.4")
        }
        guard isDay else { return key }
        return firstOriginal(onDay: key)?.key ?? clock.instant(key)
    }

    /// What a time of EXDATE or RECURRENCE-ID is compared by; `isDay` if it means all that begins on a day.
    private func key(of time: CalendarTime) -> (key: Int, isDay: Bool) {
        if isDate { return (day(of: time), false) }
        return switch time {
        case .date: (time.local, true)
        // A time without a zone is one on the clock of the series.
        case .floating: (clock.instant(time.local), false)
        case .utc, .zoned: (expansion.instant(of: time), false)
        }
    }

    private var linesOfExceptions: [(end: Int, index: Int)] {
        let storage = event.component.storage
        var lines: [(end: Int, index: Int)] = []
        var end = 0
        for line in storage.lines.indices where storage.lines[line].known == .exceptions {
            let commas = storage.text[storage.valueRange(of: line)].count { $0 == UInt8(ascii: ",") }
            end += commas + 1
            lines.append((end, line))
        }
        return lines
    }

    private func position(ofException index: Int) -> TextPosition? {
        var (low, high) = (0, left.lines.count)
        while low < high {
            let middle = (low + high) / 2
            if left.lines[middle].end > index { high = middle } else { low = middle + 1 }
        }
        guard low < left.lines.count else { return nil }
        return CalendarProperty(storage: event.component.storage, index: left.lines[low].index).position
    }
}
