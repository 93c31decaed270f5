/// What sort of thing is on the calendar.
public enum EventKind: String, Hashable, Sendable, CaseIterable {
    /// A public meeting of a campaign.
    case rally
    /// Contestants speaking against each other.
    case debate
    /// A programme on a channel.
    case broadcast
    /// An instant by which something must be done.
    case deadline
    /// The time in which campaigning rests.
    case silence
    /// The time in which votes are cast.
    case polling
    /// Anything else.
    case other

    /// Whether it is campaigning: what a campaign period allows and a silence forbids.
    public var isCampaigning: Bool { self == .rally || self == .debate || self == .broadcast }
}

/// Whether an event will take place.
public enum EventStatus: String, Hashable, Sendable, CaseIterable {
    /// It will.
    case confirmed
    /// It may.
    case tentative
    /// It will not.
    case cancelled
    /// It will, at a time not yet known; rules treat it as cancelled.
    case postponed

    /// Whether rules have to do with it: it will or may take place at the time given.
    public var takesPlace: Bool { self == .confirmed || self == .tentative }
}

/// For whom something is.
public enum Audience: String, Hashable, Sendable, CaseIterable {
    /// Everyone.
    case `public`
    /// The campaign's or the broadcaster's own people.
    case staff
}

/// Under which heading airtime is given.
@frozen
public enum AirtimeKind: String, Hashable, Sendable, CaseIterable {
    /// Free time by law.
    case free
    /// Bought time.
    case paid
    /// Time in a debate.
    case debate
    /// Time in the news.
    case news
    /// Time in a programme on current affairs.
    case currentAffairs = "current-affairs"
    /// Anything else.
    case other
}

/// Whether a contestant speaks or is spoken about.
@frozen
public enum AirtimeAct: String, Hashable, Sendable, CaseIterable {
    /// The contestant speaks.
    case speech
    /// The contestant is shown or spoken about.
    case coverage
}

/// Whether airtime is what was foreseen or what went out.
public enum AirtimeMode: String, Hashable, Sendable, CaseIterable {
    /// From the calendar's events, or a planned log.
    case planned
    /// From a log of what was broadcast.
    case aired
}

/// How much a finding or a diagnostic weighs: a note least, an error most.
public enum Severity: String, Hashable, Sendable, CaseIterable, Comparable {
    /// Worth knowing.
    case note
    /// Probably wrong.
    case warning
    /// Wrong.
    case error

    /// Whether `left` weighs less than `right`.
    public static func < (left: Severity, right: Severity) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int {
        switch self {
        case .note: 0
        case .warning: 1
        case .error: 2
        }
    }
}
