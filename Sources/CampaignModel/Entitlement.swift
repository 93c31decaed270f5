/// How airtime is to be shared, as a calendar's `entitlements:` says. The regime is equality among those registered.
package struct Entitlement: Sendable {
    package var id: String
    package var among: Among
    /// Whether each channel is looked at by itself, or all together.
    package var perChannel: Bool
    /// The channels that count; nil for all.
    package var channels: [Ref<Channel>]?
    package var window: AirtimeWindow
    package var tolerance: Tolerance
    /// Whether it says something that this version cannot act on yet (a warning has named it), so that no rule uses it.
    package var isUsable: Bool
    package var provenance: Provenance
    package var place: SourcePlace

    package enum Among: Hashable, Sendable {
        case contest(Ref<Contest>)
        case contestants([Ref<Contestant>])
    }

    package init(
        id: String, among: Among, perChannel: Bool = true, channels: [Ref<Channel>]? = nil,
        window: AirtimeWindow = .campaign,
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
