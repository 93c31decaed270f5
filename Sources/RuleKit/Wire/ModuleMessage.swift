package import CampaignModel

/// What a module tells its host.
///
/// A module says `hello`, then runs its rules one after the other, each between `ruleStarted` and `ruleFinished`, and
/// ends with `done`. If an option of any rule is wrong it says so and runs none. In mode `describe`, `hello` is followed
/// by `done`, and carries the examples.
package enum ModuleMessage: Hashable, Sendable {
    case hello(protocolVersion: UInt32, rules: [RuleDescription])
    /// An option in the calendar is wrong: its path below the rule's settings, and the nearest key or word there is.
    case optionError(rule: String, path: [String], message: String, nearest: String?)
    case ruleStarted(String)
    /// What a message of the rule that is running says, before a finding uses it.
    case message(MessageIntroduction)
    case finding(WireFinding)
    case ruleFinished(String)
    /// Everything was said.
    case done

    /// What both sides must agree on; counted up with each change of the frames.
    package static let protocolVersion: UInt32 = 2
    /// The most bytes that a frame may have after its length.
    package static let longestFrame = 1 << 20
    /// The most bytes of UTF-8 in a message or a fix; the rest is cut off with an ellipsis.
    package static let longestText = 1 << 16
    /// The most events, contestants or channels that a finding may name, each.
    package static let mostSubjects = 1 << 16
    /// The most notes and the most edits that a finding may have.
    package static let mostNotes = 64
}

/// What a rule is, as the host sees it. Ids are the rule's own part.
package struct RuleDescription: Hashable, Sendable {
    package var id: String
    package var summary: String
    package var reference: String?
    package var severity: Severity
    /// The options and what they are where the calendar does not say.
    package var options: [RuleSettings.Value.Pair]
    /// Empty in mode `check`.
    package var examples: [Example]

    package init(
        id: String, summary: String, reference: String? = nil, severity: Severity = .error,
        options: [RuleSettings.Value.Pair] = [], examples: [Example] = []
    ) {
        self.id = id
        self.summary = summary
        self.reference = reference
        self.severity = severity
        self.options = options
        self.examples = examples
    }
}
