public import CampaignModel

/// What a rule is called and what it is about.
public struct RuleInfo: Hashable, Sendable {
    /// The rule's own part of its id, in kebab case: `no-rally-after-ten`. The module's part is its folder's name.
    public let id: String
    /// What the rule asks for, in one line: `Rallies end by 22:00`.
    public let summary: String
    /// Where that is written: an article of a law, a contract, a house rule.
    public let reference: String?
    /// How much its findings weigh where neither the calendar nor the finding says otherwise.
    public let severity: Severity

    /// What a rule is called and what it is about.
    public init(id: String, summary: String, reference: String? = nil, severity: Severity = .error) {
        self.id = id
        self.summary = summary
        self.reference = reference
        self.severity = severity
    }
}
