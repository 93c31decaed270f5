import CampaignModel
import ZoneInfo

/// A campaign of two parties and an official on two channels, all times in UTC.
enum SmallCampaign {
    static let place = SourcePlace(file: Ref(0), line: 3, column: 5)

    static func make(_ records: [AirtimeRecord] = [], rejected: Int = 0) -> Campaign {
        let span = TimeSpan(start: Instant(seconds: 0), end: Instant(seconds: 10 * 86_400))
        var campaign = Campaign(
            id: "small", title: LocalizedText("Small election"), zone: .utc, span: span, place: place,
            files: [SourceFile(path: "c/calendar.yaml", text: "keste: 1\ncampaign:\n\tid: small\n")])
        campaign.period = CivilSpan(start: Instant(seconds: 0).utc, end: Instant(seconds: 5 * 86_400).utc)
        campaign.contests = [Contest(id: "council", title: LocalizedText("Council"), place: place)]
        campaign.contestants = [
            Contestant(id: "ash", kind: .party, name: LocalizedText("Ash"), contests: [Ref(0)], place: place),
            Contestant(id: "birch", kind: .party, name: LocalizedText("Қайың"), contests: [Ref(0)], place: place),
            Contestant(id: "mayor", kind: .official, name: LocalizedText("The mayor"), place: place),
        ]
        campaign.channels = [
            Channel(id: "tv", kind: .tv, name: LocalizedText("City TV"), place: place),
            Channel(id: "radio", kind: .radio, name: LocalizedText("City Radio"), place: place),
        ]
        campaign.logs = [
            AirtimeLog(path: "c/log.csv", mode: .aired, records: records, rejected: rejected, place: place)
        ]
        return campaign
    }

    static func record(
        _ contestant: Int32, _ channel: Int32, _ start: Int64, _ seconds: Int64, line: Int32 = 2
    ) -> AirtimeRecord {
        AirtimeRecord(
            contestant: contestant, channel: channel, contest: contestant == 2 ? -1 : 0,
            start: Instant(seconds: start), end: Instant(seconds: start + seconds), seconds: seconds, line: line)
    }
}
