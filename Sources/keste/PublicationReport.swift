import CampaignFeeds
import CampaignModel
import Reports
import ZoneInfo

/// A publishing, or what one would do, for people and for programs.
struct PublicationReport {
    let publication: Publication
    let ledger: String
    /// Whether every change is told, not only how many there are.
    let tellsAll: Bool
    /// The name of a feed's file for people.
    let path: (PublishedFeed) -> String

    private static let words: [(kind: FeedChange.Kind, word: String)] = [
        (.new, "new"), (.changed, "changed"), (.cancelled, "cancelled"), (.back, "back again"),
        (.followsAgain, "as the series again"), (.over, "over"), (.withheld, "taken out"),
    ]

    private static func word(_ kind: FeedChange.Kind) -> String {
        words.first { $0.kind == kind }?.word ?? kind.rawValue
    }

    // MARK: - For people

    var text: String {
        var text = ""
        for feed in publication.feeds {
            text += "\(VisibleText.of(path(feed))): \(Self.summary(of: feed))\n"
            // Of a feed that nobody has seen yet, every event is new.
            if tellsAll, !isNew(feed) { for change in feed.changes { text += Self.text(of: change) } }
        }
        if tellsAll, publication.isUnchanged { text += "Subscribers see nothing change.\n" }
        return text
    }

    private func isNew(_ feed: PublishedFeed) -> Bool {
        feed.unchanged == 0 && feed.remainders == 0 && feed.changes.allSatisfy { $0.kind == .new }
    }

    private static func summary(of feed: PublishedFeed) -> String {
        let counts = words.compactMap { kind, word in
            let count = feed.changes.count { $0.kind == kind }
            return count == 0 ? nil : "\(count) \(word)"
        }
        let events = Spoken.count(feed.events, "event")
        let withdrawn = feed.isWithdrawn ? "not in the calendar any more, " : ""
        return counts.isEmpty
            ? "\(withdrawn)\(events), \(feed.isWritten ? "written again" : "unchanged")"
            : "\(withdrawn)\(events): \(counts.joined(separator: ", "))"
    }

    private static func text(of change: FeedChange) -> String {
        let details = change.details
        var text = "  \(word(change.kind)): \(VisibleText.of(details.title))"
        switch change.occurrence {
        case let occurrence? where change.kind == .followsAgain || occurrence == details.start:
            text += ", \(occurrence)"
        case let occurrence?: text += ", \(details.start) in place of \(occurrence)"
        case nil where !details.start.isEmpty: text += ", \(details.start)"
        case nil: break
        }
        text += "\n"
        for field in details.fields {
            let old = field.old.map { VisibleText.of($0) } ?? "nothing"
            let new = field.new.map { VisibleText.of($0) } ?? "nothing"
            text += "    \(VisibleText.of(field.name)): \(old) → \(new)\n"
        }
        return text
    }

    // MARK: - For programs

    static let nothing: [(String, JSONValue)] = [("feeds", .array([]))]

    func json(diagnostics: JSONValue) -> JSONValue {
        .object([
            ("feeds", .array(publication.feeds.map(json))), ("unchanged", .bool(publication.isUnchanged)),
            ("ledger", .string(ledger)), ("first", .bool(publication.isFirst)), ("diagnostics", diagnostics),
        ])
    }

    private func json(_ feed: PublishedFeed) -> JSONValue {
        let counts = Self.words.map { kind, _ in
            (kind.rawValue, JSONValue.number(feed.changes.count { $0.kind == kind }))
        }
        return .object([
            ("id", .string(feed.id)), ("file", .string(feed.fileName)), ("events", .number(feed.events)),
            ("written", .bool(feed.isWritten)), ("withdrawn", .bool(feed.isWithdrawn)),
            ("counts", .object(counts + [("unchanged", .number(feed.unchanged))])),
            ("changes", .array(feed.changes.map(Self.json))),
        ])
    }

    private static func json(_ change: FeedChange) -> JSONValue {
        let details = change.details
        return .object([
            ("change", .string(change.kind.rawValue)), ("uid", .string(change.uid)),
            ("occurrence", .optional(change.occurrence)), ("title", .string(details.title)),
            ("start", .string(details.start)), ("sequence", .number(change.revision.sequence)),
            ("modified", .string("\(change.revision.modified)")),
            (
                "fields",
                .array(
                    details.fields.map {
                        .object([
                            ("name", .string($0.name)), ("old", .optional($0.old)), ("new", .optional($0.new)),
                        ])
                    })
            ),
        ])
    }
}
