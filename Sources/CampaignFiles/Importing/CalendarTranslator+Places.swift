import ICalendar

extension CalendarTranslator {
    /// Texts that programs put where a place belongs and that name none.
    private static let noPlaces: Set<String> = [
        "online", "онлайн", "virtual", "zoom", "zoom meeting", "google meet", "microsoft teams",
        "microsoft teams meeting",
        "skype", "skype meeting", "tba", "tbd", "tbc", "n/a", "none", "-", "?", "phone", "call", "уточняется",
    ]

    /// Where it takes place: a venue of the calendar, its channels and regions as our feeds name them, else a venue made
    /// of the text, so that two events there at once are found.
    mutating func setPlace(
        _ properties: [CalendarProperty], into table: inout EntryTable,
        _ kept: inout [(line: String, position: TextPosition)]
    ) {
        let geo = point(of: properties.first { $0.name == "GEO" })
        let locations = properties.filter { $0.name == "LOCATION" }
        var isGeoUsed = false
        var isPageUsed = false
        if let property = locations.first {
            let page = property.parameter("ALTREP").map(Self.plain)
            let text = Self.plain(property.text.split(whereSeparator: \.isNewline).joined(separator: ", ")).trimmed
            if let id = names.venues.id(text) {
                table.set("venue", id, at: property.position)
                isGeoUsed = geo.map { lies(id, at: $0) } ?? true
                isPageUsed = page == names.venues.notes[id]
            } else if setChannelsAndRegion(text, into: &table, at: property.position) {
            } else if let url = try? NameValue.url(text), text.contains("://") {
                if table["stream"] == nil { table.set("stream", url, at: property.position) }
            } else if text.isEmpty || Self.noPlaces.contains(text.lowercased()) {
                if !text.isEmpty { kept.append((Self.plain(property.line), property.position)) }
            } else {
                table.set(
                    "venue",
                    venue(
                        named: text, language: property.parameter("LANGUAGE").flatMap(language), geo: geo, page: page,
                        at: property.position), at: property.position)
                isGeoUsed = true
                isPageUsed = true
            }
            if page != nil, !isPageUsed { otherForms[property.position.line] = property }
        }
        for property in locations.dropFirst() {
            say(
                .warning, "not-kept", at: property.position,
                "an event has one place; “\(Self.plain(property.text))” is left out")
        }
        // A point on the map that no place has is kept as it is.
        if let geo, !isGeoUsed { kept.append(("GEO:\(geo.north);\(geo.east)", geo.position)) }
    }

    private func setChannelsAndRegion(_ text: String, into table: inout EntryTable, at position: TextPosition) -> Bool {
        var channels: [String] = []
        var region: String?
        for part in text.split(separator: ",").map({ String($0).trimmed }) {
            if let id = names.channels.id(part) {
                channels.append(id)
            } else if region == nil, let id = names.regions.id(part) {
                region = id
            } else {
                return false
            }
        }
        guard !channels.isEmpty || region != nil else { return false }
        if !channels.isEmpty {
            var known: [String] = []
            if case .list(let items)? = table["channels"] {
                known = items.compactMap { if case .text(let id) = $0 { id } else { nil } }
            }
            table.set("channels", texts: known + channels.filter { !known.contains($0) }, at: position)
        }
        table.set("region", region, at: position)
        return true
    }

    /// A point on the map, in degrees as they were written.
    struct Point {
        var north: String
        var east: String
        var position: TextPosition
    }

    /// Where a GEO says; what says no point is named.
    private mutating func point(of geo: CalendarProperty?) -> Point? {
        guard let geo, !geo.value.trimmed.isEmpty else { return nil }
        // Some write the semicolon escaped, as it would be in a text.
        let parts = geo.text.split(separator: ";", omittingEmptySubsequences: false).map { String($0).trimmed }
        guard parts.count == 2, let north = try? NumberValue.degrees(parts[0], limit: 90),
            let east = try? NumberValue.degrees(parts[1], limit: 180)
        else {
            say(
                .warning, "not-kept", at: geo.position,
                "GEO is left out: “\(Self.plain(geo.value))” is no latitude and longitude in degrees",
                fix: "write them with a semicolon between: GEO:43.2567;76.9286")
            return nil
        }
        return Point(north: north, east: east, position: geo.position)
    }

    /// Whether a venue is known to be where a GEO says.
    private func lies(_ venue: String, at geo: Point) -> Bool {
        let (known, said) = (names.venues.points[venue] ?? [], [geo.north, geo.east])
        guard known.count == 2 else { return false }
        return zip(known, said).allSatisfy { known, said in
            guard let known = Double(known), let said = Double(said) else { return known == said }
            return abs(known - said) < 0.0005
        }
    }

    /// The id of the venue of a name, which is made if there is none.
    mutating func venue(
        named name: String, language: String? = nil, geo: Point?, page: String? = nil, at position: TextPosition
    ) -> String {
        if let id = names.venues.id(name) { return id }
        let id = names.venues.freeID(near: name, or: "place")
        var table: EntryTable = ["id": .text(id), "name": language.map { .table([$0: .text(name)]) } ?? .text(name)]
        var point: [String] = []
        if let geo {
            point = [geo.north, geo.east]
            table.set("geo", texts: point)
        }
        // What an ALTREP leads to says more about the place.
        table.set("note", page)
        names.venues.add(id, names: [name], point: point, note: page)
        result.venues.append(.init(table: table, position: position))
        return id
    }
}
