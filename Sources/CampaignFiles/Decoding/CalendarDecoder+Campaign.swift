import CampaignModel
import ZoneInfo

extension CalendarDecoder {
    private static let campaignKeys = CalendarFormat.campaign.keys

    func decodeCampaign(_ pair: YamlPair) {
        let example = "{id: kz-2023, title: …, zone: Asia/Almaty}"
        guard
            let table = TableReader(pair.value, "the campaign", keys: Self.campaignKeys, example: example, in: reading)
        else { return }
        campaign.place = Self.place(table.place)
        table.require("id", fix: "write id: and a short name of a-z, 0-9 and -: kz-2023")
        table.require("title", fix: "write title: and what the election is called")
        table.require("zone", fix: "write zone: and the name of the time zone: Asia/Almaty")
        campaign.id = table.value("id", NameValue.id) ?? ""
        campaign.languages = decodeLanguages(table, "languages")
        // Where one of them is written wrongly, nobody can tell which texts are in none of them.
        if campaign.languages.count < table.list("languages").count { campaign.languages = [] }
        campaign.title = name(table, campaign.id, key: "title")
        if let zone = zone(table) { campaign.zone = zone }
        campaign.feedsAt = table.value("feeds-at", NameValue.webFolder)
        campaign.period = table.value("period", SpanValue.span)
        campaign.silence = table.value("silence", SpanValue.span)
        campaign.polling = table.value("polling", SpanValue.span)
        campaign.slots = decodeSlots(table) ?? []
        campaign.provenance = provenance(table, keys: Self.campaignKeys)
        decodeTravel(table)
        for span in [campaign.period, campaign.silence, campaign.polling].compactMap(\.self) {
            let span = span.on(campaign.zone)
            widenByDays(span.start, span.end, in: campaign.zone)
        }
    }

    /// Codes of languages, each once.
    func decodeLanguages(_ table: TableReader, _ key: String) -> [String] {
        var languages: [String] = []
        for node in table.list(key) {
            guard let language = table.value(node, key, NameValue.language) else { continue }
            if languages.contains(language) {
                reading.error(
                    .language, at: node.place, "“\(language)” stands twice in “\(key)”", fix: "delete one of the two")
            } else {
                languages.append(language)
            }
        }
        return languages
    }

    /// `{prime: 18:00-24:00, night: 00:00-06:00}`; slots of one channel do not overlap.
    func decodeSlots(_ table: TableReader) -> [DaySlot]? {
        guard let node = table.node("slots") else { return nil }
        guard case .table(let pairs) = node.content else {
            reading.error(
                .shape, at: node.place, "“slots” must be a table of names and times",
                fix: "write slots: {prime: 18:00-24:00}")
            return nil
        }
        var slots: [DaySlot] = []
        for pair in pairs {
            do {
                _ = try NameValue.id(pair.key)
                guard let text = table.scalar(pair.value, pair.key) else { continue }
                let slot = try SpanValue.daySlot(text, named: pair.key)
                if let other = slots.first(where: { Self.overlap($0, slot) }) {
                    reading.error(
                        .span, at: pair.value.place, "the slots “\(other.name)” and “\(slot.name)” overlap",
                        fix: "let one end where the other begins")
                }
                slots.append(slot)
            } catch {
                reading.error(error, at: error.id == .id ? pair.place : pair.value.place)
            }
        }
        return slots
    }

    private static func overlap(_ a: DaySlot, _ b: DaySlot) -> Bool {
        pieces(a).contains { a in pieces(b).contains { $0.lowerBound < a.upperBound && a.lowerBound < $0.upperBound } }
    }

    /// A slot on the clock of one day: in two pieces if it runs over midnight.
    private static func pieces(_ slot: DaySlot) -> [Range<Int>] {
        let start = slot.start.secondsOfDay
        let end = slot.end.secondsOfDay
        return start < end ? [start..<end] : [start..<86_400, 0..<end]
    }

    private func decodeTravel(_ table: TableReader) {
        guard let node = table.node("travel") else { return }
        _ = table.warnNotUsedYet(["travel"])
        guard
            let travel = TableReader(
                node, "travel", keys: CalendarFormat.travel.keys, example: "{speed: 50 km/h}", in: reading)
        else { return }
        _ = travel.value("speed", NumberValue.speed)
        guard let minutes = travel.node("minutes") else { return }
        guard case .list(let items) = minutes.content else {
            reading.error(
                .shape, at: minutes.place, "“minutes” must be a list",
                fix: "write minutes: [{from: hall, to: square, minutes: 25}]")
            return
        }
        for item in items {
            let keys = CalendarFormat.way.keys
            guard
                let way = TableReader(
                    item, "a way", keys: keys, example: "{from: hall, to: square, minutes: 25}", in: reading)
            else { continue }
            for key in ["from", "to", "minutes"] {
                way.require(key, fix: "write {from: hall, to: square, minutes: 25}")
            }
            _ = way.ref("from", in: venues)
            _ = way.ref("to", in: venues)
            _ = way.value("minutes", NumberValue.whole)
        }
    }
}
