public import ZoneInfo

/// Where a contestant stands with the election commission.
public enum ContestantStatus: String, Hashable, Sendable, CaseIterable {
    /// Put forward, not yet decided on.
    case nominated
    /// On the ballot.
    case registered
    /// Not admitted.
    case refused
    /// Taken off the ballot after it was registered.
    case excluded
    /// Back on the ballot, by a court or the commission.
    case reinstated
    /// Gone of its own accord.
    case withdrawn

    /// Whether one with this status takes part, and is owed a share of airtime.
    public var takesPart: Bool { self == .registered || self == .reinstated }
}

/// What status a contestant had at each time. One without entries is registered from the start.
public struct StatusHistory: Hashable, Sendable {
    /// From an instant on, a status; for one contest, or for all.
    public struct Entry: Hashable, Sendable {
        /// The new status.
        public let status: ContestantStatus
        /// The first instant at which it holds.
        public let from: Instant
        /// The index of the contest that it is about; nil for all in which the contestant stands.
        public let contest: Int32?

        /// A status from an instant on.
        public init(_ status: ContestantStatus, from: Instant, contest: Int32? = nil) {
            self.status = status
            self.from = from
            self.contest = contest
        }
    }

    /// The entries in order of time; of two at one instant the later in the calendar counts.
    public let entries: [Entry]

    /// A history; entries are put in order of time.
    public init(_ entries: [Entry] = []) {
        self.entries = entries.enumerated()
            .sorted { ($0.element.from, $0.offset) < ($1.element.from, $1.offset) }
            .map(\.element)
    }

    /// The status at an instant in a contest; with nil every entry counts, whichever contest it is about.
    ///
    /// One without entries about the contest is registered from the start. What it was before its first entry, that
    /// entry tells: registered before it is excluded or withdrawn, excluded before it is reinstated, else nominated.
    public func status(at instant: Instant, contest: Int32?) -> ContestantStatus {
        let relevant = entries.filter { $0.contest == nil || contest == nil || $0.contest == contest }
        guard let first = relevant.first else { return .registered }
        if let current = relevant.last(where: { $0.from <= instant }) { return current.status }
        switch first.status {
        case .excluded, .withdrawn: return .registered
        case .reinstated: return .excluded
        case .nominated, .registered, .refused: return .nominated
        }
    }

    /// Whether it takes part in a contest at an instant: registered, or reinstated. Nil as for `status(at:contest:)`.
    public func takesPart(at instant: Instant, in contest: Int32?) -> Bool {
        status(at: instant, contest: contest).takesPart
    }

    /// The instants at which an entry about a contest begins to hold, rising; with nil those of every entry.
    public func changes(in contest: Int32?) -> [Instant] {
        entries.filter { $0.contest == nil || contest == nil || $0.contest == contest }.map(\.from)
    }
}
