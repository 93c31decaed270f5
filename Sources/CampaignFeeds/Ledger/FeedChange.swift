import ICalendar
import ZoneInfo

/// What subscribers of a feed see change about one of its components.
package struct FeedChange: Sendable {
    /// What becomes of a component.
    package enum Kind: String, Sendable, CaseIterable {
        /// The feed says it for the first time.
        case new
        /// What the feed says of it has changed.
        case changed
        /// It was in the feed, and is said to be cancelled.
        case cancelled
        /// It had been cancelled or gone, and is in the feed again.
        case back
        /// An occurrence that differed is as its series has it again.
        case followsAgain = "follows-again"
        /// That it is cancelled is not said any more: the calendar's time is over.
        case over
        /// It was said to staff alone, and the feed is for the public now: nothing is said of it.
        case withheld
    }

    package let kind: Kind
    package let key: ComponentKey
    /// The version that the feed shows now; the last one, of what it shows no more.
    package let revision: Revision
    private let old: [UInt8]?
    private let new: [UInt8]?

    /// What people are told of the event.
    package struct Details: Hashable, Sendable {
        /// The title, as the feed has it or had it.
        package let title: String
        /// When it begins, as the feed has it or had it: `2023-03-16 20:00 (Asia/Almaty)`.
        package let start: String
        /// What differs, of what was changed or is back.
        package let fields: [Field]
    }

    /// A part of an event that people know by a name.
    package struct Field: Hashable, Sendable {
        /// `title`, `start`, `place`, …; the property's own name for what has none.
        package let name: String
        /// Nil where nothing was said.
        package let old: String?
        package let new: String?
    }

    init(_ kind: Kind, _ key: ComponentKey, _ revision: Revision, old: [UInt8]?, new: [UInt8]?) {
        self.kind = kind
        self.key = key
        self.revision = revision
        self.old = old
        self.new = new
    }

    /// Read from the lines at each call: of ten thousand new events only their number is told.
    package var details: Details {
        let before = FieldTable(old ?? [])
        let after = FieldTable(new ?? [])
        let shown = new == nil ? before : after
        return Details(
            title: shown["title"] ?? "", start: shown["start"] ?? "",
            // Of a cancelled one it is not told what the remainder leaves out.
            fields: kind == .changed || kind == .back ? before.differences(to: after) : [])
    }

    /// The occurrence that is meant, of one that repeats: `2023-03-16 20:00 (Asia/Almaty)`.
    package var occurrence: String? {
        guard let line = SaidLine("RECURRENCE-ID\(key.recurrence)"), !key.recurrence.isEmpty else { return nil }
        return FieldTable.moment(line)
    }

    /// The UID as the calendar has it.
    package var uid: String { SaidLine("UID:\(key.uid)")?.text ?? key.uid }
}
