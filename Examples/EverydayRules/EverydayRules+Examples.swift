import RuleKit

extension SpeakerTwice {
    static let examples: [Example] = [
        .passes(
            "from one hall to the next, at 18:00 sharp",
            yaml: """
                people: [{id: speaker, name: Speaker}]
                events:
                  - {id: one, kind: rally, title: One, start: 2023-03-01T17:00, duration: 1h, people: [speaker]}
                  - {id: two, kind: rally, title: Two, start: 2023-03-01T18:00, duration: 1h, people: [speaker]}
                """),
        .finds(
            "the second begins half an hour before the first ends",
            yaml: """
                people: [{id: speaker, name: Speaker}]
                events:
                  - {id: one, kind: rally, title: One, start: 2023-03-01T17:00, duration: 1h, people: [speaker]}
                  - {id: two, kind: rally, title: Two, start: 2023-03-01T17:30, duration: 1h, people: [speaker]}
                """,
            events: ["one", "two"],
            message: "Speaker would be at One and at Two at once, Wednesday 1 March 2023, 17:30–18:00"),
    ]
}

extension RoomClosed {
    static let examples: [Example] = [
        .passes(
            "a rally that ends as the hall closes",
            yaml: """
                venues: [{id: hall, name: Hall, open: "08:00-22:00"}]
                events: [{id: one, kind: rally, title: One, start: 2023-03-01T20:00, duration: 2h, venue: hall}]
                """),
        .finds(
            "the hall is closed on that day",
            yaml: """
                venues: [{id: hall, name: Hall, closed: [2023-03-08]}]
                events: [{id: one, kind: rally, title: One, start: 2023-03-08T20:00, duration: 2h, venue: hall}]
                """, events: ["one"], message: "Hall is closed during One: Wednesday 8 March 2023, 20:00–22:00"),
        .finds(
            "the last half hour comes after closing time",
            yaml: """
                venues: [{id: hall, name: Hall, open: "08:00-22:00"}]
                events: [{id: one, kind: rally, title: One, start: 2023-03-01T20:30, duration: 2h, venue: hall}]
                """, events: ["one"], message: "22:00–22:30"),
    ]
}

extension Changeover {
    private static func calendar(secondStart: String) -> String {
        """
        venues: [{id: hall, name: Hall}]
        events:
          - {id: one, kind: rally, title: One, start: 2023-03-01T17:00, duration: 1h, venue: hall}
          - {id: two, kind: rally, title: Two, start: 2023-03-01T\(secondStart), duration: 1h, venue: hall}
        """
    }

    static let examples: [Example] = [
        .passes("a quarter of an hour between the two", yaml: calendar(secondStart: "18:15")),
        .finds(
            "a minute too few", yaml: calendar(secondStart: "18:14"), events: ["one", "two"],
            message: "14 min between One and Two, and 15 min are needed"),
    ]
}

extension SameSlot {
    private static func calendar(secondLength: String) -> String {
        """
        contests: [{id: lists, title: Lists}]
        contestants: [{id: a, kind: party, name: A, contests: [lists]}]
        events:
          - {id: one, kind: rally, title: One, start: 2023-03-01T17:00, duration: 1h, contestants: [a]}
          - {id: two, kind: rally, title: Two, start: 2023-03-01T17:00, duration: \(secondLength), contestants: [a]}
        """
    }

    static let examples: [Example] = [
        .passes("the same start, and another length", yaml: calendar(secondLength: "2h")),
        .finds(
            "the same start and the same length", yaml: calendar(secondLength: "60m"), events: ["one", "two"],
            message: "One and Two of A begin and end at the same time"),
    ]
}

extension OverMidnight {
    static let examples: [Example] = [
        .passes(
            "a rally that ends at 24:00",
            yaml: "events: [{id: late, kind: rally, title: Late, start: 2023-03-01T22:00, duration: 2h}]"),
        .finds(
            "a rally that ends at half past midnight",
            yaml: "events: [{id: late, kind: rally, title: Late, start: 2023-03-01T23:00, duration: 1h30m}]",
            events: ["late"], message: "it ends on Thursday 2 March 2023, 00:30"),
        .passes(
            "24:00 in Oral, when it is one o'clock in Almaty",
            yaml: """
                regions: [{id: oral, name: Oral, zone: Asia/Oral}]
                events: [{id: late, kind: rally, title: Late, start: 2023-02-28T22:30, duration: 90m, region: oral}]
                """),
    ]
}
