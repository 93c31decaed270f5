import ZoneInfo

/// Leads the names that programs give to time zones to the zones of a database.
struct ZoneNames: Sendable {
    let database: ZoneDatabase
    /// Zones that were read, by their name in the database, so that a thousand spellings of one name cost one reading.
    private var read: [String: Zone] = [:]
    /// The database's names by their last part, as a place is compared.
    private var cities: [String: String]?

    init(database: ZoneDatabase) {
        self.database = database
    }

    /// The zone that a name leads to for certain: a name of the database, with a prefix or without, or one of Windows.
    mutating func zone(_ tzid: String) -> Zone? {
        if let zone = named(tzid) ?? prefixed(tzid) { return zone }
        let small = tzid.lowercased()
        switch small {
        case "z", "tzone://microsoft/utc": return .utc
        default: break
        }
        if let name = WindowsZone.byName[small], let zone = named(name) { return zone }
        let list = PlaceList(tzid[...])
        return list.offset.flatMap { zone(of: list, offset: $0) }
    }

    /// The zone that a name may mean which neither the database nor the file knows: an offset, a place (as Rails writes
    /// zones), a shortened Windows name (as Lotus Notes does).
    mutating func zone(guessing tzid: String) -> Zone? {
        let list = PlaceList(tzid[...])
        if let name = WindowsZone.byShortName[tzid.lowercased()], let zone = named(name) { return zone }
        for place in list.places where list.offset == nil {
            if let name = WindowsZone.byPlace[place], let zone = named(name) { return zone }
        }
        // A place that never had the offset before it is no place we know.
        guard let offset = UTCOffset(written: tzid) ?? (list.places.isEmpty ? list.offset : nil) else { return nil }
        guard offset.seconds != 0 else { return .utc }
        let name = "UTC\(offset)"
        return Zone(
            identifier: name,
            initial: ZonePeriod(offset: offset, isDaylightSaving: false, abbreviation: offset.description), changes: [])
    }

    /// A zone of the database by its name, also in other letters or with spaces for underscores.
    private mutating func named(_ text: String) -> Zone? {
        if let zone = read[text] { return zone }
        if let zone = try? database.zone(text) {
            read[text] = zone
            return zone
        }
        let spelled = database.identifier(spelled: text.replacing(" ", with: "_"))
        guard let name = spelled, name != text else { return nil }
        return named(name)
    }

    /// A zone by a name with something before it: `/freeassociation.sourceforge.net/Tzfile/Europe/Berlin`.
    ///
    /// The last one, two or three parts are the database's name. One part alone counts only after a slash at the
    /// beginning, as RFC 5545 asks of names that mean the same everywhere: `Office/EST` is somebody's own.
    private mutating func prefixed(_ text: String) -> Zone? {
        let parts = text.split(separator: "/")
        for count in [3, 2, 1] where parts.count > count || (parts.count == count && text.first == "/") {
            guard count > 1 || text.first == "/" else { break }
            if let zone = named(parts.suffix(count).joined(separator: "/")) { return zone }
        }
        return nil
    }

    /// The zone of a list of places: that of the first whose clocks have had the offset since 1990.
    private mutating func zone(of list: PlaceList, offset: UTCOffset) -> Zone? {
        for place in list.places {
            if let name = WindowsZone.formerly["\(offset) \(place)"] ?? WindowsZone.byName[place],
                let zone = named(name)
            {
                return zone
            }
            for name in [WindowsZone.byPlace[place], city(place)].compactMap(\.self) {
                if let zone = named(name), Self.has(zone, offset) { return zone }
            }
        }
        return nil
    }

    private mutating func city(_ place: String) -> String? {
        if let cities { return cities[place] }
        let all = database.identifiers.filter { $0.contains("/") && !$0.hasPrefix("Etc/") }.map { name in
            (PlaceList.key(of: (name.split(separator: "/").last ?? "").replacing("_", with: " ")), name)
        }
        let cities = Dictionary(all, uniquingKeysWith: { first, _ in first })
        self.cities = cities
        return cities[place]
    }

    private static func has(_ zone: Zone, _ offset: UTCOffset) -> Bool {
        let (start, end) = (Instant(seconds: 631_152_000), Instant(seconds: 1_893_456_000))
        return zone.offset(at: start) == offset
            || zone.changes(in: start..<end).contains { $0.after.offset == offset }
    }
}

extension ZoneNames {
    /// A TZID as names are compared: without quotation marks and spaces around it.
    static func plain(_ text: String) -> String {
        let text = text.trimmed
        guard text.count > 1, text.first == "\"", text.last == "\"" else { return text }
        return text.dropFirst().dropLast().trimmed
    }

    /// The same, with the escapes of a TEXT undone: `(GMT+01.00) Amsterdam\, Berlin`.
    static func plain(unescaping text: String) -> String {
        guard text.contains("\\") else { return plain(text) }
        var result = ""
        var isEscaped = false
        for character in text {
            if character == "\\", !isEscaped {
                isEscaped = true
            } else {
                result.append(character)
                isEscaped = false
            }
        }
        return plain(result)
    }
}
