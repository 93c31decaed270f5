extension CalendarValidator {
    /// Which parameters stand with a property, and what they hold.
    mutating func checkParameters(_ place: LinePlace, _ rule: PropertyRule) {
        let parameters = place.property.parameters
        guard !parameters.isEmpty else { return }
        for (index, parameter) in parameters.enumerated() {
            if parameters[..<index].contains(where: { $0.name == parameter.name }) {
                ledger.add(
                    .error, "ical/parameter-repeated", at: place.parameter(parameter.name),
                    "\(parameter.name) stands twice on this line", fix: "keep one of the two", "RFC 5545, 3.2")
            }
            guard let known = ParameterTable.rules[parameter.name] else {
                checkUnknown(parameter, place)
                continue
            }
            let stands =
                rule.parameters.contains(parameter.name)
                || ["VALUE", "ORDER", "DERIVED"].contains(parameter.name)
            if !stands {
                ledger.add(
                    .warning, "ical/parameter-place", at: place.parameter(parameter.name),
                    "\(parameter.name) has no meaning with \(rule.name)",
                    fix: parameter.name == "TZID" && rule.isInUTC
                        ? "write the time in UTC, with a Z and without TZID" : "leave it out", rule.reference)
            }
            check(parameter, known, place, rule)
        }
        checkAttachment(place, rule)
    }

    private mutating func checkUnknown(_ parameter: CalendarProperty.Parameter, _ place: LinePlace) {
        guard !parameter.name.hasPrefix("X-") else { return }
        let near = WordTable.nearest(to: parameter.name, among: ParameterTable.rules.keys)
        ledger.add(
            .warning, "ical/unknown-parameter", at: place.parameter(parameter.name),
            "\(parameter.name) is no parameter that a standard names; calendar apps skip it",
            fix: near.map { "write \($0)" } ?? "correct the name, or begin a name of your own with X-",
            "RFC 5545, 3.2")
    }

    private mutating func check(
        _ parameter: CalendarProperty.Parameter, _ known: ParameterTable.Rule, _ place: LinePlace, _ rule: PropertyRule
    ) {
        for value in parameter.values {
            guard let (message, fix, severity) = Self.fault(in: value, of: known, rule) else { continue }
            ledger.add(
                severity, "ical/parameter-value", at: place.parameter(parameter.name), message, fix: fix,
                known.reference)
        }
    }

    private static func fault(in value: String, of known: ParameterTable.Rule, _ rule: PropertyRule) -> (
        String, String, ICalendarDiagnostic.Severity
    )? {
        let octets = value.utf8.span
        switch known.form {
        case .any:
            guard value.isEmpty, known.name == "TZID" else { return nil }
            return ("TZID is empty", "write the zone's name: TZID=Asia/Almaty", .error)
        case .words:
            let word = value.uppercased()
            guard !known.words.contains(word), !(known.isOpen && word.hasPrefix("X-")) else { return nil }
            if known.name == "RANGE", word == "THISANDPRIOR" {
                return (
                    "RANGE=THISANDPRIOR was withdrawn, and apps do not follow it",
                    "write an exception for each occurrence that changes", .error
                )
            }
            if known.name == "ENCODING" {
                let why = word == "QUOTED-PRINTABLE" ? "QUOTED-PRINTABLE is of vCalendar 1.0" : "“\(value)” is none"
                return ("ENCODING is 8BIT or BASE64: \(why)", "write the text in UTF-8, without ENCODING", .error)
            }
            let near = WordTable.nearest(to: word, among: known.words)
            return (
                "\(known.name) cannot be “\(value)”",
                near.map { "write \(known.name)=\($0)" } ?? "write one of \(known.words.joined(separator: ", "))",
                known.isOpen ? .warning : .error
            )
        case .uri:
            guard !ValueCheck.hasScheme(octets, octets.indices), !value.hasPrefix("/") else { return nil }
            return (
                "\(known.name)=“\(value)” is no address", "write it in quotes: \(known.name)=\"mailto:a@example.org\"",
                .warning
            )
        case .boolean:
            guard (try? ValueCheck.boolean(octets, octets.indices)) == nil else { return nil }
            return ("\(known.name) is TRUE or FALSE, and this is “\(value)”", "write \(known.name)=TRUE", .error)
        case .duration:
            guard (try? ValueCheck.duration(octets, octets.indices)) == nil else { return nil }
            return ("\(known.name)=“\(value)” is no duration", "write \(known.name)=P1D", .error)
        case .number:
            guard ValueCheck.whole(octets, octets.indices) == nil else { return nil }
            return ("\(known.name)=“\(value)” is no whole number", "write \(known.name)=1", .error)
        case .language:
            let isTag = !value.isEmpty && value.utf8.allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") }
            guard !isTag else { return nil }
            return ("LANGUAGE=“\(value)” names no language", "write a tag such as LANGUAGE=kk", .warning)
        }
    }

    /// BASE64 and BINARY stand together or not at all.
    private mutating func checkAttachment(_ place: LinePlace, _ rule: PropertyRule) {
        guard rule.types.contains(.binary) else { return }
        let isBinary = place.property.parameter("VALUE")?.uppercased() == "BINARY"
        let isEncoded = place.property.parameter("ENCODING")?.uppercased() == "BASE64"
        guard isBinary != isEncoded else { return }
        ledger.add(
            .error, "ical/attachment", at: place.parameter(isBinary ? "VALUE" : "ENCODING"),
            isBinary ? "VALUE=BINARY needs ENCODING=BASE64" : "ENCODING=BASE64 needs VALUE=BINARY",
            fix: "write \(rule.name);ENCODING=BASE64;VALUE=BINARY:…", rule.reference)
    }
}
