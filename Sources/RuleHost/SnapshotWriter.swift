package import CampaignModel
import RuleKit
import ZoneInfo

/// Writes a campaign as the file that rule modules map. One snapshot serves all modules of a check.
package struct SnapshotWriter {
    private let campaign: Campaign
    private let only: [String]

    /// - Parameter only: the ids of the rules to run, `module/rule`; empty for all that the calendar has not switched off.
    package init(_ campaign: Campaign, only: [String] = []) {
        self.campaign = campaign
        self.only = only
    }

    /// The sections of the file. The same campaign gives the same bytes.
    func sections() -> SnapshotSections {
        var sections = SnapshotSections(campaign)
        sections.addCampaign()
        sections.addPlaces()
        sections.addContestants()
        sections.addEvents()
        sections.addEntitlements()
        sections.addLogs()
        sections.addZones()
        let settings = SnapshotSettings(
            rules: campaign.rules.settings.map { setting in
                SnapshotSettings.Rule(
                    id: setting.rule, isOn: setting.isOn, severity: setting.severity,
                    options: setting.options.map { RuleSettings.Value.Pair(key: $0.key, value: $0.value) })
            }, only: only)
        sections.append(settings.bytes, to: .settings)
        return sections
    }

    /// The whole file in memory.
    package func bytes() -> [UInt8] {
        let sections = sections()
        var file = [UInt8](repeating: 0, count: sections.fileLength)
        file.withUnsafeMutableBytes { file in
            _ = sections.write { bytes, offset in
                UnsafeMutableRawBufferPointer(rebasing: file[offset...]).copyMemory(from: bytes)
                return true
            }
        }
        return file
    }
}
