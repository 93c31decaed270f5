import CampaignModel
import ZoneInfo

extension CalendarDecoder {
    private static let regionKeys = CalendarFormat.region.keys
    private static let channelKeys = CalendarFormat.channel.keys
    private static let venueKeys = CalendarFormat.venue.keys

    func decodeRegion(_ node: YamlNode) -> Region {
        guard let (table, id) = entry(node, "a region", keys: Self.regionKeys, example: "{id: oral, name: …}") else {
            return Region(id: "", name: LocalizedText(""), place: Self.place(node.place))
        }
        var region = Region(id: id, name: name(table, id), place: Self.place(table.place))
        region.zone = zone(table)
        region.polling = table.value("polling", SpanValue.span)
        region.provenance = provenance(table, keys: Self.regionKeys)
        // The polls close last where the clocks are furthest behind.
        if let polling = region.polling ?? campaign.polling {
            let zone = region.zone ?? campaign.zone
            let span = polling.on(zone)
            if region.polling != nil {
                widenByDays(span.start, span.end, in: zone)
            } else {
                widen(span.start, span.end)
            }
        }
        return region
    }

    func decodeChannel(_ node: YamlNode) -> Channel {
        guard
            let (table, id) = entry(
                node, "a channel", keys: Self.channelKeys, example: "{id: khabar, kind: tv, name: …}")
        else { return Channel(id: "", kind: .tv, name: LocalizedText(""), place: Self.place(node.place)) }
        table.require("kind", fix: "write kind: tv, radio or online")
        var channel = Channel(
            id: id, kind: table.word("kind", ChannelKind.self) ?? .tv, name: name(table, id),
            place: Self.place(table.place))
        channel.owner = table.text("owner")
        channel.zone = zone(table)
        channel.region = table.ref("region", in: regions)
        channel.slots = decodeSlots(table)
        channel.closed = decodeClosed(table)
        channel.provenance = provenance(table, keys: Self.channelKeys)
        return channel
    }

    func decodeVenue(_ node: YamlNode) -> Venue {
        guard let (table, id) = entry(node, "a venue", keys: Self.venueKeys, example: "{id: square, name: …}") else {
            return Venue(id: "", name: LocalizedText(""), place: Self.place(node.place))
        }
        var venue = Venue(id: id, kind: table.text("kind"), name: name(table, id), place: Self.place(table.place))
        venue.address = table.localized("address", languages: languages)
        venue.geo = decodeGeo(table)
        venue.zone = zone(table)
        venue.region = table.ref("region", in: regions)
        venue.capacity = table.value("capacity", NumberValue.whole)
        venue.setup = table.value("setup", DurationValue.exact) ?? 0
        venue.teardown = table.value("teardown", DurationValue.exact) ?? 0
        venue.open = table.value("open") { (text) throws(Complaint) in try SpanValue.daySlot(text, named: "open") }
        venue.closed = decodeClosed(table)
        venue.provenance = provenance(table, keys: Self.venueKeys)
        return venue
    }

    private func decodeClosed(_ table: TableReader) -> [CivilSpan] {
        table.list("closed").compactMap { table.value($0, "closed", SpanValue.days) }
    }

    private func decodeGeo(_ table: TableReader) -> GeoPoint? {
        guard let node = table.node("geo") else { return nil }
        guard case .list(let items) = node.content, items.count == 2 else {
            var fix = "write degrees north and degrees east: geo: [43.2567, 76.9286]"
            if case .list(let items) = node.content, items.count == 4 {
                let parts = items.map { $0.text ?? "0" }
                fix =
                    "write decimal points and not commas: geo: [\(parts[0]).\(parts[1]), \(parts[2]).\(parts[3])]"
            }
            reading.error(.number, at: node.place, "“geo” must be two numbers", fix: fix)
            return nil
        }
        let north = table.value(items[0], "geo") { (text) throws(Complaint) in try NumberValue.degrees(text, limit: 90)
        }
        let east = table.value(items[1], "geo") { (text) throws(Complaint) in try NumberValue.degrees(text, limit: 180)
        }
        guard let north, let east else { return nil }
        return GeoPoint(latitude: north, longitude: east)
    }
}
