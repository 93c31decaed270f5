/// The fields of a table's rows; `rawValue` counts them.
package protocol SnapshotField: RawRepresentable<Int>, CaseIterable, Sendable {
    static var section: SnapshotSection { get }
}

extension SnapshotField {
    package static var stride: Int { allCases.count * 4 }
}

// Where a field is followed by `…Count`, the two are a list in the pool. A civil moment is a day since 1970 and a second
// of that day; a civil span is two of them; seconds are two halves, the lower one first.

package enum CampaignField: Int, SnapshotField {
    case id, title, titles, titlesCount, languages, languagesCount, zone
    case period, silence, polling
    case spanStartLow, spanStartHigh, spanEndLow, spanEndHigh
    case plannedLow, plannedHigh, hasAiredLog
    package static let section = SnapshotSection.campaign
}

package enum ZoneField: Int, SnapshotField {
    case identifier, offset, isDaylightSaving, abbreviation, changes, changesCount
    package static let section = SnapshotSection.zones
}

package enum ZoneChangeField: Int, SnapshotField {
    case offset, isDaylightSaving, abbreviation
    package static let section = SnapshotSection.zoneChanges
}

package enum RegionField: Int, SnapshotField {
    case id, name, names, namesCount, zone, polling
    package static let section = SnapshotSection.regions
}

package enum ContestField: Int, SnapshotField {
    case id, name, names, namesCount, region, seats, system
    package static let section = SnapshotSection.contests
}

package enum ContestantField: Int, SnapshotField {
    case id, name, names, namesCount, kind, contests, contestsCount, party, statuses, statusesCount
    package static let section = SnapshotSection.contestants
}

package enum StatusField: Int, SnapshotField {
    case status, contest
    package static let section = SnapshotSection.statuses
}

package enum PersonField: Int, SnapshotField {
    case id, name, names, namesCount, contestant
    package static let section = SnapshotSection.people
}

package enum ChannelField: Int, SnapshotField {
    case id, name, names, namesCount, kind, owner, zone, region, slots, slotsCount, closed, closedCount
    package static let section = SnapshotSection.channels
}

package enum VenueField: Int, SnapshotField {
    case id, name, names, namesCount, kind, zone, region, capacity, setupLow, setupHigh, teardownLow, teardownHigh
    case openStart, openEnd, closed, closedCount, latitude, longitude
    package static let section = SnapshotSection.venues
}

package enum EventField: Int, SnapshotField {
    case id, name, names, namesCount, kind, status, audience, airtimeKind
    case isAllDay, isPerRegion, isRepeating, isEarly, isFree, writesEnd
    case venue, after, replyTo, expected
    case channels, channelsCount, regions, regionsCount, contests, contestsCount
    case contestants, contestantsCount, people, peopleCount, zones, zonesCount, tags, tagsCount
    case speaking, speakingCount, stages, stagesCount
    case hasRequested, requestedLow, requestedHigh, hasAnswered, answeredLow, answeredHigh
    case occurrences, occurrencesCount
    package static let section = SnapshotSection.events
}

package enum OccurrenceField: Int, SnapshotField {
    case event, zone, isAllDay, status, originalDay, originalSecond, isChanged
    package static let section = SnapshotSection.occurrences
}

package enum LogField: Int, SnapshotField {
    case path, mode, firstRowLow, firstRowHigh, countLow, countHigh
    package static let section = SnapshotSection.logs
}

package enum EntitlementField: Int, SnapshotField {
    case id, contest, members, membersCount, isPerChannel, hasChannels, channels, channelsCount
    case window, spans, spansCount, toleranceUnit, toleranceLow, toleranceHigh, isUsable
    package static let section = SnapshotSection.entitlements
}
