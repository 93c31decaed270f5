import CampaignModel
import RuleHost
import RuleKit
import ZoneInfo

/// A small campaign built by hand, and snapshots of it in memory that is never freed.
enum SampleCampaign {
    static let place = SourcePlace(file: Ref(0), line: 1, column: 1)
    static let almaty = Zone(
        identifier: "Asia/Almaty", initial: period(6),
        changes: [ZoneChange(instant: Instant(seconds: 1_709_229_600), before: period(6), after: period(5))])
    static let oral = Zone(identifier: "Asia/Oral", initial: period(5), changes: [])

    static func period(_ hours: Int32) -> ZonePeriod {
        ZonePeriod(offset: UTCOffset(seconds: hours * 3600), isDaylightSaving: false, abbreviation: "+0\(hours)")
    }

    static func civil(_ month: Int, _ day: Int, _ hour: Int, _ minute: Int = 0) -> CivilDateTime {
        CivilDateTime(
            CivilDate(year: 2023, month: month, day: day) ?? CivilDate(daysSince1970: 0), CivilTime(hour, minute))
    }

    static var campaign: Campaign {
        var campaign = Campaign(
            id: "kz",
            title: LocalizedText([.init(language: "kk", text: "Сайлау"), .init(language: "en", text: "Election")])
                ?? LocalizedText("Election"),
            languages: ["kk", "en"], zone: almaty,
            period: CivilSpan(start: civil(2, 18, 18), end: civil(3, 17, 24)),
            span: CivilSpan(start: civil(2, 1, 0), end: civil(3, 20, 0)).map { $0.on(almaty) }
                ?? TimeSpan(start: Instant(seconds: 0), end: Instant(seconds: 0)),
            place: place, files: [SourceFile(path: "calendar.yaml", text: "")])
        campaign.regions = [Region(id: "oral", name: LocalizedText("Oral"), zone: oral, place: place)]
        campaign.contests = [Contest(id: "lists", title: LocalizedText("Lists"), place: place)]
        campaign.contestants = [
            Contestant(
                id: "a", kind: .party,
                name: LocalizedText([.init(language: "ru", text: "Партия"), .init(language: "kk", text: "Партиясы")])
                    ?? LocalizedText("A"),
                contests: [Ref(0)],
                status: StatusHistory([.init(.excluded, from: Instant(seconds: 1_677_600_000), contest: 0)]),
                place: place),
            Contestant(id: "b", kind: .candidate, name: LocalizedText("B"), contests: [Ref(0)], place: place),
        ]
        campaign.people = [Person(id: "p", name: LocalizedText("P"), contestant: Ref(1), place: place)]
        campaign.channels = [
            Channel(
                id: "tv", kind: .radio, owner: "public", name: LocalizedText("TV"), region: Ref(0),
                slots: [DaySlot(name: "night", start: CivilTime(22, 0), end: CivilTime(6, 0))], place: place)
        ]
        campaign.venues = [
            Venue(
                id: "hall", name: LocalizedText("Hall"), geo: GeoPoint(latitude: "43.2567", longitude: "76.9286"),
                capacity: 400, setup: 2700, teardown: 5_000_000_000,
                open: DaySlot(
                    name: "", start: CivilTime(8, 0), end: CivilTime(24, 0)), place: place)
        ]
        var event = Event(
            id: "duel", kind: .debate, title: LocalizedText("Duel"),
            timing: .timed(start: civil(3, 16, 20), duration: CalendarDuration(seconds: 4200)), zones: [almaty, oral],
            place: place)
        event.venue = Ref(0)
        event.channels = [Ref(0)]
        event.contestants = [Ref(1), Ref(0)]
        event.people = [Ref(0)]
        event.speaking = [.init(contestant: Ref(1), seconds: 540, offset: 300)]
        event.stages = [.init(title: LocalizedText("Programme"), seconds: 840, each: 120)]
        event.tags = ["national"]
        event.requested = Instant(seconds: 1_676_859_120)
        var deadline = Event(
            id: "due", kind: .deadline, title: LocalizedText("Due"),
            timing: .days(first: civil(2, 1, 0).date, last: civil(2, 2, 0).date), zones: [almaty], place: place)
        deadline.after = Ref(0)
        campaign.events = [event, deadline]
        let start = almaty.instant(of: civil(3, 16, 20))
        campaign.occurrences = [
            Occurrence(event: Ref(0), span: TimeSpan(start: start, end: start + 4200), original: civil(3, 16, 19)),
            Occurrence(
                event: Ref(0), span: TimeSpan(start: start + 3600, end: start + 7800), zone: 1, status: .postponed,
                isChanged: true),
        ]
        campaign.plannedByEvents = [record(seconds: 540, line: 30)]
        campaign.logs = [
            AirtimeLog(
                path: "x/log.csv", mode: .aired, records: [record(seconds: 500, line: 2), record(seconds: 7, line: 3)],
                place: place),
            AirtimeLog(path: "x/plan.csv", mode: .planned, records: [record(seconds: 60, line: 9)], place: place),
        ]
        campaign.entitlements = [
            Entitlement(
                id: "even", among: .contest(Ref(0)), perChannel: false, channels: [Ref(0)], window: .day,
                tolerance: .percent(hundredths: 550), place: place)
        ]
        campaign.rules.settings = [
            RuleSettings.Setting(rule: "m/off", isOn: false, place: place),
            RuleSettings.Setting(
                rule: "m/on", severity: .note,
                options: [.init(key: "list", value: .list([.scalar("x")]), place: place)], place: place),
        ]
        return campaign
    }

    static func record(seconds: Int64, line: Int32) -> AirtimeRecord {
        AirtimeRecord(
            contestant: 1, channel: 0, contest: 0, person: 0, event: 0, start: Instant(seconds: 1_678_975_200),
            end: Instant(seconds: 1_678_975_200 + seconds), seconds: seconds, kind: .currentAffairs, act: .coverage,
            tone: -1, line: line)
    }

    /// Bytes at an address that stays, as a mapping does.
    static func kept(_ bytes: [UInt8]) -> UnsafeRawBufferPointer {
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
        memory.copyBytes(from: bytes)
        return UnsafeRawBufferPointer(memory)
    }
}
