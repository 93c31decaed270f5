package import CampaignModel

/// Writes a campaign as the file that rule modules map. One snapshot serves all modules of a check.
package struct SnapshotWriter {
    private let campaign: Campaign
    private let only: [String]

    /// - Parameter only: the ids of the rules to run, `module/rule`; empty for all that the calendar has not switched off.
    package init(_ campaign: Campaign, only: [String] = []) {
        self.campaign = campaign
        self.only = only
    }

    /// The whole file. The same campaign gives the same bytes.
    package func bytes() -> [UInt8] {
        []
    }
}
