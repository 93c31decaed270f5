public import CampaignModel
import ZoneInfo

/// How airtime is to be shared, as the calendar's `entitlements:` says.
@frozen
public struct EntitlementView: CampaignElement {
    @usableFromInline let snapshot: Snapshot
    /// The index in `entitlements`.
    public let index: Int32

    /// The entitlement at an index.
    public init(_ snapshot: Snapshot, _ index: Int32) {
        self.snapshot = snapshot
        self.index = index
    }
}

extension EntitlementView {
    /// The entitlement's id.
    public var id: String { snapshot.text(snapshot[index, EntitlementField.id]) }
    /// The contest among whose contestants airtime is shared; nil where the calendar lists them.
    public var contest: ContestView? {
        let other = snapshot[index, EntitlementField.contest]
        return other < 0 ? nil : ContestView(snapshot, other)
    }
    /// The contestants that the calendar lists; empty where it names a contest.
    public var contestants: Views<ContestantView> {
        Views(snapshot.list(index, EntitlementField.members, .membersCount), in: snapshot)
    }
    /// Whether each channel is looked at by itself, or all together.
    public var isPerChannel: Bool { snapshot[index, EntitlementField.isPerChannel] == 1 }
    /// The channels that count; nil for all.
    public var channels: Views<ChannelView>? {
        guard snapshot[index, EntitlementField.hasChannels] == 1 else { return nil }
        return Views(snapshot.list(index, EntitlementField.channels, .channelsCount), in: snapshot)
    }
    /// Over which time airtime is added up.
    public var window: AirtimeWindow {
        switch snapshot[index, EntitlementField.window] {
        case 1: .day
        case 2: .week
        case 3: .spans(snapshot.civilSpans(snapshot.list(index, EntitlementField.spans, .spansCount)))
        default: .campaign
        }
    }
    /// How far airtime may be from a share and still count as fair.
    public var tolerance: Tolerance {
        let number = snapshot.long(index, EntitlementField.toleranceLow, .toleranceHigh)
        return switch snapshot[index, EntitlementField.toleranceUnit] {
        case 1: .percent(hundredths: number)
        case 2: .seconds(number)
        default: .points(hundredths: number)
        }
    }
    /// Whether this version can act on all that it says; a warning has named what it cannot.
    public var isUsable: Bool { snapshot[index, EntitlementField.isUsable] == 1 }
}
