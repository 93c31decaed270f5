import CampaignModel
import RuleKit

extension SnapshotSections {
    mutating func addContestants() {
        for contest in campaign.contests {
            var row = SnapshotRow<ContestField>()
            row[.id] = string(contest.id)
            row[.name] = name(contest.title)
            row.set(.names, .namesCount, to: localized(contest.title), in: &self)
            row[.region] = contest.region?.index ?? -1
            row[.seats] = contest.seats.map { Int32(clamping: $0) } ?? -1
            row[.system] = string(contest.system)
            append(row)
        }
        for contestant in campaign.contestants {
            var row = SnapshotRow<ContestantField>()
            row[.id] = string(contestant.id)
            row[.name] = name(contestant.name)
            row.set(.names, .namesCount, to: localized(contestant.name), in: &self)
            row[.kind] = contestant.kind.code
            row.set(.contests, .contestsCount, to: contestant.contests.map(\.index), in: &self)
            if case .contestant(let party) = contestant.party { row[.party] = party.index }
            row[.statuses] = count(.statuses)
            row[.statusesCount] = Int32(truncatingIfNeeded: contestant.status.entries.count)
            append(row)
            for entry in contestant.status.entries {
                var row = SnapshotRow<StatusField>()
                row[.status] = entry.status.code
                row[.contest] = entry.contest ?? -1
                append(row)
                append([entry.from.seconds], to: .statusInstants)
            }
        }
        for person in campaign.people {
            var row = SnapshotRow<PersonField>()
            row[.id] = string(person.id)
            row[.name] = name(person.name)
            row.set(.names, .namesCount, to: localized(person.name), in: &self)
            row[.contestant] = person.contestant?.index ?? -1
            append(row)
        }
    }

    mutating func addEntitlements() {
        for entitlement in campaign.entitlements {
            var row = SnapshotRow<EntitlementField>()
            row[.id] = string(entitlement.id)
            switch entitlement.among {
            case .contest(let contest): row[.contest] = contest.index
            case .contestants(let members): row.set(.members, .membersCount, to: members.map(\.index), in: &self)
            }
            row[.isPerChannel] = entitlement.perChannel ? 1 : 0
            row[.hasChannels] = entitlement.channels == nil ? 0 : 1
            row.set(.channels, .channelsCount, to: (entitlement.channels ?? []).map(\.index), in: &self)
            switch entitlement.window {
            case .campaign: row[.window] = 0
            case .day: row[.window] = 1
            case .week: row[.window] = 2
            case .spans(let spans):
                row[.window] = 3
                row.set(.spans, .spansCount, to: spans.flatMap(Self.numbers(of:)), in: &self)
            }
            switch entitlement.tolerance {
            case .points(let hundredths):
                row[.toleranceUnit] = 0
                row.set(.toleranceLow, .toleranceHigh, to: hundredths)
            case .percent(let hundredths):
                row[.toleranceUnit] = 1
                row.set(.toleranceLow, .toleranceHigh, to: hundredths)
            case .seconds(let seconds):
                row[.toleranceUnit] = 2
                row.set(.toleranceLow, .toleranceHigh, to: seconds)
            }
            row[.isUsable] = entitlement.isUsable ? 1 : 0
            append(row)
        }
    }
}
