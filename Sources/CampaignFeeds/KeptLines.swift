import CampaignModel
import ICalendar

/// The content lines that an event keeps for the round trip, as far as they may stand in a feed.
///
/// Lines that Keste writes itself from the event's own keys are left out, so that none stands twice; so are those that
/// open or close a component, and in a public feed all that could name or reach a person or another event.
struct KeptLines {
    let lines: [String]
    let leftOut: [LeftOut]
    /// Whether one of the lines says how confidential the event is.
    private(set) var hasClass = false

    /// A line that may not stand in a feed, and why.
    struct LeftOut {
        let line: String
        /// Whether Keste itself writes what the line says, from the event's own keys.
        let isWrittenByUs: Bool
    }

    init(of event: Event, for audience: Audience, in campaign: Campaign) throws(FeedError) {
        var kept: [String] = []
        var others: [LeftOut] = []
        let isOnMap = event.venue.map { campaign.venues[$0].geo != nil } ?? false
        let isPlaceless = event.venue == nil && event.channels.isEmpty && event.regions.isEmpty
        for line in event.ical {
            guard let name = PlainLine(line)?.name else {
                throw FeedError(
                    .contentLine, "“\(line)” in the `ical:` of the event \(event.id) is no content line",
                    hint: "write NAME:value in one line, like X-PARKING:behind the hall", place: event.place)
            }
            let isWrittenByUs =
                switch name {
                case "LOCATION": !isPlaceless
                case "GEO", Self.structuredLocation.description: isOnMap
                case "URL": event.url != nil || event.stream != nil
                // An event may be joined in several ways, of which the calendar has a key for one.
                case "CONFERENCE": event.stream.map { line.hasSuffix(":\($0)") } ?? false
                default: Self.written.contains(name)
                }
            let mayStand = !isWrittenByUs && (audience == .staff || Self.isPublic(name) && !Self.reaches(line))
            if mayStand, name != "CLASS" || !hasClass {
                kept.append(line)
                hasClass = hasClass || name == "CLASS"
            } else {
                others.append(LeftOut(line: line, isWrittenByUs: isWrittenByUs))
            }
        }
        lines = kept
        leftOut = others
    }

    /// What `EventWriter` writes, what the ledger will, and what would end the component or contradict its times.
    private static let written: Set<String> = [
        "BEGIN", "END", "UID", "RECURRENCE-ID", "DTSTAMP", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE",
        "EXRULE", "SUMMARY", "DESCRIPTION", "CATEGORIES", "STATUS", "TRANSP",
        "SEQUENCE", "LAST-MODIFIED", "METHOD", "VERSION", "PRODID", "CALSCALE", "TRIGGER", "ACTION",
        "X-LIC-ERROR",
    ]

    /// What Apple's apps show a place on the map by; `EventWriter` writes it where it knows the place.
    static let structuredLocation: StaticString = "X-APPLE-STRUCTURED-LOCATION"
    /// Where an event is, in words and on the map, which it says itself where Keste knows no place: `LOCATION:Online`.
    private static let places: Set<String> = ["LOCATION", "GEO"]

    private static let publicNames: Set<String> = ["CLASS", "COLOR", "IMAGE", "PRIORITY"]

    private static func isPublic(_ name: String) -> Bool {
        publicNames.contains(name) || places.contains(name) || (name.hasPrefix("X-") && !name.hasPrefix("X-MS-OLK"))
    }

    /// Whether a line holds an address of mail, in whatever property.
    private static func reaches(_ line: String) -> Bool {
        if line.lowercased().contains("mailto:") { return true }
        let octets = Array(line.utf8)
        return octets.indices.contains { index in
            octets[index] == UInt8(ascii: "@") && index > 0 && index + 1 < octets.count
                && PlainLine.isName(octets[index - 1]) && PlainLine.isName(octets[index + 1])
        }
    }
}
