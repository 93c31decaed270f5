public import CampaignModel
public import ZoneInfo

extension VenueView {
    /// The part of a span in which it is closed: on its closed days, and outside of its opening hours.
    public func closedTime(during span: TimeSpan) -> SpanSet {
        let shut = SpanSet(closed.map { $0.on(zone) }).intersection(span)
        guard let opens, let closes else { return shut }
        let open = zone.spans(of: DaySlot(name: "", start: opens, end: closes), in: span)
        return shut.union(open.gaps(in: span))
    }

    /// The part of a span in which it is open.
    public func openTime(during span: TimeSpan) -> SpanSet { closedTime(during: span).gaps(in: span) }
}

extension ChannelView {
    /// The part of a span in which it is off the air.
    public func closedTime(during span: TimeSpan) -> SpanSet {
        SpanSet(closed.map { $0.on(zone) }).intersection(span)
    }

    /// When a slot of its day is, in a span: `channel.time(of: "prime", during: campaign.span)`; empty if it has none such.
    public func time(of slot: String, during span: TimeSpan) -> SpanSet {
        SpanSet(slots.filter { $0.name == slot }.flatMap { zone.spans(of: $0, in: span).spans })
    }
}

extension ContestView {
    /// Those who stand in it and take part at an instant, in the order of the ballot: registered, or reinstated.
    public func contestants(takingPartAt instant: Instant) -> [ContestantView] {
        CampaignView(snapshot).contestants.filter {
            $0.kind != .official && $0.contests.contains(self) && $0.takesPart(at: instant, in: self)
        }
    }
}

extension EntitlementView {
    /// What each was given and owed by this entitlement, by channel and window: `shares(of: campaign.aired)`.
    ///
    /// Empty if it is not `isUsable`.
    public func shares(of airtime: AirtimeView) -> [SharedAirtime.Group] {
        isUsable ? CampaignView(snapshot).shared(airtime, by: [pool]).groups : []
    }
}
