import CampaignModel
import RuleHost
import RuleKit
import Testing
import ZoneInfo

@Suite struct SnapshotTests {
    private func view() throws -> CampaignView {
        let bytes = SnapshotWriter(SampleCampaign.campaign, only: ["m/on"]).bytes()
        return CampaignView(try Snapshot(validating: SampleCampaign.kept(bytes)))
    }

    @Test func `what is written down reads back as it was`() throws {
        let campaign = try view()
        #expect(campaign.id == "kz")
        #expect(campaign.title == "Election")
        #expect(campaign.titles == SampleCampaign.campaign.title)
        #expect(campaign.languages == ["kk", "en"])
        #expect(campaign.period == SampleCampaign.campaign.period)
        // 24:00 stays 24:00 in print.
        #expect(campaign.period?.end.description == "2023-03-17T24:00")
        #expect(campaign.silence == nil)
        #expect(campaign.span == SampleCampaign.campaign.span)

        let event = try #require(campaign.events.first)
        #expect(event.id == "duel")
        #expect(event.kind == .debate)
        #expect(event.venue?.id == "hall")
        #expect(event.contestants.map(\.id) == ["b", "a"])
        #expect(event.people.first?.contestant?.id == "b")
        #expect(event.zones.map(\.identifier) == ["Asia/Almaty", "Asia/Oral"])
        #expect(event.speaking.map(\.seconds) == [540])
        #expect(event.speaking.map(\.offset) == [300])
        #expect(event.stages.map(\.title) == ["Programme"])
        #expect(event.stages.map(\.each) == [120])
        #expect(event.tags == ["national"])
        #expect(event.requested == Instant(seconds: 1_676_859_120))
        #expect(event.answered == nil)
        #expect(event.occurrences.count == 2)
        #expect(campaign.events[1].after == event)
        #expect(campaign.events[1].isAllDay)
        #expect(campaign.events[1].occurrences.isEmpty)
    }

    @Test func `occurrences carry their own clock and status`() throws {
        let occurrences = try view().occurrences
        // 20:00 in Almaty was 14:00Z in March 2023, at +06; the other begins an hour later, which is 20:00 in Oral at +05.
        #expect(occurrences[0].start.description == "2023-03-16T14:00:00Z")
        #expect(occurrences[0].civilStart == SampleCampaign.civil(3, 16, 20))
        #expect(occurrences[0].original == SampleCampaign.civil(3, 16, 19))
        #expect(occurrences[1].zone.identifier == "Asia/Oral")
        #expect(occurrences[1].civilStart == SampleCampaign.civil(3, 16, 20))
        #expect(!occurrences[1].takesPlace)
        #expect(occurrences[1].original == nil)
    }

    @Test func `zones keep the changes around the calendar`() throws {
        let zone = try view().zone
        // Kazakhstan put its clocks back on 1 March 2024 at 00:00 by +06.
        #expect(zone.offset(at: Instant(seconds: 1_709_229_599)).seconds == 21_600)
        #expect(zone.offset(at: Instant(seconds: 1_709_229_600)).seconds == 18_000)
    }

    @Test func `names come in English, else in the calendar's first language`() throws {
        let contestants = try view().contestants
        #expect(contestants[0].name == "Партиясы")
        #expect(contestants[0].names.text(in: "ru") == "Партия")
        #expect(contestants[0].status(at: Instant(seconds: 1_677_600_000), in: nil) == .excluded)
        #expect(contestants[0].takesPart(at: Instant(seconds: 1_677_599_999), in: nil))
        #expect(contestants[1].history.entries.isEmpty)
    }

    @Test func `places keep what rules need`() throws {
        let campaign = try view()
        let venue = campaign.venues[0]
        #expect(venue.setup == 2700)
        // More than fits into 32 bits.
        #expect(venue.teardown == 5_000_000_000)
        #expect(venue.closes == .endOfDay)
        #expect(venue.latitude == "43.2567")
        #expect(venue.capacity == 400)
        let channel = campaign.channels[0]
        #expect(channel.kind == .radio)
        #expect(channel.zone.identifier == "Asia/Oral")
        #expect(channel.slots == [DaySlot(name: "night", start: CivilTime(22, 0), end: CivilTime(6, 0))])
    }

    @Test func `airtime keeps every field, planned apart from aired`() throws {
        let campaign = try view()
        #expect(campaign.hasAiredLog)
        #expect(
            Array(campaign.planned.rows)
                == [SampleCampaign.record(seconds: 540, line: 30), SampleCampaign.record(seconds: 60, line: 9)])
        #expect(
            Array(campaign.aired.rows)
                == [SampleCampaign.record(seconds: 500, line: 2), SampleCampaign.record(seconds: 7, line: 3)])
        #expect(campaign.aired.totals(by: .contestant).seconds == [0, 507])
        #expect(campaign.planned.totals(by: .channel).seconds == [600])
        #expect(campaign.aired.log(ofRow: 1) == "x/log.csv")
        #expect(campaign.planned.log(ofRow: 0) == nil)
        #expect(campaign.planned.log(ofRow: 1) == "x/plan.csv")
    }

    @Test func `entitlements and settings come along`() throws {
        let campaign = try view()
        let entitlement = campaign.entitlements[0]
        #expect(entitlement.contest?.id == "lists")
        #expect(entitlement.tolerance == .percent(hundredths: 550))
        #expect(entitlement.window == .day)
        #expect(!entitlement.isPerChannel)
        let settings = try campaign.snapshot.settings
        #expect(settings.only == ["m/on"])
        #expect(settings.rules.map(\.severity) == [nil, .note])
        #expect(settings.rules[1].options == [.init(key: "list", value: .list([.scalar("x")]))])
        #expect(settings.wants("m/on"))
        #expect(!settings.wants("m/off"))
        #expect(!SnapshotSettings(rules: settings.rules).wants("m/off"))
    }

    @Test func `the same campaign gives the same bytes`() {
        #expect(SnapshotWriter(SampleCampaign.campaign).bytes() == SnapshotWriter(SampleCampaign.campaign).bytes())
    }

    @Test func `a snapshot cut off anywhere is refused`() {
        let bytes = SnapshotWriter(SampleCampaign.campaign).bytes()
        let whole = SampleCampaign.kept(bytes)
        for length in 0..<bytes.count {
            #expect(throws: SnapshotError.self) {
                try Snapshot(validating: UnsafeRawBufferPointer(rebasing: whole[0..<length]))
            }
        }
    }

    @Test func `a flipped bit anywhere in the header is refused`() {
        let bytes = SnapshotWriter(SampleCampaign.campaign).bytes()
        for place in 0..<SnapshotLayout.headerLength {
            for bit in 0..<8 {
                var damaged = bytes
                damaged[place] ^= 1 << UInt8(bit)
                let kept = SampleCampaign.kept(damaged)
                #expect(throws: SnapshotError.self) { try Snapshot(validating: kept) }
            }
        }
    }

    @Test func `damage behind the header gives other values, and no crash`() throws {
        let bytes = SnapshotWriter(SampleCampaign.campaign).bytes()
        var accepted = 0
        for place in stride(from: SnapshotLayout.headerLength, to: bytes.count, by: 3) {
            var damaged = bytes
            damaged[place] ^= 0xFF
            guard let snapshot = try? Snapshot(validating: SampleCampaign.kept(damaged)) else { continue }
            accepted += 1
            let campaign = CampaignView(snapshot)
            for event in campaign.events {
                _ = (
                    event.title, event.zones, event.speaking, event.stages, event.venue?.name,
                    event.contestants.map(\.id)
                )
            }
            for occurrence in campaign.occurrences {
                _ = (occurrence.event.id, occurrence.civilStart, occurrence.original)
            }
            _ = (campaign.aired.totals(by: .contestant), campaign.period, Array(campaign.planned.rows).count)
            _ = (campaign.channels.map(\.slots), campaign.entitlements.map(\.window), try? snapshot.settings)
        }
        #expect(accepted > 0)
    }
}
