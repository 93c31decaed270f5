package import CampaignModel
import ZoneInfo

/// A table of airtime for people and for programs.
package struct AirtimeReport: Sendable {
    let table: AirtimeTable
    let campaign: Campaign
    let language: String?

    /// - Parameter language: of names; nil for the campaign's first.
    package init(_ table: AirtimeTable, of campaign: Campaign, language: String? = nil) {
        self.table = table
        self.campaign = campaign
        self.language = language
    }

    func name(_ text: LocalizedText) -> String {
        VisibleText.of(text.text(in: language, fallback: campaign.languages))
    }

    /// Rows and sums as one JSON document.
    package var json: JSONValue {
        let rows = table.rows.map { row in
            JSONValue.object(
                table.by.map { ($0.rawValue, .string(value(of: $0, in: row))) } + [
                    ("seconds", .number(row.seconds)), ("planned", .number(row.planned)),
                    ("share", .string(row.share)), ("entitled", .number(row.entitled)),
                    ("difference", .number(row.difference)),
                ])
        }
        let unfair = table.unfair.map { item in
            JSONValue.object([
                ("contestant", .string(campaign.contestants[item.contestant].id)),
                ("channel", .optional(item.channel.map { campaign.channels[$0].id })),
                ("entitlement", .optional(item.entitlement.map { campaign.entitlements[$0].id })),
                ("from", .optional(item.windowStart?.description)), ("seconds", .number(item.seconds)),
                ("entitled", .number(item.entitled.roundedHalfUp)),
                ("difference", .number(item.differenceInSeconds)),
                ("tolerance", .string(item.tolerance.description)),
            ])
        }
        return .object([
            ("rows", .array(rows)), ("total_seconds", .number(table.totalSeconds)),
            ("shared_seconds", .number(table.sharedSeconds)), ("rows_read", .number(table.rowsRead)),
            ("rows_rejected", .number(table.rowsRejected)), ("rows_left_out", .number(table.rowsLeftOut)),
            ("of", .string(table.mode.rawValue)),
            ("fair", .bool(table.isFair)), ("unfair", .array(unfair)), ("notes", .strings(notes)),
            ("sentence", .string(sentence)),
        ])
    }

    /// Rows as CSV (RFC 4180): a header, lines that end in CR LF.
    package var csv: String {
        let header = table.by.map(\.rawValue) + ["seconds", "planned", "share", "entitled", "difference"]
        let rows = table.rows.map { row in
            table.by.map { value(of: $0, in: row) } + [
                "\(row.seconds)", "\(row.planned)", row.share, "\(row.entitled)", "\(row.difference)",
            ]
        }
        return ([header] + rows).map { $0.map(Self.csvField).joined(separator: ",") + "\r\n" }.joined()
    }

    private static func csvField(_ text: String) -> String {
        let needsQuotes = text.unicodeScalars.contains { $0 == "," || $0 == "\"" || $0 == "\r" || $0 == "\n" }
        guard needsQuotes else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    private func value(of key: AirtimeKey, in row: AirtimeTable.Row) -> String {
        switch key {
        case .contestant: row.contestant.map { campaign.contestants[$0].id } ?? ""
        case .channel: row.channel.map { campaign.channels[$0].id } ?? ""
        case .day: row.day?.description ?? ""
        }
    }
}
