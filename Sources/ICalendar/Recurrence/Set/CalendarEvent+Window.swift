package import ZoneInfo

extension CalendarEvent {
    /// Whether the event, by itself, can have an occurrence in a window. Cheap, and never wrongly false.
    ///
    /// For those who read a stream and keep only what they need: what belongs to a UID of which a component has a
    /// RECURRENCE-ID is to be kept whole.
    package func canTouch(_ window: Range<Instant>, defaultZone: Zone) -> Bool {
        guard recurrenceID == nil, dates.isEmpty else { return true }
        let expansion = OccurrenceSet.Expansion([self], in: window, defaultZone: defaultZone, limit: 1)
        let shape = OccurrenceShape(0, expansion)
        guard !rules.isEmpty else {
            return shape.add(at: start.local, original: nil, to: expansion)
        }
        // A day more at both ends than any clock is away from UTC.
        guard start.local < expansion.upper + 2 * 86_400 else { return false }
        return rules.contains { rule in
            guard let until = rule.until else { return true }
            let last: Int =
                switch until {
                case .date(let date): date.daysSince1970 * 86_400 + 86_400
                case .civil(let civil): Int(civil.secondsAsUTC)
                case .instant(let instant): Int(instant.seconds)
                }
            return max(last, start.local) + shape.length.longest + 2 * 86_400 > expansion.lower
        }
    }
}
