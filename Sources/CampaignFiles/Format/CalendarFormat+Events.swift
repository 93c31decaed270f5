import CampaignModel

extension CalendarFormat {
    static let event = FormatTable(
        "an event",
        [
            "id": .id, "kind": .word(EventKind.self), "title": .localized, "start": .moment, "end": .moment,
            "duration": .duration, "date": .date, "through": .date, "zone": .zone, "channels": .references,
            "channel": .reference, "venue": .reference, "region": .reference, "regions": .references,
            "contests": .references, "contestants": .references, "people": .references, "speaking": speakingTimes,
            "stages": .list(.table(stage)), "status": .word(EventStatus.self), "audience": .word(Audience.self),
            "tags": .list(.text), "alarms": .list(.duration), "requested": .moment, "answered": .moment,
            "repeat": .table(repeats), "changes": .list(.table(change)), "url": .written("https://example.org"),
            "stream": .written("https://example.org"), "description": .localized, "doors": .written("18:30"),
            "expected": .whole, "airtime": .word(CalendarDecoder.EventAirtime.self), "early": .flag,
            "after": .reference,
            "reply-to": .reference, "uid": .text, "ical": .list(.written("PRIORITY:5")), "free": .flag,
            "replaces": .table(replaces),
        ], required: ["id", "kind", "title"], provenance: true)

    private static let speakingTimes = FormatValue.either([.table(speaking), .listOnly(.table(turn))])
    static let speaking = FormatTable("speaking", ["each": .duration])
    static let turn = FormatTable(
        "a speaking time", ["contestant": .reference, "duration": .duration, "at": .written("+5m")],
        required: ["contestant", "duration"])
    static let stage = FormatTable(
        "a stage", ["title": .localized, "duration": .duration, "each": .duration], required: ["title", "duration"])

    static let repeats = FormatTable(
        "repeat",
        [
            "every": .written("2 weeks"), "days": .list(.written("tue")), "until": .moment, "also": .list(.moment),
            "except": .list(.moment), "count": .whole, "rrule": .written("FREQ=WEEKLY"),
        ])
    static let change = FormatTable(
        "a change",
        [
            "date": .moment, "start": .moment, "end": .moment, "duration": .duration, "through": .date,
            "status": .word(EventStatus.self),
        ], required: ["date"], provenance: true)
    static let replaces = FormatTable(
        "replaces", ["event": .reference, "date": .moment], required: ["event", "date"])
}
