extension CalendarValidator {
    /// The value against its type, then against what the property itself says.
    mutating func checkValue(_ place: LinePlace, _ rule: PropertyRule, in component: String) {
        let property = place.property
        var type = rule.types.first ?? .text
        if place.hasParameters, let written = property.parameter("VALUE") {
            guard let named = ValueType(rawValue: written.uppercased()), rule.types.contains(named) else {
                if !written.uppercased().hasPrefix("X-") { addWrongType(place, rule, written) }
                return
            }
            type = named
        } else if rule.name == "REFRESH-INTERVAL" {
            ledger.add(
                .warning, "ical/value-type", at: place.start,
                "REFRESH-INTERVAL has no VALUE=DURATION, which it must have",
                fix: "write REFRESH-INTERVAL;VALUE=DURATION:\(property.value)", rule.reference)
        } else if rule.name == "SOURCE" || rule.name == "CONFERENCE" {
            ledger.add(
                .warning, "ical/value-type", at: place.start, "\(rule.name) has no VALUE=URI, which it must have",
                fix: "write \(rule.name);VALUE=URI:\(property.value)", rule.reference)
        } else if type == .dateTime, rule.types.contains(.date), isDays(place) {
            ledger.add(
                .error, "ical/value-type", at: place.value(), "a day without a time needs VALUE=DATE",
                fix: "write \(rule.name);VALUE=DATE:\(property.value)", rule.reference)
            return
        } else if rule.name == "TRIGGER", LineTime(place)?.time.isDate == false {
            ledger.add(
                .error, "ical/value-type", at: place.value(), "an alarm at a moment needs VALUE=DATE-TIME",
                fix: "write TRIGGER;VALUE=DATE-TIME:\(property.value)", rule.reference)
            return
        }
        do throws(ValueFault) {
            let text = place.text
            let octets = text.span.extracting(place.valueRange)
            if type != .text { try ValueCheck.trailingBlank(octets) }
            try checkContent(octets, as: type, place, rule, in: component)
        } catch {
            linesWithFault.insert(place.start.line)
            ledger.add(
                error.severity, error.id, at: place.value(error.offset), error.message, fix: error.fix, error.reference)
        }
    }

    /// Whether each value of a line is eight digits.
    private func isDays(_ place: LinePlace) -> Bool {
        place.text[place.valueRange].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
            .allSatisfy { $0.count == 8 && $0.allSatisfy(\.isDigit) }
    }

    private mutating func addWrongType(_ place: LinePlace, _ rule: PropertyRule, _ written: String) {
        let allowed = rule.types.map(\.rawValue).joined(separator: " or ")
        ledger.add(
            .error, "ical/value-type", at: place.parameter("VALUE"), "\(rule.name) cannot hold VALUE=\(written)",
            fix: rule.types.count == 1 ? "leave VALUE out: it is \(allowed)" : "write VALUE=\(allowed)", rule.reference)
    }

    private mutating func checkContent(
        _ octets: Span<UInt8>, as type: ValueType, _ place: LinePlace, _ rule: PropertyRule, in component: String
    ) throws(ValueFault) {
        if let words = WordTable.rule(of: rule.name, in: component) {
            try ValueCheck.trailingBlank(octets)
            try checkWord(octets, words, rule)
            return
        }
        switch rule.name {
        case "GEO": try ValueCheck.geo(octets)
        case "PRIORITY": try checkRange(octets, 0...9, rule, "0 is no priority, 1 the highest, 9 the lowest")
        case "PERCENT-COMPLETE": try checkRange(octets, 0...100, rule, "it is a percentage")
        case "SEQUENCE", "REPEAT": try checkRange(octets, 0...Int(Int32.max), rule, "it counts")
        case "REQUEST-STATUS": try ValueCheck.requestStatus(octets)
        case "VERSION": try checkVersion(octets)
        case "COLOR": try checkColour(octets, rule)
        // Names of zones hold commas that Exchange does not escape; apps compare them letter by letter.
        case "TZID", "TZID-ALIAS-OF": try checkFilled(octets, rule)
        case "UID", "PRODID":
            try checkFilled(octets, rule)
            try ValueCheck.text(octets, isList: true)
        case "ATTACH" where component == "VALARM" && type == .uri:
            // Apple names its sounds there: Basso, Chord.
            break
        case "DURATION", "REFRESH-INTERVAL":
            let duration = try ValueCheck.duration(octets, octets.indices)
            guard duration.days < 0 || duration.seconds < 0 else { break }
            throw ValueFault(
                "ical/duration", at: 0, "\(rule.name) cannot be negative: \(octets.quoted(octets.indices))",
                fix: "write it without the minus: PT1H", rule.reference)
        default: try ValueCheck.check(octets, as: type, of: rule)
        }
    }

    private func checkWord(_ octets: Span<UInt8>, _ words: WordTable.Rule, _ rule: PropertyRule) throws(ValueFault) {
        let word = octets.capitals(octets.indices)
        guard !words.words.contains(word), !(words.isOpen && word.hasPrefix("X-")) else { return }
        let near = WordTable.nearest(to: word, among: words.words)
        throw ValueFault(
            words.severity, "ical/word", at: 0,
            octets.isEmpty ? "\(rule.name) is empty" : "\(rule.name) cannot be \(octets.quoted(octets.indices))",
            fix: near.map { "write \(rule.name):\($0)" } ?? "write one of \(words.words.joined(separator: ", "))",
            rule.reference)
    }

    private func checkRange(_ octets: Span<UInt8>, _ range: ClosedRange<Int>, _ rule: PropertyRule, _ why: String)
        throws(ValueFault)
    {
        let number = try ValueCheck.integer(octets, octets.indices)
        guard !range.contains(number) else { return }
        throw ValueFault(
            "ical/number", at: 0,
            "\(rule.name) goes from \(range.lowerBound) to \(range.upperBound), and this is \(number)",
            fix: "write a number in that range: \(why)", rule.reference)
    }

    private func checkVersion(_ octets: Span<UInt8>) throws(ValueFault) {
        let version = octets.capitals(octets.indices)
        guard version != "2.0" else { return }
        let isOld = version == "1.0"
        throw ValueFault(
            isOld ? .error : .warning, "ical/version", at: 0,
            isOld
                ? "this is vCalendar 1.0, an older format; Apple Calendar does not import it"
                : "iCalendar is version 2.0, and this says \(octets.quoted(octets.indices))",
            fix: isOld ? "export it as iCalendar (.ics)" : "write VERSION:2.0", "RFC 5545, 3.7.4")
    }

    private func checkColour(_ octets: Span<UInt8>, _ rule: PropertyRule) throws(ValueFault) {
        let name = octets.capitals(octets.indices).lowercased()
        guard !ColourName.isName(name) else { return }
        let near = ColourName.nearest(to: name) ?? WordTable.nearest(to: name, among: ColourName.names)
        throw ValueFault(
            .warning, "ical/colour", at: 0,
            "COLOR takes a name of CSS, and \(octets.quoted(octets.indices)) is none; apps leave the colour out",
            fix: near.map { "write COLOR:\($0), and X-APPLE-CALENDAR-COLOR for the exact one of a calendar" }
                ?? "write a name such as COLOR:gold", rule.reference)
    }

    private func checkFilled(_ octets: Span<UInt8>, _ rule: PropertyRule) throws(ValueFault) {
        guard octets.isEmpty else { return }
        throw ValueFault("ical/empty-value", at: 0, "\(rule.name) is empty", fix: "write a value", rule.reference)
    }
}
