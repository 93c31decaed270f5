import ZoneInfo

extension AirtimeTally {
    /// The table with its rows and its verdict, when every record has been counted.
    func finished(_ campaign: Campaign) -> AirtimeTable {
        var table = table
        let owed = owed()
        table.rows = rows(campaign, owed: owed)
        table.totalSeconds = given.values.reduce(0, +)
        table.sharedSeconds = cells.values.reduce(0) { $0 + $1.sharedSeconds }
        table.notRegistered = notRegistered()
        judge(&table)
        return table
    }

    /// What is owed, by the table's keys.
    private func owed() -> [RowKey: Rational] {
        var owed: [RowKey: Rational] = [:]
        for (cell, shares) in cells {
            for share in shares.shares where share.entitled != .zero {
                let key = RowKey(
                    contestant: by.contains(.contestant) ? share.contestant : -1,
                    channel: by.contains(.channel) ? cell.channel : -1, day: cell.day)
                owed[key] = owed[key, default: .zero] + share.entitled
            }
        }
        return owed
    }

    private func rows(_ campaign: Campaign, owed: [RowKey: Rational]) -> [AirtimeTable.Row] {
        var keys = Set(given.keys).union(foreseen.keys).union(owed.keys)
        var groups = Set(keys.map(Self.group))
        if groups.isEmpty, !by.contains(.day) {
            groups = by.contains(.channel) ? Set(campaign.channels.refs.map { RowKey(channel: $0.index) }) : [RowKey()]
        }
        if by.contains(.contestant) {
            for ref in campaign.contestants.refs {
                let contestant = campaign.contestants[ref]
                guard contestant.kind != .official, !contestant.contests.isEmpty else { continue }
                for var key in groups {
                    key.contestant = ref.index
                    keys.insert(key)
                }
            }
        } else {
            keys.formUnion(groups)
        }

        var totals: [RowKey: Int64] = [:]
        for (key, seconds) in given { totals[Self.group(key), default: 0] += seconds }
        return keys.sorted(by: comesBefore).map { key in
            let seconds = given[key, default: 0]
            return AirtimeTable.Row(
                contestant: key.contestant >= 0 ? Ref(Int(key.contestant)) : nil,
                channel: key.channel >= 0 ? Ref(Int(key.channel)) : nil,
                day: key.day == .min ? nil : CivilDate(daysSince1970: Int(key.day)),
                seconds: seconds, planned: foreseen[key, default: 0],
                entitled: owed[key, default: .zero].roundedHalfUp,
                share: Rational.percent(seconds, of: totals[Self.group(key), default: 0]))
        }
    }

    /// What a row's share is a part of: every key but the contestant.
    private static func group(_ key: RowKey) -> RowKey {
        RowKey(contestant: -1, channel: key.channel, day: key.day)
    }

    private func comesBefore(_ left: RowKey, _ right: RowKey) -> Bool {
        for key in table.by {
            switch key {
            case .contestant where left.contestant != right.contestant: return left.contestant < right.contestant
            case .channel where left.channel != right.channel: return left.channel < right.channel
            case .day where left.day != right.day: return left.day < right.day
            default: continue
            }
        }
        return false
    }

    private func notRegistered() -> [AirtimeTable.NotRegistered] {
        var seconds: [RowKey: Int64] = [:]
        for (cell, shares) in cells {
            for share in shares.shares where share.notRegisteredSeconds != 0 {
                seconds[RowKey(contestant: share.contestant, channel: cell.channel), default: 0] +=
                    share.notRegisteredSeconds
            }
        }
        return seconds.sorted { ($0.key.contestant, $0.key.channel) < ($1.key.contestant, $1.key.channel) }.map {
            AirtimeTable.NotRegistered(
                contestant: Ref(Int($0.key.contestant)), channel: Ref(Int($0.key.channel)), seconds: $0.value)
        }
    }

    /// Holds what each contestant had against what it was owed, by pool, channel and window.
    private func judge(_ table: inout AirtimeTable) {
        for group in shared.groups {
            let pool = pools[group.pool]
            if !table.tolerances.contains(pool.tolerance) { table.tolerances.append(pool.tolerance) }
            let seconds = group.sharedSeconds
            for share in group.unfair(by: pool.tolerance) {
                table.unfair.append(
                    AirtimeTable.Deviation(
                        contestant: Ref(Int(share.contestant)), channel: group.channel.map { Ref(Int($0)) },
                        contest: pool.contest.map { Ref(Int($0)) },
                        entitlement: entitlements.indices.contains(group.pool) ? entitlements[group.pool] : nil,
                        windowStart: pool.window.firstDay(of: group.window),
                        seconds: share.sharedSeconds, entitled: share.entitled, shared: seconds,
                        tolerance: pool.tolerance))
            }
        }
    }
}
