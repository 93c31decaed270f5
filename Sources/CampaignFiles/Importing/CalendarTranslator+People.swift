import ICalendar

extension CalendarTranslator {
    /// What an ATTENDEE or ORGANIZER says of whom it names.
    private struct Someone {
        var name: String?
        var address: String?
        let property: CalendarProperty

        init(_ property: CalendarProperty) {
            self.property = property
            let name =
                property.parameter("CN").map { name in
                    // A name stands on one line.
                    CalendarTranslator.plain(name.split { $0.isWhitespace }.joined(separator: " "))
                } ?? ""
            let value = property.value
            let isMail = value.lowercased().hasPrefix("mailto:")
            let address = (isMail ? String(value.dropFirst(7)) : property.parameter("EMAIL") ?? "").trimmed.lowercased()
            self.address = address.isEmpty ? nil : address
            // Many programs write the address where they know no name.
            self.name = name.isEmpty || name.lowercased() == self.address ? nil : name
        }

        var isPerson: Bool {
            let type = property.parameter("CUTYPE")?.uppercased() ?? "INDIVIDUAL"
            return (type == "INDIVIDUAL" || type == "UNKNOWN") && (name != nil || address != nil)
        }

        var isThere: Bool { property.parameter("PARTSTAT")?.uppercased() != "DECLINED" }
    }

    /// Names that belong to addresses, from anywhere in the file: an event may have the address alone.
    mutating func learnAddresses() {
        for event in file.events {
            for property in event.component.properties
            where property.isNamed("ATTENDEE") || property.isNamed("ORGANIZER") {
                let someone = Someone(property)
                guard someone.isPerson, let address = someone.address, addresses[address] == nil else { continue }
                addresses[address] =
                    names.people.id(address) ?? someone.name.flatMap { names.people.id($0) }
            }
        }
    }

    /// Who takes part: people of the calendar by name or address, else people made of what the file says of them.
    ///
    /// An organizer takes part where nobody is invited, else if invited too. Addresses are personal: they are kept in
    /// lines that no public feed has, and in a note at the person.
    mutating func setPeople(
        _ properties: [CalendarProperty], into table: inout EntryTable,
        _ kept: inout [(line: String, position: TextPosition)]
    ) {
        let invited = properties.filter { $0.name == "ATTENDEE" }
        let organizers = properties.filter { $0.name == "ORGANIZER" }
        for property in invited + organizers
        where !property.value.trimmed.isEmpty && isShortEnough(property) {
            kept.append((Self.plain(property.line), property.position))
        }
        var people: [String] = []
        for property in invited.isEmpty ? organizers : invited {
            let someone = Someone(property)
            if property.parameter("CUTYPE").map({ ["ROOM", "RESOURCE"].contains($0.uppercased()) }) == true {
                if table["venue"] == nil, let name = someone.name, someone.isThere {
                    table.set("venue", venue(named: name, geo: nil, at: property.position), at: property.position)
                }
                continue
            }
            guard someone.isPerson, someone.isThere, !Self.isShared(someone.address) else { continue }
            let id = person(someone)
            if !people.contains(id) { people.append(id) }
        }
        table.set("people", texts: people, at: (invited.first ?? organizers.first)?.position)
    }

    /// Addresses that stand for a calendar or a machine, and not for somebody.
    private static func isShared(_ address: String?) -> Bool {
        guard let address else { return false }
        return address.hasSuffix("calendar.google.com") || ["noreply@", "no-reply@"].contains { address.hasPrefix($0) }
    }

    private mutating func person(_ someone: Someone) -> String {
        if let address = someone.address, let id = addresses[address] ?? names.people.id(address) { return id }
        let name = someone.name ?? someone.address ?? ""
        let id =
            names.people.id(name)
            ?? {
                let id = names.people.freeID(near: name.prefix { $0 != "@" }.description, or: "person")
                var table: EntryTable = ["id": .text(id), "name": .text(name)]
                if someone.name != nil { table.set("note", someone.address) }
                names.people.add(id, names: [name, someone.address].compactMap(\.self))
                result.people.append(.init(table: table, position: someone.property.position))
                return id
            }()
        if let address = someone.address { addresses[address] = id }
        return id
    }
}
