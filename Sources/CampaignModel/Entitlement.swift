/// How far airtime may be from an entitlement and still count as fair.
public enum Tolerance: Hashable, Sendable {
    /// Points of share, in hundredths: `1 point` is 100.
    case points(hundredths: Int64)
    /// Percent of the entitlement, in hundredths: `5%` is 500.
    case percent(hundredths: Int64)
    /// Seconds.
    case seconds(Int64)

    /// What holds where the calendar does not say: one point of share.
    public static let standard = Tolerance.points(hundredths: 100)
}

/// How airtime is to be shared, as a calendar's `entitlements:` says. The regime is equality among those registered.
package struct Entitlement: Sendable {
    package var id: String
    package var among: Among
    /// Whether each channel is looked at by itself, or all together.
    package var perChannel: Bool
    /// The channels that count; nil for all.
    package var channels: [Ref<Channel>]?
    package var window: Window
    package var tolerance: Tolerance
    /// Whether it says something that this version cannot act on yet (a warning has named it), so that no rule uses it.
    package var isUsable: Bool
    package var provenance: Provenance
    package var place: SourcePlace

    package enum Among: Hashable, Sendable {
        case contest(Ref<Contest>)
        case contestants([Ref<Contestant>])
    }

    package enum Window: Hashable, Sendable {
        /// The campaign's period as one.
        case campaign
        /// Each day by itself, on the channel's clock.
        case day
        /// Each week from Monday.
        case week
        /// Spans of the calendar's own.
        case spans([CivilSpan])
    }

    package init(
        id: String, among: Among, perChannel: Bool = true, channels: [Ref<Channel>]? = nil, window: Window = .campaign,
        tolerance: Tolerance = .standard, isUsable: Bool = true, provenance: Provenance = Provenance(),
        place: SourcePlace
    ) {
        self.id = id
        self.among = among
        self.perChannel = perChannel
        self.channels = channels
        self.window = window
        self.tolerance = tolerance
        self.isUsable = isUsable
        self.provenance = provenance
        self.place = place
    }
}
