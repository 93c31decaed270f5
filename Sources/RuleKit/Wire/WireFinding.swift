package import CampaignModel

/// A finding on its way. Indices are as the module sent them: the host checks each against the campaign.
package struct WireFinding: Hashable, Sendable {
    /// The rule's own part of its id.
    package var rule: String
    /// Where this finding weighs other than the rule's usual.
    package var severity: Severity?
    package var text: WireText
    package var events: [Int32]
    package var contestants: [Int32]
    package var channels: [Int32]
    /// In plain words; nil where the message says how to mend it, or nobody does.
    package var fix: String?
    /// Where the finding points; nil for the first event, else the first contestant, else the first channel, else the
    /// campaign.
    package var place: WirePlace?
    package var notes: [WireNote]
    package var edits: [WireEdit]

    package init(
        rule: String, severity: Severity? = nil, text: WireText, events: [Int32] = [], contestants: [Int32] = [],
        channels: [Int32] = [], fix: String? = nil, place: WirePlace? = nil, notes: [WireNote] = [],
        edits: [WireEdit] = []
    ) {
        self.rule = rule
        self.severity = severity
        self.text = text
        self.events = events
        self.contestants = contestants
        self.channels = channels
        self.fix = fix
        self.place = place
        self.notes = notes
        self.edits = edits
    }

    /// A finding in plain words.
    package init(
        rule: String, severity: Severity? = nil, message: String, events: [Int32] = [], contestants: [Int32] = [],
        channels: [Int32] = [], fix: String? = nil, place: WirePlace? = nil
    ) {
        self.init(
            rule: rule, severity: severity, text: .plain(message), events: events, contestants: contestants,
            channels: channels, fix: fix, place: place)
    }
}
