package import CampaignModel

/// What an import of iCalendar files would do to a calendar: nothing is written before all of it is known to load.
package struct ImportPlan: Sendable {
    package enum Action: String, Sendable, CaseIterable {
        /// It is not in the calendar yet.
        case new
        /// It is, and its source says something else than it did.
        case changed
        /// It is, and its source says what it said.
        case unchanged
        /// Nothing is done about it; the reason says why.
        case skipped
    }

    /// What becomes of one event.
    package struct Item: Sendable {
        package var action: Action
        package var id: String
        package var uid: String
        package var title: String
        /// The source, and the line there; 0 where it is not there any more.
        package var file: String
        package var line: Int
        /// What changed, or why it is skipped; empty for others.
        package var reason = ""
        package var keys: [String] = []
    }

    package var items: [Item] = []
    package var diagnostics: [Diagnostic] = []
    /// The files to write, by path, and their whole content.
    package var writes: [(path: String, bytes: [UInt8])] = []
    /// The files that could be read.
    package var sources: [String] = []
    /// How many venues and people the events bring with them.
    package var venues = 0
    package var people = 0

    package func count(_ action: Action) -> Int { items.count { $0.action == action } }

    /// Whether something was reported as wrong.
    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

/// How events are taken in.
package struct ImportOptions: Sendable {
    package var kind: EventKind
    package var audience: Audience
    /// The IANA name of the clock of times that name none.
    package var zone: String?

    package init(kind: EventKind = .other, audience: Audience = .staff, zone: String? = nil) {
        self.kind = kind
        self.audience = audience
        self.zone = zone
    }
}
