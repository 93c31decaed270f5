import CampaignModel
import ICalendar
import ZoneInfo

extension CalendarTranslator {
    /// All that an event says beside when it takes place. Its clock is not told here: it depends on its times.
    mutating func details(of event: CalendarEvent) -> EntryTable {
        var table = EntryTable()
        var kept: [(line: String, position: TextPosition)] = []
        let properties = Array(event.component.properties)
        let titles = properties.filter { $0.name == "SUMMARY" }
        table.set("title", localized(titles) ?? .text("Untitled"), at: titles.first?.position)
        let descriptions = properties.filter { $0.name == "DESCRIPTION" }
        for property in titles + descriptions where property.parameter("ALTREP") != nil {
            otherForms[property.position.line] = property
        }
        sort(properties.filter { $0.name == "CATEGORIES" }, into: &table, of: event)
        table.set("description", localized(descriptions))
        setPlace(properties, into: &table, &kept)
        setPeople(properties, into: &table, &kept)
        setFlags(event, properties, into: &table, &kept)
        setAddresses(properties, into: &table, &kept)
        setAlarms(event, into: &table)
        let unusable = event.unusable
        result.diagnostics += unusable
        let left = Set(unusable.compactMap { $0.position?.line })
        keep(properties.filter { !left.contains($0.position.line) }, &kept)
        table.set("uid", Self.plain(event.uid))
        kept.sort { ($0.position.line, $0.line) < ($1.position.line, $1.line) }
        table.set("ical", texts: standing(kept))
        return table
    }

    /// A text on one line, without what no text of the calendar may hold.
    static func plain(_ text: String) -> String {
        kept(text) { $0.value >= 0x20 && $0.value != 0x7F && !isNoCharacter($0) }
    }

    /// Code points that stand for nothing and that no file of the calendar can hold.
    private static func isNoCharacter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(scalar.value)
    }

    private static func readable(_ text: String) -> String {
        let plain = kept(text) {
            $0 == "\n" || $0 == "\t" || ($0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) && !isNoCharacter($0))
        }
        return plain.contains { !$0.isWhitespace } ? plain : ""
    }

    /// A text without some of its scalars; mostly it has none of them, and nothing is copied.
    private static func kept(_ text: String, where isKept: (Unicode.Scalar) -> Bool) -> String {
        guard !text.unicodeScalars.allSatisfy(isKept) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.filter(isKept)))
    }

    // MARK: Texts

    /// A text, or a table by language where the file says the languages.
    private func localized(_ properties: [CalendarProperty]) -> EntryValue? {
        var table = EntryTable()
        var plain: String?
        for property in properties {
            let text = Self.readable(property.text)
            guard !text.isEmpty else { continue }
            if let language = property.parameter("LANGUAGE").flatMap(language) {
                if table[language] == nil { table.set(language, text, at: property.position) }
            } else if plain == nil {
                plain = text
            }
        }
        if table.pairs.isEmpty { return plain.map(EntryValue.text) }
        // What no language is named of stands for the first that lacks one.
        if let plain, let first = languages.first(where: { table[$0] == nil }) { table.set(first, plain) }
        return .table(table)
    }

    /// A language of the campaign, by its tag in the file.
    func language(_ tag: String) -> String? {
        let primary = tag.lowercased().prefix { $0 != "-" && $0 != "_" }
        guard let language = try? NameValue.language(String(primary)) else { return nil }
        return languages.isEmpty || languages.contains(language) ? language : nil
    }

    // MARK: Kind, contestants, channels, tags

    private mutating func sort(_ properties: [CalendarProperty], into table: inout EntryTable, of event: CalendarEvent)
    {
        var kind: EventKind?
        var contestants: [String] = []
        var channels: [String] = []
        var tags: [String] = []
        var seen: Set<String> = []
        for property in properties {
            for word in property.texts.map(Self.readable) where !word.isEmpty {
                let word = word.split { $0.isWhitespace }.joined(separator: " ")
                if kind == nil, let known = options.kinds[word.lowercased()] ?? KindWords.kind(word) {
                    kind = known
                } else if let id = names.contestants.id(word) ?? names.contestants.id(Self.withoutPrefix(word)) {
                    if !contestants.contains(id) { contestants.append(id) }
                } else if let id = names.channels.id(word) {
                    if !channels.contains(id) { channels.append(id) }
                } else if seen.insert(word).inserted {
                    tags.append(word)
                }
            }
        }
        table.set("kind", (kind ?? options.kind).rawValue)
        table.set("contestants", texts: contestants)
        table.set("channels", texts: channels)
        table.set("tags", texts: tags)
    }

    /// `party:lake` and `candidate: Hill` name a contestant.
    private static func withoutPrefix(_ word: String) -> String {
        let parts = word.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2, ["party", "candidate", "contestant"].contains(parts[0].lowercased()) else { return "" }
        return parts[1].split { $0.isWhitespace }.joined(separator: " ")
    }

    // MARK: Status, time taken, audience

    private mutating func setFlags(
        _ event: CalendarEvent, _ properties: [CalendarProperty], into table: inout EntryTable,
        _ kept: inout [(line: String, position: TextPosition)]
    ) {
        switch event.status {
        case .tentative: table.set("status", "tentative")
        case .cancelled: table.set("status", "cancelled")
        case .confirmed, .unsaid: break
        }
        // Feeds of ours write whole days, deadlines and silence as free, so that it need not be said of them.
        let kind = table.text("kind") ?? ""
        let isFreeAnyway = event.start.isDate || kind == "deadline" || kind == "silence"
        if event.isTransparent, !isFreeAnyway { table.set("free", "true") }
        if !event.isTransparent, isFreeAnyway, event.component.property("TRANSP") != nil { table.set("free", "false") }
        let secret = properties.first {
            $0.name == "CLASS" && !$0.value.trimmed.isEmpty && $0.value.trimmed.uppercased() != "PUBLIC"
        }
        if secret != nil || options.audience == .staff { table.set("audience", "staff") }
        if let secret {
            kept.append((Self.plain(secret.line), secret.position))
            if options.audience == .public {
                say(
                    .note, "private", at: secret.position,
                    "\(secret.value) is for staff only, whatever holds for the rest of the file")
            }
        }
    }

    // MARK: Addresses of pages and streams

    private func setAddresses(
        _ properties: [CalendarProperty], into table: inout EntryTable,
        _ kept: inout [(line: String, position: TextPosition)]
    ) {
        for property in properties {
            let key: String
            switch property.name {
            case "URL": key = "url"
            case "CONFERENCE", "X-GOOGLE-CONFERENCE": key = "stream"
            default: continue
            }
            let address = property.value.split { $0.isWhitespace }.joined()
            if table[key] == nil, let url = try? NameValue.url(address) {
                table.set(key, url, at: property.position)
            } else if table.text(key) != address {
                kept.append((Self.plain(property.line), property.position))
            }
        }
    }

    // MARK: Alarms

    private mutating func setAlarms(_ event: CalendarEvent, into table: inout EntryTable) {
        var alarms: [String] = []
        for alarm in event.component.components where alarm.name == "VALARM" {
            // Apple writes an alarm that does nothing where there is none.
            if alarm.property("ACTION")?.value.uppercased() == "NONE" { continue }
            let triggers = alarm.properties.filter { $0.name == "TRIGGER" }
            // That there is none, or more than one, is said with what else cannot be used of the event.
            guard let trigger = triggers.first else { continue }
            let isFromEnd = trigger.parameter("RELATED")?.uppercased() == "END"
            guard let duration = ICalendarDuration(trigger.value), duration.days <= 0, duration.seconds <= 0, !isFromEnd
            else {
                say(
                    .warning, "alarm", at: trigger.position,
                    "the alarm is left out: the calendar has alarms so long before the start, and not \(trigger.value)"
                        + (isFromEnd ? " from the end" : ""),
                    fix: "write alarms: [1h] at the event")
                continue
            }
            let text = DurationText.make(days: -duration.days, seconds: -duration.seconds)
            if (try? DurationValue.duration(text)) == nil {
                say(.warning, "alarm", at: trigger.position, "the alarm is left out: \(trigger.value) is too long")
            } else if !alarms.contains(text) {
                alarms.append(text)
            }
        }
        table.set("alarms", texts: alarms)
    }
}
