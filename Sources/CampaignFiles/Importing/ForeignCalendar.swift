import CampaignModel
import ICalendar
import ZoneInfo

/// A calendar of others in the words of this format: what an included or imported .ics file becomes.
struct ForeignCalendar {
    /// An entry of `venues:` or `people:` that its events need and the calendar does not have.
    struct Entry {
        var table: EntryTable
        /// Where it is named first.
        var position: TextPosition
    }

    var venues: [Entry] = []
    var people: [Entry] = []
    /// In order of start.
    var events: [ForeignEvent] = []
    /// Events that become no entry, and why.
    var skipped: [(event: CalendarFile.LeftOut, reason: String)] = []
    var diagnostics: [ICalendarDiagnostic] = []
    /// Events that lie wholly outside of the time that was asked for.
    var leftOut = 0
}

/// An event of a foreign calendar: an entry of `events:`, and what tells it apart from the others.
struct ForeignEvent {
    var id = ""
    /// Without its id.
    var table: EntryTable
    /// The UID in the file; of what takes an occurrence's place, that of the series.
    var uid: String
    /// The date of the occurrence that it takes the place of.
    var replaced: String?
    /// Where the component begins.
    var position: TextPosition
    /// When it was changed last, as far as the file says.
    var changed: Instant?
    /// Its first start, to sort by.
    var start: Instant

    /// What it is found by at the next reading.
    var key: String { replaced.map { "\(uid) \($0)" } ?? uid }
}

/// How a foreign calendar is taken in.
struct ForeignOptions {
    var audience = Audience.staff
    /// What is not said otherwise by its categories.
    var kind = EventKind.other
    /// The clock of times that name none; nil: the file's own, else the campaign's.
    var zone: Zone?
    /// Which categories mean which kind, in small letters.
    var kinds: [String: EventKind] = [:]
    /// Only what takes place in this time; nil: everything.
    var window: TimeSpan?
    /// The calendar's own time: repeats without an end are looked at for a year more, those with too many occurrences
    /// from a year before it on.
    var calendar: TimeSpan?
}
