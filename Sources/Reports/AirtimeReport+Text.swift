import CampaignModel
import ZoneInfo

extension AirtimeReport {
    /// The table with bars, in at most 80 columns, then what was left out, then one sentence.
    package var text: String {
        var text = VisibleText.of(campaign.title.text(in: language, fallback: campaign.languages)) + "\n"
        for group in groups {
            text += "\n\(group.title)\n\(header)"
            let longest = group.rows.map { max($0.seconds, $0.entitled) }.max() ?? 0
            for row in group.rows where !isBlank(row) { text += line(row, longest: longest) }
            text += blankLine(group.rows)
        }
        if table.rows.isEmpty { text += "\nThere is no airtime on any day.\n" }
        text += "\n\(closing)\n"
        return text
    }

    private struct Group {
        var title: String
        var rows: [AirtimeTable.Row]
    }

    /// Rows that agree in every key but the contestant, in the order in which the table has them.
    private var groups: [Group] {
        guard table.by.contains(.contestant) else {
            return table.rows.isEmpty ? [] : [Group(title: title(nil), rows: table.rows)]
        }
        struct Key: Hashable, Comparable {
            var channel: Int32
            var day: Int
            static func < (left: Key, right: Key) -> Bool { (left.channel, left.day) < (right.channel, right.day) }
        }
        let byKey = Dictionary(grouping: table.rows) { row in
            Key(channel: row.channel?.index ?? -1, day: row.day?.daysSince1970 ?? 0)
        }
        return byKey.sorted { $0.key < $1.key }.map { Group(title: title($0.value.first), rows: $0.value) }
    }

    private func title(_ row: AirtimeTable.Row?) -> String {
        let channel = row?.channel.map { name(campaign.channels[$0].name) }
        let all = table.by.contains(.channel) ? "By channel" : "All channels"
        let parts = [channel ?? all, row?.day?.description]
        return parts.compactMap(\.self).joined(separator: ", ")
    }

    private static let widths = (name: 22, clock: 8, share: 8, bar: 12)

    private var header: String {
        let widths = Self.widths
        let columns = [
            DisplayWidth.pad("", to: widths.name), right(table.mode.rawValue),
            table.mode == .planned ? nil : right("planned"),
            DisplayWidth.pad("share", to: widths.share, right: true), DisplayWidth.pad("", to: widths.bar),
            right("due"), right("+ or -"),
        ]
        return Self.trimmed(columns.compactMap(\.self).joined(separator: " ")) + "\n"
    }

    private func right(_ text: String) -> String { DisplayWidth.pad(text, to: Self.widths.clock, right: true) }

    private func line(_ row: AirtimeTable.Row, longest: Int64) -> String {
        let widths = Self.widths
        let sign = row.difference > 0 ? "+" : row.difference < 0 ? "-" : ""
        let columns = [
            DisplayWidth.pad(label(row), to: widths.name), right(Spoken.clock(row.seconds)),
            table.mode == .planned ? nil : right(Spoken.clock(row.planned)),
            DisplayWidth.pad("\(row.share)%", to: widths.share, right: true),
            DisplayWidth.pad(Bar.text(row.seconds, of: longest, width: widths.bar), to: widths.bar),
            right(Spoken.clock(row.entitled)),
            right(sign + Spoken.clock(Int64(clamping: row.difference.magnitude))),
        ]
        return Self.trimmed(columns.compactMap(\.self).joined(separator: " ")) + "\n"
    }

    private func label(_ row: AirtimeTable.Row) -> String {
        if let contestant = row.contestant { return name(campaign.contestants[contestant].name) }
        let channel = row.channel.map { name(campaign.channels[$0].name) }
        // The day comes first: a name that is too long for the column must not hide it.
        let parts = [row.day?.description, channel].compactMap(\.self)
        return parts.isEmpty ? "in all" : parts.joined(separator: " ")
    }

    /// Whether a row says only that there was nothing and nothing was due.
    private func isBlank(_ row: AirtimeTable.Row) -> Bool {
        row.contestant != nil && row.seconds == 0 && row.planned == 0 && row.entitled == 0
    }

    /// One line for all that had nothing and were due nothing: on a national channel, the candidates of every district.
    private func blankLine(_ rows: [AirtimeTable.Row]) -> String {
        let names = rows.filter(isBlank).compactMap { row in row.contestant.map { name(campaign.contestants[$0].name) }
        }
        guard !names.isEmpty else { return "" }
        return Self.wrapped("0:00, and nothing due: " + names.joined(separator: ", ")) + "\n"
    }

    private static func trimmed(_ text: String) -> String {
        var text = text
        while text.last == " " { text.removeLast() }
        return text
    }

    private static func wrapped(_ text: String) -> String { DisplayWidth.wrap(text) }
}
