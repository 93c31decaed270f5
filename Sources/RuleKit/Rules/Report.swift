public import CampaignModel

/// Where a rule puts what it finds. Each finding is on its way to the host at once.
public struct Report {
    private let rule: String
    private let outlet: Outlet

    /// A report of one rule.
    package init(rule: String, send: @escaping (ModuleMessage) -> Void) {
        self.rule = rule
        outlet = Outlet(send: send)
    }

    /// Reports a finding in plain words, in one language.
    ///
    /// - Parameters:
    ///   - message: what was found, with the arithmetic, for someone who has the calendar in front of them.
    ///   - events: the events that it is about; the first is where the finding points in the calendar.
    ///   - contestants: the contestants that it is about; the first is pointed at where there is no event.
    ///   - channels: the channels that it is about. A finding about nothing in particular points at the campaign.
    ///   - place: where the finding points, if elsewhere: at a venue, an entitlement.
    ///   - severity: where this one weighs other than the rule's findings do.
    ///   - notes: other places that belong to it, at most 64.
    ///   - fix: the smallest change to the calendar that mends it, in words.
    ///   - edits: the same as changes that `keste check --fix` can make: all together, or none.
    public func finding(
        _ message: String, events: [EventView] = [], contestants: [ContestantView] = [],
        channels: [ChannelView] = [], at place: (any CalendarEntry)? = nil, severity: Severity? = nil,
        notes: [Note] = [], fix: String? = nil, edits: [Edit] = []
    ) {
        send(
            .plain(message), events: events, contestants: contestants, channels: channels, place: place,
            severity: severity, notes: notes, fix: fix, edits: edits)
    }

    /// Reports a finding as a message, of which the text is made in the language of who reads it.
    ///
    /// - Parameters:
    ///   - message: what was found; it may say in `fix` how to mend it.
    ///   - events: the events that it is about; the first is where the finding points in the calendar.
    ///   - contestants: the contestants that it is about; the first is pointed at where there is no event.
    ///   - channels: the channels that it is about. A finding about nothing in particular points at the campaign.
    ///   - place: where the finding points, if elsewhere: at a venue, an entitlement.
    ///   - severity: where this one weighs other than the rule's findings do.
    ///   - notes: other places that belong to it, at most 64.
    ///   - edits: changes that `keste check --fix` can make: all together, or none.
    public func finding<Message: FindingMessage>(
        _ message: Message, events: [EventView] = [], contestants: [ContestantView] = [],
        channels: [ChannelView] = [], at place: (any CalendarEntry)? = nil, severity: Severity? = nil,
        notes: [Note] = [], edits: [Edit] = []
    ) {
        outlet.introduce(MessageKind(Message.self))
        send(
            message.wireText, events: events, contestants: contestants, channels: channels, place: place,
            severity: severity, notes: notes, fix: nil, edits: edits)
    }

    private func send(
        _ text: WireText, events: [EventView], contestants: [ContestantView], channels: [ChannelView],
        place: (any CalendarEntry)?, severity: Severity?, notes: [Note], fix: String?, edits: [Edit]
    ) {
        for case let kind? in notes.map(\.kind) { outlet.introduce(kind) }
        outlet.send(
            .finding(
                WireFinding(
                    rule: rule, severity: severity, text: text, events: events.map(\.index),
                    contestants: contestants.map(\.index), channels: channels.map(\.index), fix: fix,
                    place: place?.findingPlace.place, notes: notes.map(\.note), edits: edits.map(\.edit))))
    }

    /// The way to the host, which remembers what it has heard of.
    private final class Outlet {
        let send: (ModuleMessage) -> Void
        private var introduced: Set<ObjectIdentifier> = []

        init(send: @escaping (ModuleMessage) -> Void) {
            self.send = send
        }

        /// Tells the host of a message before it is used.
        func introduce(_ kind: MessageKind) {
            if introduced.insert(kind.type).inserted { send(.message(kind.introduction())) }
        }
    }
}
