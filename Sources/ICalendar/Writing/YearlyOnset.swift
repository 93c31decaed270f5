import ZoneInfo

/// A change of a zone as a definition writes it: on the clock as it was before, one of a row of years or alone.
struct YearlyOnset {
    let change: ZoneChange
    /// On the clock as it was before the change.
    let start: CivilDateTime
    /// Whether it is written as DAYLIGHT: where the clock goes forward to its daylight saving time.
    ///
    /// In Ireland and Morocco the database calls winter time, or that of Ramadan, daylight saving of less than nothing.
    /// Other programs' definitions do not, and readers do not expect it, so there the time after the clock is put
    /// forward is the daylight saving time.
    let isDaylight: Bool

    init(_ change: ZoneChange) {
        self.change = change
        let (before, after) = (change.before, change.after)
        start = CivilDateTime(secondsAsUTC: change.instant.seconds + Int64(before.offset.seconds))
        isDaylight =
            before.isDaylightSaving == after.isDaylightSaving || before.offset == after.offset
            ? after.isDaylightSaving : after.offset.seconds > before.offset.seconds
    }

    /// Whether both are the same change in two years, as far as a single date can show.
    func recurs(as other: YearlyOnset) -> Bool {
        isDaylight == other.isDaylight && change.before.offset == other.change.before.offset
            && change.after.offset == other.change.after.offset
            && change.after.abbreviation == other.change.after.abbreviation && start.time == other.start.time
            && start.date.month == other.start.date.month && start.date.weekday == other.start.date.weekday
    }
}
