import CampaignModel
import Reports

/// A check of the small campaign: two findings, and one that is suppressed.
enum SmallCheck {
    static func make() -> CheckReport {
        let place = SmallCampaign.place
        var report = CheckReport(
            version: "0.0.0", campaign: SmallCampaign.make(),
            findings: [
                Finding(
                    severity: .error, rule: "quiet-hours/late", message: "too late", contestants: [Ref(1)],
                    place: place, fix: "end at 22:00"),
                Finding(severity: .note, rule: "a/b", message: "\"odd\"", place: place),
            ])
        report.modules = [.init(name: "QuietHours", id: "quiet-hours", status: "ok", detail: "", milliseconds: 4)]
        report.rules = [
            .init(id: "quiet-hours/late", summary: "Rallies end by 22:00"), .init(id: "a/b", summary: "Nothing is odd"),
        ]
        report.suppressions = [
            .init(rule: "a/b", reason: "agreed", until: nil, place: place, met: 1, isOver: false)
        ]
        report.setAside = [
            .init(
                Finding(severity: .error, rule: "a/b", message: "known", channels: [Ref(0)], place: place),
                suppression: 0)
        ]
        return report
    }
}
