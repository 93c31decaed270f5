package import CampaignModel

/// What the host itself finds: words of the calendar, or of a baseline, that do nothing.
package enum HostRule: String, CaseIterable, Sendable {
    /// A suppression that meets no finding.
    case unusedSuppression = "keste/unused-suppression"
    /// A suppression whose last day is over.
    case expiredSuppression = "keste/expired-suppression"
    /// A setting of a rule that is not run.
    case unusedSetting = "keste/unused-setting"
    /// An entry of a baseline that is not found any more.
    case staleBaseline = "keste/stale-baseline"

    static let module = "keste"

    package var id: String { rawValue }

    /// In one line, as a rule module says it of its rules.
    package var summary: String {
        switch self {
        case .unusedSuppression: "Each suppression meets a finding"
        case .expiredSuppression: "No suppression is kept after its last day"
        case .unusedSetting: "Each setting is of a rule that is run"
        case .staleBaseline: "Each entry of the baseline is still found"
        }
    }

    /// All weigh as errors: else a check that ends well would keep words that nobody needs, and that will one day hide
    /// something new.
    package var severity: Severity { .error }

    /// The severity that the calendar sets; nil where it turns the rule off.
    func severity(in campaign: Campaign) -> Severity? {
        guard let setting = campaign.rules.settings.last(where: { $0.rule == id }) else { return severity }
        return setting.isOn ? setting.severity ?? severity : nil
    }
}
