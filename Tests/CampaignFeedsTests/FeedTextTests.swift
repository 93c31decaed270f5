import CampaignFeeds
import CampaignModel
import FeedFixtures
import ICalendar
import Testing

/// How texts come out of a feed, octet by octet.
@Suite struct FeedTextTests {
    private func octets(title: String, configure: (inout CampaignFixture) throws -> Void = { _ in }) throws -> [UInt8] {
        var fixture = try CampaignFixture()
        try configure(&fixture)
        let hasVenue = !fixture.campaign.venues.isEmpty
        try fixture.add("a", .rally, title: LocalizedText(title), CampaignFixture.timed("20230310T180000", 7200)) {
            $0.venue = hasVenue ? Ref(0) : nil
        }
        let bytes = try FeedWriter(feed(), of: fixture.campaign).bytes()
        #expect(checkCalendar(bytes).isEmpty)
        return bytes
    }

    /// The value of SUMMARY, after what RFC 5545, section 3.1, says of each line was looked at.
    private func summary(of bytes: [UInt8]) throws -> String {
        #expect(bytes.starts(with: Array("BEGIN:VCALENDAR\r\n".utf8)))
        var folded: [[UInt8]] = []
        for line in bytes.dropLast(2).split(separator: 10, omittingEmptySubsequences: false).map(Array.init) {
            // Only CR LF ends a line; the last one's was dropped.
            let content = line.last == 13 ? Array(line.dropLast()) : line
            #expect(!content.contains(13) && content.count <= 75 && content.count > 1)
            #expect(String(validating: content, as: UTF8.self) != nil)
            if content.first == 32, !folded.isEmpty {
                folded[folded.count - 1] += content.dropFirst()
            } else {
                folded.append(content)
            }
        }
        let lines = folded.map { String(decoding: $0, as: UTF8.self) }
        return String(try #require(lines.first { $0.hasPrefix("SUMMARY:") }).dropFirst(8))
    }

    @Test func `a long Kazakh title is folded between letters, wherever the fold falls`() throws {
        let title =
            "Үгіт-насихат кездесуі: Көкшетау қаласы, Әуезов көшесі, мәдениет үйі; сұрақ-жауап және тікелей эфир"
        for shorter in 0...8 {
            let text = String(title.dropLast(shorter))
            let expected = text.replacing(",", with: "\\,").replacing(";", with: "\\;")
            #expect(try summary(of: octets(title: text)) == expected)
        }
    }

    @Test(arguments: ["a", "ә"]) func `a title of every length comes back as it was`(letter: String) throws {
        for length in 60...160 {
            let title = String(repeating: letter, count: length)
            #expect(try summary(of: octets(title: title)) == title)
        }
    }

    @Test func `a feed begins with its first word`() throws {
        #expect(try octets(title: "Мәжіліс сайлауы").prefix(5) == [0x42, 0x45, 0x47, 0x49, 0x4E])
    }

    @Test func `a title is escaped as RFC 5545 has it`() throws {
        let title = #"Meet, greet; "open" mic: path C:\new\n"#
        #expect(try summary(of: octets(title: title)) == #"Meet\, greet\; "open" mic: path C:\\new\\n"#)
    }

    @Test func `a name with a quote, a caret and a line break is a parameter as RFC 6868 has it`() throws {
        let bytes = try octets(title: "x") {
            $0.campaign.venues = [
                Venue(
                    id: "v", name: LocalizedText("Team ^n \"Dala\" \nline"),
                    geo: GeoPoint(latitude: "1", longitude: "2"), place: CampaignFixture.place)
            ]
        }
        let text = String(decoding: bytes, as: UTF8.self).replacing("\r\n ", with: "")
        #expect(text.contains(#";X-TITLE="Team ^^n ^'Dala^' ^nline":geo:1,2"# + "\r\n"))
    }

    @Test func `an attachment that an event keeps stands in a feed for staff as it was kept`() throws {
        let line = "ATTACH;FMTTYPE=text/plain;ENCODING=BASE64;VALUE=BINARY:cG9zdGVyIHRleHQ="
        var fixture = try CampaignFixture()
        try fixture.add("a", .rally, CampaignFixture.timed("20230310T180000", 60)) { $0.ical = [line] }
        let staff = try lines(feed(.staff), of: fixture.campaign)
        #expect(staff.filter { $0.hasPrefix("ATTACH") } == [line])
        #expect(!(try lines(feed(), of: fixture.campaign)).contains { $0.hasPrefix("ATTACH") })
    }

    @Test func `two campaigns with the same ids have no UID in common, and none names the machine`() throws {
        let uids = try ["kz-2023", "kz-2026", "oral-2023"].map { id in
            var fixture = try CampaignFixture(id: id)
            for event in ["1", "2", "3"] {
                try fixture.add(event, .rally, CampaignFixture.timed("20230310T180000", 60))
            }
            return try lines(feed(), of: fixture.campaign).filter { $0.hasPrefix("UID:") }
        }
        #expect(uids.map(\.count) == [3, 3, 3])
        #expect(Set(uids.joined()).count == 9)
        #expect(uids.joined().allSatisfy { $0.hasSuffix(".keste") })
    }
}
