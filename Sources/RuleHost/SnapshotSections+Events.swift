import CampaignModel
import RuleKit
import ZoneInfo

extension SnapshotSections {
    mutating func addEvents() {
        var occurrences = [[Int32]](repeating: [], count: campaign.events.count)
        for (index, occurrence) in campaign.occurrences.enumerated() {
            occurrences[Int(occurrence.event.index)].append(Int32(truncatingIfNeeded: index))
            var row = SnapshotRow<OccurrenceField>()
            row[.event] = occurrence.event.index
            row[.zone] = zone(campaign.zone(of: occurrence))
            row[.isAllDay] = occurrence.isAllDay ? 1 : 0
            row[.status] = occurrence.status.code
            if let original = occurrence.original {
                row[.originalDay] = Int32(truncatingIfNeeded: original.date.daysSince1970)
                row[.originalSecond] = Int32(truncatingIfNeeded: original.time.secondsOfDay)
            }
            row[.isChanged] = occurrence.isChanged ? 1 : 0
            append(row)
        }
        append(campaign.occurrences.map(\.span.start.seconds), to: .occurrenceStarts)
        append(campaign.occurrences.map(\.span.end.seconds), to: .occurrenceEnds)
        for (event, occurrences) in zip(campaign.events, occurrences) { add(event, occurrences) }
    }

    private mutating func add(_ event: Event, _ occurrences: [Int32]) {
        var row = SnapshotRow<EventField>()
        row[.id] = string(event.id)
        row[.name] = name(event.title)
        row.set(.names, .namesCount, to: localized(event.title), in: &self)
        row[.kind] = event.kind.code
        row[.status] = event.status.code
        row[.audience] = event.audience.code
        row[.airtimeKind] = event.airtimeKind.code
        row[.isAllDay] =
            switch event.timing {
            case .days: 1
            case .timed(let start, _): event.kind == .deadline && start.time == .endOfDay ? 1 : 0
            }
        row[.isPerRegion] = event.isPerRegion ? 1 : 0
        row[.isRepeating] = event.recurrence == nil ? 0 : 1
        row[.isEarly] = event.early ? 1 : 0
        row[.writesEnd] = event.writesEnd ? 1 : 0
        row[.isFree] = event.free == true ? 1 : 0
        row[.venue] = event.venue?.index ?? -1
        row[.after] = event.after?.index ?? -1
        row[.replyTo] = event.replyTo?.index ?? -1
        row[.expected] = event.expected.map { Int32(clamping: $0) } ?? -1
        row.set(.channels, .channelsCount, to: event.channels.map(\.index), in: &self)
        row.set(.regions, .regionsCount, to: event.regions.map(\.index), in: &self)
        row.set(.contests, .contestsCount, to: event.contests.map(\.index), in: &self)
        row.set(.contestants, .contestantsCount, to: event.contestants.map(\.index), in: &self)
        row.set(.people, .peopleCount, to: event.people.map(\.index), in: &self)
        row.set(.zones, .zonesCount, to: event.zones.map { zone($0) }, in: &self)
        row.set(.tags, .tagsCount, to: event.tags.map { string($0) }, in: &self)
        let speaking = event.speaking.flatMap { time in
            [time.contestant.index] + Self.halves(time.seconds) + Self.halves(time.offset)
        }
        row.set(.speaking, .speakingCount, to: speaking, in: &self)
        let stages = event.stages.flatMap { [name($0.title)] + Self.halves($0.seconds) + Self.halves($0.each) }
        row.set(.stages, .stagesCount, to: stages, in: &self)
        row[.hasRequested] = event.requested == nil ? 0 : 1
        row.set(.requestedLow, .requestedHigh, to: event.requested?.seconds ?? 0)
        row[.hasAnswered] = event.answered == nil ? 0 : 1
        row.set(.answeredLow, .answeredHigh, to: event.answered?.seconds ?? 0)
        row.set(.occurrences, .occurrencesCount, to: occurrences, in: &self)
        append(row)
    }

    private static func halves(_ number: Int64) -> [Int32] {
        [Int32(truncatingIfNeeded: number), Int32(truncatingIfNeeded: number >> 32)]
    }

    /// Where each log's rows are among those that `AirtimeColumns` writes.
    mutating func addLogs() {
        var firstRow = Int64(campaign.plannedByEvents.count)
        for log in campaign.logsInSnapshotOrder {
            var row = SnapshotRow<LogField>()
            row[.path] = string(log.path)
            row[.mode] = log.mode.code
            row.set(.firstRowLow, .firstRowHigh, to: firstRow)
            row.set(.countLow, .countHigh, to: Int64(log.records.count))
            append(row)
            firstRow += Int64(log.records.count)
        }
    }
}
