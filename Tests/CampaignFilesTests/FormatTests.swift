import CampaignFiles
import CampaignModel
import Testing

/// The whole of the format in one calendar, which loads without an error.
struct FormatTests {
    static let calendar = """
        keste: 1
        campaign:
          id: valley-2027
          title: {kk: "Сайлау", en: Election of 16 May 2027}
          languages: [kk, en]
          zone: Asia/Almaty
          period:  2027-04-16T18:00/P29D
          silence: 2027-05-15/2027-05-16
          polling: 2027-05-16T07:00/2027-05-16T20:00
          slots: {prime: 18:00-24:00, night: 22:00-06:00}
          travel: {speed: 50 km/h, minutes: [{from: hall, to: square, minutes: 25}]}
        regions:
          - {id: west, name: West, zone: Asia/Oral, polling: 2027-05-16T08:00/2027-05-16T20:00}
          - {id: east, name: East}
        contests:
          - {id: lists, title: "Council, lists", system: party-list, seats: 69, threshold: 5%, against-all: true}
          - {id: smd-1, title: "Council, district 1", system: single-mandate, seats: 1, region: east, ballot: single, colour: "#ffffff"}
        contestants:
          - id: lake
            kind: party
            name: {kk: "Көл", en: Lake}
            contests: [lists]
            weights: {seats: 76, votes: 71.09}
          - id: hill
            kind: candidate
            name: Hill
            party: lake
            contests: [smd-1]
            status:
              - registered: 2027-04-01
              - {excluded: 2027-05-02T10:00, contest: smd-1}
              - {reinstated: 2027-05-07, source: "city court, case 1", note: n, illustrative: [source]}
            supports: [{contestant: lake, from: 2027-04-22, until: 2027-05-05}]
            illustrative: true
          - {id: chair, kind: official, name: The chair}
        people:
          - {id: speaker-1, name: Speaker One, for: lake}
        channels:
          - {id: city-tv, kind: tv, owner: public, name: City TV, closed: [2027-05-08]}
        venues:
          - {id: hall, name: Hall}
          - {id: square, kind: square, name: Square, address: "Main street, 1", geo: [43.2567, -76.9286], region: east, capacity: 400, setup: 45m, teardown: 30m, open: 08:00-22:00, closed: [2027-05-21/2027-05-24]}
        events:
          - id: debate
            kind: debate
            title: Party debate
            start: 2027-05-12T20:00
            duration: 70m
            channels: [city-tv]
            contestants: [lake]
            people: [speaker-1]
            speaking: {each: 9m}
            status: confirmed
            audience: public
            tags: [national]
            alarms: [1d, 2h]
            requested: 2027-04-20T09:12
            answered: 2027-04-21
            source: [first 1, second 2]
            illustrative: [start]
            url: https://example.org/debate
            stream: https://example.org/live
            description: {en: Live from the studio}
            doors: 19:30
            expected: 120
            airtime: free
            uid: debate@example.org
            ical: ["PRIORITY:5"]
          - id: phone-bank
            kind: other
            title: Phone bank
            audience: staff
            start: 2027-04-20T18:00
            duration: 2h
            repeat: {every: week, days: [tue, thu], until: 2027-05-11, except: [2027-05-06]}
            changes: [{date: 2027-04-29, start: 2027-04-29T19:00}, {date: 2027-05-04, status: cancelled}]
          - {id: tour, kind: rally, title: Tour, start: 2027-04-21T12:00, duration: 1h, venue: square, repeat: {rrule: "FREQ=DAILY;COUNT=3"}}
          - {id: weekly, kind: other, title: Weekly, date: 2027-05-03, repeat: {every: week}}
          - {id: voting, kind: polling, title: Voting, start: 2027-05-16T07:00, end: 2027-05-16T20:00, regions: all, after: debate}
          - {id: early, kind: polling, title: Early voting, date: 2027-05-14, through: 2027-05-15, regions: [west], early: true, reply-to: voting}
          - {id: closes, kind: deadline, title: Registration closes, date: 2027-04-10}
          - {id: rounds, kind: debate, title: Rounds, start: 2027-05-13T20:00, duration: 40m, channel: city-tv, contests: [lists], stages: [{title: Opening, duration: 10m}, {title: Programme, duration: 14m, each: 2m}]}
        include:
          - rallies.yaml
          - {file: google.ics, audience: staff, kind: other, zone: Asia/Almaty, kinds: {Rally: rally}}
        airtime:
          - {log: broadcast.csv, mode: aired, illustrative: true}
          - {log: "radio/*.csv.gz", mode: aired, channel: city-tv, separator: ";", columns: {start: [Date, Time], duration: "Durée"}, stated: {total: "2:47:57"}}
        entitlements:
          - id: block
            among: lists
            total: 750s
            parts: [{share: 10%, by: equal}, {share: 90%, by: seats}]
            unit: 1s
            rounding: floor
            rest: last
            order: {from: [lake], rotate: day}
            per: channel
            channels: {kind: tv}
            window: day
            slots: [prime]
            count: {kinds: [free], act: speech}
            at-most: 60s
            at-least: 10s
            make-up: 1w
            tolerance: 1 point
          - {id: plain, among: [lake, hill], per: all, channels: [city-tv], window: [2027-04-18T18:00/2027-05-01], tolerance: 30s}
        feeds:
          - {id: public, title: "Election", languages: [kk, en], audience: public, kinds: [rally, debate], refresh: 6h, colour: "#0b6e4f"}
          - {id: tv, channels: [city-tv], language: kk}
        rules:
          modules: [EqualAirtime, rules/QuietHours]
          set:
            equal-airtime/share: {severity: error, of: aired, entitlement: block}
            scheduling-conflicts/travel: off
          suppress:
            - {rule: scheduling-conflicts/venue, events: [phone-bank], reason: "one stage, agreed", until: 2027-05-10}

        """

    static let files: [String: String] = [
        "calendar.yaml": calendar,
        "rallies.yaml":
            "events:\n  - {id: meeting, kind: rally, title: Meeting, start: 2027-05-04T10:00, end: 2027-05-04T11:00, region: west}\n",
        "google.ics":
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//A desk//EN\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20270101T000000Z\r\n"
            + "DTSTART:20270504T100000Z\r\nSUMMARY:Visit\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        "broadcast.csv": "channel,contestant,start,duration\ncity-tv,lake,2027-05-12T20:05:00,540\n",
        "radio/a.csv.gz": "\u{1F}",
    ]

    @Test func `the whole format loads, and what is not used yet is said`() throws {
        let loaded = CalendarLoader(files: MemoryFileSystem(Self.files)).load("")
        let unused = [
            "“parts” of", "“total” of", "“weights” of", "“supports” of", "“travel” of", "“stated” of",
            "radio/a.csv.gz", "“make-up” of",
        ]
        for phrase in unused { #expect(loaded.diagnostics.contains { $0.message.contains(phrase) }, "\(phrase)") }
        let others = loaded.diagnostics.filter { $0.id != "calendar/not-used-yet" }
        // The slots prime (to 24:00) and night (from 22:00) overlap: the one mistake.
        #expect(others.map(\.id) == ["calendar/span"])
        #expect(loaded.diagnostics.filter { $0.severity == .error }.count == 1)
    }

    /// The calendar above with its one mistake mended.
    static func load(_ change: (String) -> String = { $0 }) throws -> Campaign {
        var files = files
        files["calendar.yaml"] = change(calendar.replacing("night: 22:00-06:00", with: "night: 00:00-06:00"))
        let loaded = CalendarLoader(files: MemoryFileSystem(files)).load("")
        return try #require(loaded.campaign, "\(loaded.diagnostics.filter { $0.severity == .error })")
    }

    /// Almaty and Oral are on +05:00 since 2024, so that 07:00 is 02:00Z.
    @Test func `repeats, regions and deadlines become occurrences`() throws {
        let campaign = try Self.load()
        let starts = { (id: String) in
            campaign.occurrences.filter { campaign.events[$0.event].id == id }.map { "\($0.span.start)" }
        }
        // Tuesdays and Thursdays from 20 April to 11 May: 20, 22, 27, 29 April, 4, (6), 11 May.
        #expect(
            starts("phone-bank") == [
                "2027-04-20T13:00:00Z", "2027-04-22T13:00:00Z", "2027-04-27T13:00:00Z", "2027-04-29T14:00:00Z",
                "2027-05-04T13:00:00Z", "2027-05-11T13:00:00Z",
            ])
        #expect(starts("tour").count == 3)
        // Without an end it stops with the calendar, on 16 May: 3 and 10 May.
        #expect(starts("weekly") == ["2027-05-02T19:00:00Z", "2027-05-09T19:00:00Z"])
        #expect(starts("voting") == ["2027-05-16T02:00:00Z", "2027-05-16T02:00:00Z"])
        #expect(starts("closes") == ["2027-04-10T19:00:00Z"])
        #expect("\(campaign.span.start) \(campaign.span.end)" == "2027-03-31T19:00:00Z 2027-05-16T19:00:00Z")
        let phoneBank = try #require(campaign.events.first { $0.id == "phone-bank" }?.recurrence)
        #expect(phoneBank.rule == "FREQ=WEEKLY;BYDAY=TU,TH")
        #expect(phoneBank.until.map { "\($0)" } == "2027-05-11T18:00")
        #expect(phoneBank.changes.count == 2)
    }

    /// The stage begins 10 minutes after 20:00 (15:00Z) and gives each list 2 minutes; the debate gives 9.
    @Test func `planned airtime has its contest, start and event`() throws {
        let campaign = try Self.load()
        #expect(
            campaign.plannedByEvents.map { "\($0.contestant) \($0.contest) \($0.start) \($0.seconds)" } == [
                "0 0 2027-05-12T15:00:00Z 540", "0 0 2027-05-13T15:10:00Z 120",
            ])
        #expect(campaign.entitlements.map(\.isUsable) == [false, true])
        #expect(campaign.rules.settings.map(\.isOn) == [true, false])
    }

    @Test func `the order of keys in a table changes nothing`() throws {
        let plain = try Self.load()
        let swapped = try Self.load {
            $0.replacing("{id: tour, kind: rally, title: Tour,", with: "{title: Tour, kind: rally, id: tour,")
                .replacing(
                    "    start: 2027-05-12T20:00\n    duration: 70m\n",
                    with: "    duration: 70m\n    start: 2027-05-12T20:00\n")
        }
        #expect(plain.occurrences == swapped.occurrences)
        #expect(plain.plannedByEvents.map(\.start) == swapped.plannedByEvents.map(\.start))
        #expect(plain.events.map(\.id) == swapped.events.map(\.id))
    }
}
