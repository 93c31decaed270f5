import CampaignModel

/// The calendar format as tables: what the reader takes, and what `keste schema` prints.
package enum CalendarFormat {
    /// `calendar.yaml` itself.
    package static let calendar = FormatTable(
        "the calendar", joined.merging(["keste": .word(["1"]), "campaign": .table(campaign)]) { own, _ in own },
        required: ["keste", "campaign"])

    /// What may stand in an included file too; there nothing must.
    static let joined: [String: FormatValue] = [
        "regions": entries(region), "contests": entries(contest), "contestants": entries(contestant),
        "people": entries(person), "channels": entries(channel), "venues": entries(venue), "events": entries(event),
        "airtime": entries(log), "entitlements": entries(entitlement), "feeds": entries(feed),
        "include": .list(.either([.text, .table(include)])), "rules": .table(rules),
    ]

    private static func entries(_ table: FormatTable) -> FormatValue { .listOnly(.table(table)) }

    static let campaign = FormatTable(
        "the campaign",
        [
            "id": .id, "title": .localized, "languages": .list(.written("kk")), "zone": .zone, "period": .span,
            "silence": .span, "polling": .span, "slots": slots, "travel": .table(travel),
            "feeds-at": .written("https://example.org/feeds/"),
        ], required: ["id", "title", "zone"], provenance: true)
    static let travel = FormatTable(
        "travel", ["speed": .written("50 km/h"), "minutes": .listOnly(.table(way))])
    static let way = FormatTable(
        "a way", ["from": .reference, "to": .reference, "minutes": .whole], required: ["from", "to", "minutes"])
    static let slots = FormatValue.map(.written("18:00-24:00"))

    static let region = FormatTable(
        "a region", ["id": .id, "name": .localized, "zone": .zone, "polling": .span], required: ["id"],
        provenance: true)
    static let channel = FormatTable(
        "a channel",
        [
            "id": .id, "kind": .word(ChannelKind.self), "owner": .text, "name": .localized, "zone": .zone,
            "region": .reference, "slots": slots, "closed": .days,
        ], required: ["id", "kind"], provenance: true)
    static let venue = FormatTable(
        "a venue",
        [
            "id": .id, "kind": .text, "name": .localized, "address": .localized, "geo": .listOnly(.text), "zone": .zone,
            "region": .reference, "capacity": .whole, "setup": .duration, "teardown": .duration,
            "open": .written("08:00-22:00"), "closed": .days,
        ], required: ["id"], provenance: true)

    static let contest = FormatTable(
        "a contest",
        [
            "id": .id, "title": .localized, "system": .text, "seats": .whole, "threshold": .written("5%"),
            "against-all": .flag, "region": .reference, "ballot": .text, "colour": .colour,
        ], required: ["id"], provenance: true)
    static let contestant = FormatTable(
        "a contestant",
        [
            "id": .id, "kind": .word(ContestantKind.self), "name": .localized, "contests": .references,
            "weights": .map(.text), "party": .localized, "status": .list(.table(status)),
            "supports": .list(.table(support)),
        ], required: ["id", "kind"], provenance: true)
    static let status = FormatTable(
        "a status",
        Dictionary(uniqueKeysWithValues: ContestantStatus.allCases.map { ($0.rawValue, FormatValue.moment) })
            .merging(["contest": .reference]) { own, _ in own }, provenance: true)
    static let support = FormatTable(
        "a support", ["contestant": .reference, "from": .moment, "until": .moment], required: ["contestant"],
        provenance: true)
    static let person = FormatTable(
        "a person", ["id": .id, "name": .localized, "for": .text], required: ["id"], provenance: true)

    static let include = FormatTable(
        "an include",
        [
            "file": .text, "audience": .word(Audience.self), "kind": .word(EventKind.self), "zone": .zone,
            "kinds": .map(.word(EventKind.self)),
        ], required: ["file"])
    static let log = FormatTable(
        "a log",
        [
            "log": .written("broadcast.csv"), "mode": .word(AirtimeMode.self), "channel": .reference,
            "separator": .text, "columns": .table(columns), "stated": .map(.written("2:47:57")),
        ], required: ["log"], provenance: true)
    static let columns = FormatTable(
        "columns",
        Dictionary(uniqueKeysWithValues: LogSource.Column.allCases.map { ($0.rawValue, FormatValue.list(.text)) }))

    static let entitlement = FormatTable(
        "an entitlement",
        [
            "id": .id, "among": .references, "total": .duration, "parts": .list(.table(part)), "unit": .duration,
            "rounding": .word(["half-up", "floor", "largest-remainder", "from-the-smallest", "draw"]),
            "rest": .word(["last", "first", "none"]), "order": .either([.references, .table(order)]),
            "per": .word(["channel", "all"]), "channels": .either([.references, .table(channelFilter)]),
            "window": .list(.written("2023-02-18T18:00/2023-03-01")), "slots": .list(.text), "count": .table(count),
            "at-most": .duration, "at-least": .duration, "make-up": .duration, "tolerance": .written("1 point"),
        ], required: ["id", "among"], provenance: true)
    static let part = FormatTable("a part", ["share": .written("10%"), "by": .text], required: ["share", "by"])
    static let order = FormatTable("order", ["from": .references, "rotate": .word(["day", "week"])])
    static let channelFilter = FormatTable("channels", ["kind": .word(ChannelKind.self), "owner": .text])
    static let count = FormatTable(
        "count", ["kinds": .list(.word(AirtimeKind.self)), "act": .word(AirtimeAct.self)])

    static let feed = FormatTable(
        "a feed",
        [
            "id": .id, "title": .localized, "language": .written("kk"), "languages": .list(.written("kk")),
            "audience": .word(Audience.self), "kinds": .list(.word(EventKind.self)), "tags": .list(.text),
            "contests": .references, "contestants": .references, "channels": .references, "venues": .references,
            "regions": .references, "refresh": .duration, "colour": .colour, "description": .localized,
            "url": .written("https://example.org"),
        ], required: ["id"], provenance: true)

    static let rules = FormatTable(
        "rules",
        ["modules": .list(.text), "set": .map(setting), "suppress": .list(.table(suppression))])
    /// A word, or the rule's own options, which only the rule knows.
    private static let setting = FormatValue.either([
        .word(["on", "off"] + Severity.allCases.map(\.rawValue)), .flag, .map(.any),
    ])
    static let suppression = FormatTable(
        "a suppression",
        [
            "rule": .written("scheduling-conflicts/venue"), "events": .references, "contestants": .references,
            "channels": .references, "reason": .text, "until": .date,
        ], required: ["rule", "reason"], provenance: true)
}
