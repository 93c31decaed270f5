import ICalendar
import ZoneInfo

/// A feed whose events are written, but not yet which version each of them is.
struct FeedDraft: Sendable {
    /// The calendar's own properties.
    let properties: [UInt8]
    /// The zones that the events name.
    let zones: ZoneRanges
    /// The components of the events, one after the other.
    let events: [UInt8]

    /// From `BEGIN:VCALENDAR` to the first event; with the zones that others name which are added to the feed.
    static func head(_ properties: [UInt8], zones: ZoneRanges) -> [UInt8] {
        var writer = ContentLineWriter()
        writer.write("BEGIN", value: "VCALENDAR")
        var zoneWriter = ContentLineWriter()
        zones.write(to: &zoneWriter)
        return writer.bytes + properties + zoneWriter.bytes
    }

    /// What ends the file.
    static let end = Array("END:VCALENDAR\r\n".utf8)
}
