/// Something to say about a place in an iCalendar file: what is wrong, where, and how to mend it.
package struct ICalendarDiagnostic: Error, Hashable, Sendable {
    package enum Severity: String, Hashable, Sendable, Comparable {
        case note, warning, error

        private var rank: Int {
            switch self {
            case .note: 0
            case .warning: 1
            case .error: 2
            }
        }

        package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }
    }

    package var severity: Severity
    /// Stable and short: `ical/date`.
    package var id: String
    /// Nil where the whole file is meant.
    package var position: TextPosition?
    package var message: String
    /// How to mend it, with an example.
    package var fix: String?
    /// Where the rule is written: `RFC 5545, 3.8.2.2`; empty for what only clients ask.
    package var reference: String

    package init(
        _ severity: Severity, id: String, at position: TextPosition?, message: String, fix: String? = nil,
        reference: String = ""
    ) {
        self.severity = severity
        self.id = id
        self.position = position
        self.message = message
        self.fix = fix
        self.reference = reference
    }
}
