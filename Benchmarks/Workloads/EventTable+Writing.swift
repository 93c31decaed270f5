import CampaignFeeds
import CampaignModel
import ICalendar
import ZoneInfo

extension EventTable {
    /// Writes each row as content lines, one after the other, and hands them on piece by piece.
    public func contentLines() -> WorkResult {
        var writer = ContentLineWriter(reservingCapacity: Self.piece + 4096)
        var result = WorkResult(count: rows.count, checksum: 0)
        writer.write("BEGIN", value: "VCALENDAR")
        writer.write("VERSION", value: "2.0")
        writer.write("PRODID", text: "-//Keste//Benchmark//KK")
        let clock = ContentLineWriter.Parameter("TZID", zone.identifier)
        let stamp = Instant(utc: CivilDateTime(CivilDate(daysSince1970: 20_781), .midnight))
        // By index: an element that is taken out of the array is copied, field by field.
        for row in rows.indices {
            writer.write("BEGIN", value: "VEVENT")
            writer.write("UID", text: rows[row].uid)
            writer.write("DTSTAMP", time: stamp)
            writer.write("DTSTART", clock, time: rows[row].start)
            writer.write("DTEND", clock, time: rows[row].end)
            writer.write("SUMMARY", text: rows[row].summary)
            writer.write("LOCATION", text: rows[row].location)
            writer.write("DESCRIPTION", text: rows[row].description)
            writer.write("CATEGORIES", text: rows[row].categories)
            writer.begin("ATTENDEE")
            writer.add(parameter: "CN", rows[row].attendee)
            writer.add(parameter: "ROLE", "REQ-PARTICIPANT")
            writer.add(parameter: "PARTSTAT", "ACCEPTED")
            writer.add(value: rows[row].address)
            writer.end()
            if !rows[row].rule.isEmpty { writer.write("RRULE", value: rows[row].rule) }
            writer.write("END", value: "VEVENT")
            if writer.bytes.count >= Self.piece {
                result.checksum += writer.bytes.count
                writer.removeAll()
            }
        }
        writer.write("END", value: "VCALENDAR")
        result.checksum += writer.bytes.count
        return result
    }

    /// So many octets are written before they are handed on, as a file is written.
    private static let piece = 1 << 20

    /// The same events as a campaign, for a feed of all of them.
    public func campaign() -> CampaignWork {
        let file = SourcePlace(file: Ref(0), line: 1, column: 1)
        let bounds = (
            rows.map { zone.instant(of: $0.start) }.min() ?? Instant(seconds: 0),
            rows.map { zone.instant(of: $0.end) }.max() ?? Instant(seconds: 0)
        )
        var campaign = Campaign(
            id: "bench", title: LocalizedText("Bench"), languages: ["kk"], zone: zone,
            span: TimeSpan(start: bounds.0, end: bounds.1), place: file,
            files: [SourceFile(path: "calendar.yaml", text: "")])
        for (index, row) in rows.enumerated() {
            let span = TimeSpan(start: zone.instant(of: row.start), end: zone.instant(of: row.end))
            var event = Event(
                id: "event-\(index)", kind: .rally, title: LocalizedText(row.summary),
                timing: .timed(start: row.start, duration: CalendarDuration(seconds: span.end - span.start)),
                zones: [zone], place: file)
            event.description = LocalizedText(row.description)
            event.venue = Ref(index)
            event.tags = [row.categories]
            // As it is kept from an import: what Keste does not model.
            event.ical = ["ATTENDEE;CN=\(row.attendee);ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED:\(row.address)"]
            campaign.venues.append(Venue(id: "venue-\(index)", name: LocalizedText(row.location), place: file))
            campaign.events.append(event)
            campaign.occurrences.append(Occurrence(event: Ref(index), span: span))
        }
        return CampaignWork(campaign: campaign)
    }
}

/// A campaign of many events.
public struct CampaignWork: Sendable {
    let campaign: Campaign

    /// Writes the feed of all events.
    public func feed() throws -> WorkResult {
        let feed = Feed(id: "all", language: "kk", audience: .public, place: campaign.place)
        let bytes = try FeedWriter(feed, of: campaign).bytes()
        return WorkResult(count: campaign.events.count, checksum: bytes.count)
    }
}
