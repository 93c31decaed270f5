public import ZoneInfo

extension OccurrenceView {
    /// How long it is, in seconds.
    public var seconds: Int64 { span.seconds }
    /// The days that it has a moment in, on its own clock, in order.
    public var dates: [CivilDate] { zone.dates(of: span) }
    /// Whether it goes on after the midnight of its first day, on its own clock. One that ends at 24:00 does not.
    public var runsOverMidnight: Bool { zone.runsOverMidnight(span) }
}

extension CampaignView {
    /// The occurrences that take somebody's time or place at a known hour, in order of start.
    ///
    /// Deadlines, silence and polling are times, and take nothing; a whole day has no known hour; what is cancelled or
    /// postponed does not take place; what is `free` takes nobody's time.
    public var bookings: [OccurrenceView] {
        occurrences.filter { $0.takesPlace && !$0.isAllDay && $0.event.takesTime }
    }
}

extension EventView {
    /// Whether it takes somebody's time or place: no deadline, silence or polling, and not `free`.
    public var takesTime: Bool {
        switch kind {
        case .deadline, .silence, .polling: false
        case .rally, .debate, .broadcast, .other: !isFree
        }
    }
}
