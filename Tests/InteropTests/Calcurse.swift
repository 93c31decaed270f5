import CampaignModel
import Foundation
import ZoneInfo

/// calcurse: another calendar for the terminal, in Debian, which keeps no UIDs.
enum Calcurse {
    /// What it shows once it has imported a feed: `start end title` in seconds, and a line for each whole day.
    static func read(_ feed: [UInt8], zone: Zone) throws -> [String] {
        try Tool.inFolder { folder in
            let calcurse = Tool(name: "calcurse", package: "calcurse")
            let paths = try OtherReader.write([feed], into: folder)
            let own = ["-D", folder.path, "-C", folder.path]
            _ = try calcurse.run(own + ["-q", "-i"] + paths, home: folder, zone: zone.identifier)
            let listed = try calcurse.run(
                own + [
                    "-Q", "--input-datefmt", "4", "--output-datefmt", "%Y-%m-%d", "--from", "2020-01-01", "--days",
                    "4000",
                    "--format-apt", "%(start:epoch)\t%(end:epoch)\t%m\n",
                    "--format-recur-apt", "%(start:epoch)\t%(end:epoch)\t%m\n",
                    "--format-event", "\t\t%m\n", "--format-recur-event", "\t\t%m\n",
                ], home: folder, zone: zone.identifier)
            var shown: [String] = []
            var day = ""
            for line in String(decoding: listed, as: UTF8.self).split(separator: "\n") {
                let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
                guard fields.count == 3 else {
                    day = String(line.prefix(10))
                    continue
                }
                guard let start = Int64(fields[0]) else {
                    shown.append("\(day) \(fields[2])")
                    continue
                }
                // What runs over midnight is shown on both days.
                guard "\(zone.civil(at: Instant(seconds: start)).date)" == day else { continue }
                shown.append(fields.joined(separator: " "))
            }
            return shown
        }
    }

    static func expected(of feed: PublishedFeeds.Published) -> [String] {
        feed.occurrences.flatMap { occurrence -> [String] in
            let title = feed.title(of: occurrence)
            let zone = feed.campaign.zone(of: occurrence)
            let spans = [occurrence.span] + replaced(by: occurrence, in: feed.campaign)
            guard occurrence.isAllDay else { return spans.map { "\($0.start.seconds) \($0.end.seconds) \(title)" } }
            let first = zone.civil(at: occurrence.span.start).date
            let end = zone.civil(at: occurrence.span.end).normalized.date
            return (first.daysSince1970..<end.daysSince1970).map { "\(CivilDate(daysSince1970: $0)) \(title)" }
        }
    }

    /// calcurse does not know RECURRENCE-ID, and shows what an occurrence was before it was changed too.
    private static func replaced(by occurrence: Occurrence, in campaign: Campaign) -> [TimeSpan] {
        let event = campaign.events[occurrence.event]
        guard occurrence.isChanged, let original = occurrence.original, case .timed(_, let duration) = event.timing
        else {
            return []
        }
        let zone = campaign.zone(of: occurrence)
        let start = zone.instant(of: original)
        return [TimeSpan(start: start, end: duration.after(start, in: zone))]
    }
}
