import CampaignModel
import RuleKit
import ZoneInfo

extension SnapshotSections {
    mutating func addCampaign() {
        var row = SnapshotRow<CampaignField>()
        row[.id] = string(campaign.id)
        row[.title] = name(campaign.title)
        row.set(.titles, .titlesCount, to: localized(campaign.title), in: &self)
        let languages = campaign.languages.map { string($0) }
        row.set(.languages, .languagesCount, to: languages, in: &self)
        row[.zone] = zone(campaign.zone)
        row[.period] = span(campaign.period)
        row[.silence] = span(campaign.silence)
        row[.polling] = span(campaign.polling)
        row.set(.spanStartLow, .spanStartHigh, to: campaign.span.start.seconds)
        row.set(.spanEndLow, .spanEndHigh, to: campaign.span.end.seconds)
        row.set(.plannedLow, .plannedHigh, to: Int64(campaign.planned.count))
        row[.hasAiredLog] = campaign.hasAiredLog ? 1 : 0
        append(row)
    }

    mutating func addPlaces() {
        for region in campaign.regions {
            var row = SnapshotRow<RegionField>()
            row[.id] = string(region.id)
            row[.name] = name(region.name)
            row.set(.names, .namesCount, to: localized(region.name), in: &self)
            row[.zone] = zone(region.zone ?? campaign.zone)
            row[.polling] = span(region.polling)
            append(row)
        }
        for reference in campaign.channels.refs {
            let channel = campaign.channels[reference]
            var row = SnapshotRow<ChannelField>()
            row[.id] = string(channel.id)
            row[.name] = name(channel.name)
            row.set(.names, .namesCount, to: localized(channel.name), in: &self)
            row[.kind] = channel.kind.code
            row[.owner] = string(channel.owner)
            row[.zone] = zone(campaign.zone(of: reference))
            row[.region] = channel.region?.index ?? -1
            let slots = (channel.slots ?? campaign.slots).flatMap { slot in
                [string(slot.name), Int32(slot.start.secondsOfDay), Int32(slot.end.secondsOfDay)]
            }
            row.set(.slots, .slotsCount, to: slots, in: &self)
            row.set(.closed, .closedCount, to: channel.closed.flatMap(Self.numbers(of:)), in: &self)
            append(row)
        }
        for reference in campaign.venues.refs { addVenue(reference) }
    }

    private mutating func addVenue(_ reference: Ref<Venue>) {
        let venue = campaign.venues[reference]
        var row = SnapshotRow<VenueField>()
        row[.id] = string(venue.id)
        row[.name] = name(venue.name)
        row.set(.names, .namesCount, to: localized(venue.name), in: &self)
        row[.kind] = string(venue.kind)
        row[.zone] = zone(campaign.zone(of: reference))
        row[.region] = venue.region?.index ?? -1
        row[.capacity] = venue.capacity.map { Int32(clamping: $0) } ?? -1
        row.set(.setupLow, .setupHigh, to: venue.setup)
        row.set(.teardownLow, .teardownHigh, to: venue.teardown)
        row[.openStart] = venue.open.map { Int32($0.start.secondsOfDay) } ?? -1
        row[.openEnd] = venue.open.map { Int32($0.end.secondsOfDay) } ?? -1
        row.set(.closed, .closedCount, to: venue.closed.flatMap(Self.numbers(of:)), in: &self)
        row[.latitude] = string(venue.geo?.latitude)
        row[.longitude] = string(venue.geo?.longitude)
        append(row)
    }

    /// The zones that were met so far, as they are from two years before the calendar's span to two years after it.
    mutating func addZones() {
        let margin: Int64 = 2 * 366 * 86_400
        let range = campaign.span.start - margin..<campaign.span.end + margin
        for zone in zones {
            let initial = zone.period(at: range.lowerBound)
            let changes = zone.changes(in: range)
            var row = SnapshotRow<ZoneField>()
            row[.identifier] = string(zone.identifier)
            row[.offset] = initial.offset.seconds
            row[.isDaylightSaving] = initial.isDaylightSaving ? 1 : 0
            row[.abbreviation] = string(initial.abbreviation)
            row[.changes] = count(.zoneChanges)
            row[.changesCount] = Int32(truncatingIfNeeded: changes.count)
            append(row)
            for change in changes {
                var row = SnapshotRow<ZoneChangeField>()
                row[.offset] = change.after.offset.seconds
                row[.isDaylightSaving] = change.after.isDaylightSaving ? 1 : 0
                row[.abbreviation] = string(change.after.abbreviation)
                append(row)
                append([change.instant.seconds], to: .zoneChangeInstants)
            }
        }
    }
}
