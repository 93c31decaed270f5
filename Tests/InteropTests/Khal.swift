import CampaignModel
import Foundation
import ZoneInfo

/// khal: a calendar for the terminal, in Debian.
enum Khal {
    /// The lines that it lists of a feed on the clocks of zones: start, end and title, with tabs between.
    static func read(_ feed: [UInt8], zones: [String]) throws -> [String: [String]] {
        try Tool.inFolder { folder in
            let khal = Tool(name: "khal", package: "khal")
            let paths = try OtherReader.write([feed], into: folder)
            let calendar = folder.appending(path: "calendar")
            try FileManager.default.createDirectory(at: calendar, withIntermediateDirectories: true)
            var shown: [String: [String]] = [:]
            for zone in zones {
                let settings = folder.appending(path: "settings-\(shown.count)")
                let database = folder.appending(path: "khal-\(shown.count).db")
                try Data(Self.settings(zone: zone, calendar: calendar, database: database).utf8).write(to: settings)
                let own = ["-c", settings.path]
                if shown.isEmpty { _ = try khal.run(own + ["import", "--batch"] + paths, home: folder, zone: zone) }
                let listed = try khal.run(
                    own + [
                        "list", "--day-format", "{date-long}", "--format", "{start-long}\t{end-long}\t{title}",
                        "2020-01-01", "4000d",
                    ], home: folder, zone: zone)
                shown[zone] = occurrences(in: String(decoding: listed, as: UTF8.self))
            }
            return shown
        }
    }

    /// What runs over midnight is listed under each of its days, and counts under the first.
    private static func occurrences(in listed: String) -> [String] {
        var day = ""
        var found: [String] = []
        for line in listed.split(separator: "\n") {
            if !line.contains("\t") { day = String(line) } else if line.hasPrefix(day) { found.append(String(line)) }
        }
        return found
    }

    private static func settings(zone: String, calendar: URL, database: URL) -> String {
        """
        [calendars]
        [[feed]]
        path = \(calendar.path)
        type = calendar
        [locale]
        local_timezone = \(zone)
        default_timezone = \(zone)
        timeformat = %H:%M
        dateformat = %Y-%m-%d
        longdateformat = %Y-%m-%d
        datetimeformat = %Y-%m-%dT%H:%M
        longdatetimeformat = %Y-%m-%dT%H:%M
        [sqlite]
        path = \(database.path)
        [default]
        default_calendar = feed

        """
    }

    /// The line for an occurrence, on the clock of whoever reads it.
    static func shown(_ occurrence: Occurrence, title: String, clock: Zone, _ campaign: Campaign) -> String {
        if occurrence.isAllDay {
            let zone = campaign.zone(of: occurrence)
            // It names the last day, as people do.
            let last = zone.civil(at: occurrence.span.end).normalized.date.adding(days: -1)
            return "\(zone.civil(at: occurrence.span.start).date)\t\(last)\t\(title)"
        }
        // khal gives an hour to what has a time and neither DTEND nor DURATION, where RFC 5545, section 3.6.1, has it end
        // when it begins.
        let end = occurrence.span.isEmpty ? occurrence.span.end + 3600 : occurrence.span.end
        return [occurrence.span.start, end].map { moment(clock.civil(at: $0)) }.joined(separator: "\t") + "\t\(title)"
    }

    private static func moment(_ civil: CivilDateTime) -> String {
        let text = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        return "\(civil.date)T\(text(civil.time.hour)):\(text(civil.time.minute))"
    }
}
