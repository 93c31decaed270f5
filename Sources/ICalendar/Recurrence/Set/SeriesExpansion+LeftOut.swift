import ZoneInfo

extension SeriesExpansion {
    /// The occurrences that EXDATE leaves out.
    struct LeftOut {
        /// By key, with the place among the exceptions of the event.
        var keys: [Int: Int] = [:]
        /// By the midnight of the day on the clock.
        var days: [Int: Int] = [:]
        var met: Set<Int> = []
    }

    mutating func readLeftOut() {
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
            if isDay ? hasOriginal(onDay: key) : original(of: key) != nil { continue }
            tell(
                .note, "ical/exdate-unmet", at: position(ofException: index),
                "an EXDATE of “\(event.shortName)” meets no occurrence: nothing is left out for it",
                fix: "write the start that the rule gives, on the same clock as DTSTART", reference: "RFC 5545, 3.8.5.1"
            )
        }
    }

    private mutating func hasOriginal(onDay day: Int) -> Bool {
        originals(from: day, through: day + 86_399, remarks: false).contains {
            $0.local.dividedDown(by: 86_400) * 86_400 == day
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
        let first = originals(from: key, through: key + 86_399, remarks: false).first {
            $0.local.dividedDown(by: 86_400) * 86_400 == key
        }
        return first?.key ?? clock.instant(key)
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

    private func position(ofException index: Int) -> TextPosition? {
        var rest = index
        for line in event.component.properties("EXDATE") {
            let count = line.value.utf8.count { $0 == UInt8(ascii: ",") } + 1
            if rest < count { return line.position }
            rest -= count
        }
        return position("EXDATE", 0)
    }
}
