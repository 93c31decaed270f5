import ArgumentParser
import CampaignFeeds
import CampaignModel
import Reports

/// A calendar as the commands need it that write its feeds: read, with at least one feed, and with what its feeds leave
/// out said.
struct FeedSource {
    let campaign: Campaign
    private let diagnostics: [Diagnostic]

    /// - Parameter empty: the JSON document of nothing, where one is promised.
    init(_ calendar: String, orPrinting empty: [(String, JSONValue)]? = nil) throws {
        let reading = CalendarReading(calendar)
        let campaign = try reading.usable(orPrinting: empty)
        self.campaign = campaign
        guard !campaign.feeds.isEmpty else {
            throw ArgumentProblem(
                description: "the calendar has no feeds, so there is nothing to write; add for example\n"
                    + "  feeds:\n    - {id: public, audience: public}"
            ).end(orPrinting: empty)
        }
        let leftOut = try Self.told(about: campaign, orPrinting: empty) { () throws(FeedError) in
            try LeftOutLine.all(in: campaign)
        }.map { Self.diagnostic(of: $0, in: campaign) }
        CalendarReading.complain(leftOut)
        diagnostics = reading.diagnostics + leftOut
    }

    /// Ends with 1 where warnings count as errors and there are some, of the calendar or others.
    func end(strictly: Bool, withWarnings hasOthers: Bool = false) throws {
        let isWrong = strictly && (hasOthers || diagnostics.contains { $0.severity >= .warning })
        try (isWrong ? ExitStatus.findings : .fine).end()
    }

    /// What was said about the calendar and its feeds, for programs.
    var diagnosticsJSON: JSONValue { .array(diagnostics.map(\.json)) }

    /// What `body` gives, or the end of the program with its fault at its place.
    func told<Value>(orPrinting empty: [(String, JSONValue)]? = nil, _ body: () throws(FeedError) -> Value) throws
        -> Value
    {
        try Self.told(about: campaign, orPrinting: empty, body)
    }

    private static func told<Value>(
        about campaign: Campaign, orPrinting empty: [(String, JSONValue)]?, _ body: () throws(FeedError) -> Value
    ) throws -> Value {
        do throws(FeedError) {
            return try body()
        } catch {
            let said = Diagnostic(
                .error, id: "feeds/value", at: error.place, in: campaign, message: error.description, fix: error.hint)
            CalendarReading.complain([said])
            Terminal.complain("error: the feeds cannot be written; nothing was changed\n")
            if let empty {
                Terminal.print(JSONValue.object(empty + [("diagnostics", .array([said.json]))]).document)
            }
            throw ExitCode(ExitStatus.unusable.rawValue)
        }
    }

    /// Names the files of this campaign's feeds in a folder that no feed writes any more.
    func complainOfOrphans(in folder: FeedFolder, except names: [String], because: (String) -> String) {
        for name in folder.files(ending: ".ics", holding: "@\(campaign.id).keste\r\n") where !names.contains(name) {
            Terminal.complain("note: \(folder.path(of: name)) \(because(name))\n")
        }
    }

    private static func diagnostic(of other: LeftOutLine, in campaign: Campaign) -> Diagnostic {
        let feeds = "\(other.feeds.count == 1 ? "the feed" : "the feeds") \(other.feeds.joined(separator: ", "))"
        let event = campaign.events[other.event]
        return Diagnostic(
            other.stands ? .note : .warning, id: "feeds/kept-line", at: event.place, in: campaign,
            message: "“\(other.line)” in the `ical:` of the event \(event.id) is left out of \(feeds): "
                + (other.isWrittenByUs ? "the event's own keys say it" : "it is not for the public"),
            fix: other.isWrittenByUs
                ? "delete the line, and write what it says under the event's own key"
                : other.stands ? nil : "delete the line, or make a feed with audience: staff")
    }
}
