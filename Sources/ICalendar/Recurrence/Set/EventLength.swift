import ZoneInfo

/// How long each occurrence of an event lasts.
enum EventLength {
    /// Whole days; one or more.
    case days(Int)
    /// Seconds from start to end, whatever the clock does between them.
    case exact(Int)
    /// Days on the clock, then seconds.
    case nominal(days: Int, seconds: Int)

    /// The end of what begins at an instant, on the clock of the event.
    func end(after start: Int, on clock: SeriesClock) -> Int {
        switch self {
        case .exact(let seconds): start + seconds
        case .days(let days): clock.instant(clock.local(start) + days * 86_400)
        case .nominal(let days, let seconds):
            max(start, clock.instant(clock.local(start) + days * 86_400) + seconds)
        }
    }

    /// No occurrence is longer, in seconds.
    var longest: Int {
        switch self {
        case .exact(let seconds): seconds
        // The clocks can be set back between start and end.
        case .days(let days): (days + 1) * 86_400
        case .nominal(let days, let seconds): max(0, (days + 1) * 86_400 + seconds)
        }
    }

    /// - Parameter isDate: Whether the event is one of whole days.
    init(_ duration: ICalendarDuration, isDate: Bool) {
        // Nothing that is on a calendar lasts longer than all the years that it has.
        let days = min(max(duration.days, -3_652_060), 3_652_060)
        let seconds = Int(min(max(duration.seconds, -315_537_984_000), 315_537_984_000))
        if isDate {
            self = .days(max(1, days + (seconds + 86_399) / 86_400))
        } else if days == 0 {
            self = .exact(max(0, seconds))
        } else {
            self = .nominal(days: days, seconds: seconds)
        }
    }
}
