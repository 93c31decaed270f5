import ICalendar
import ZoneInfo

/// Takes an input through everything that is done with an iCalendar file, and looks at what must hold of any.
package enum FuzzTarget {
    /// - Throws: `FuzzFault`, if something does not hold. A crash is for the runner to see.
    package static func run(_ octets: [UInt8]) throws(FuzzFault) {
        let first = try read(octets)
        try expand(octets, first)
        try validate(octets, first)
        try writeAndRead(octets.contains(where: isControl) ? read(octets.filter { !isControl($0) }) : first)
    }

    /// The writer leaves control characters out, and one may have stood between the octets of an escape, a name or a
    /// line break: what is written is compared with a file that never had them.
    private static func isControl(_ octet: UInt8) -> Bool {
        switch octet {
        case 9, 10, 13: false
        default: octet < 0x20 || octet == 0x7F
        }
    }

    private static func writeAndRead(_ first: Content) throws(FuzzFault) {
        let written = write(first)
        let second = try read(written)
        // What is too long is left out, and what cannot be a name is cut: neither comes back as it was.
        guard !first.isCut, !second.isCut, first.components.allSatisfy(hasPlainNames) else { return }
        try compare(first, second, "what was read and what was written of it")
        let again = write(second)
        if again != written { throw FuzzFault("writing what was written gives other octets") }
        // libical sees only what our own writer wrote; what it has to say of the values does not matter here.
        if written.count < 16 << 10, !written.contains(0) { _ = checkCalendar(written) }
    }

    /// A file as it was read: each line of each component.
    private struct Content {
        var calendars: [CalendarComponent] = []
        var components: [CalendarComponent] = []
        var events: [CalendarEvent] = []
        var isCalendar = false
        /// Whether a limit was met, so that something is missing.
        var isCut = false
    }

    private static func hasPlainNames(_ component: CalendarComponent) -> Bool {
        component.name.utf8.count <= 40
            && component.name.utf8.allSatisfy { (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
            && component.components.allSatisfy(hasPlainNames)
    }

    private static let limits: ReadingLimits = {
        var limits = ReadingLimits()
        // Low enough for an input of a few thousand octets to reach them.
        limits.longestLine = 8 << 10
        limits.componentSize = 16 << 10
        limits.linesInComponent = 500
        limits.componentsInComponent = 100
        limits.depth = 8
        limits.diagnostics = 100
        return limits
    }()

    private static func read(_ octets: [UInt8]) throws(FuzzFault) -> Content {
        var reader = CalendarReader(octets, limits: limits)
        var content = Content()
        while let component = reader.nextComponent() {
            content.components.append(component)
            if let event = reader.event(component) { content.events.append(event) }
        }
        content.calendars = reader.calendars
        content.isCalendar = reader.isCalendar
        content.isCut = reader.diagnostics.contains { $0.id == "ical/limit" || $0.id == "ical/more" }
        _ = reader.clock
        // Each octet ends one line at most, and a file of none has a first line to speak of.
        try look(at: reader.diagnostics, lines: octets.count + 1)
        return content
    }

    private static func validate(_ octets: [UInt8], _ content: Content) throws(FuzzFault) {
        let check = CalendarCheck(octets, limits: limits)
        try look(at: check.diagnostics, lines: octets.count + 1)
        if check.isCalendar != content.isCalendar { throw FuzzFault("reading and validating disagree on what it is") }
        if check.components["VEVENT", default: 0] != content.components.count(where: { $0.name == "VEVENT" }) {
            throw FuzzFault("reading and validating find differently many events")
        }
        let places = check.diagnostics.compactMap(\.position).map { ($0.line, $0.column) }
        for (one, next) in zip(places, places.dropFirst()) where one > next {
            throw FuzzFault("diagnostics are not in order of place")
        }
    }

    /// March of 2027, in which most of what is whole takes place.
    private static let window = Instant(seconds: 1_803_859_200)..<Instant(seconds: 1_806_537_600)

    private static func expand(_ octets: [UInt8], _ content: Content) throws(FuzzFault) {
        let found = OccurrenceSet(content.events, defaultZone: .utc).occurrences(in: window, limit: 500)
        try look(at: found.diagnostics, lines: octets.count + 1)
        if found.occurrences.count > 500 { throw FuzzFault("more occurrences than were asked for") }
        for (one, next) in zip(found.occurrences, found.occurrences.dropFirst()) where one.start > next.start {
            throw FuzzFault("occurrences are not in order of their start")
        }
        for one in found.occurrences {
            guard content.events.indices.contains(one.event), one.start <= one.end, one.start < window.upperBound,
                one.end >= window.lowerBound
            else { throw FuzzFault("an occurrence is outside of what was asked for") }
        }
        for event in content.events { _ = event.canTouch(window, defaultZone: .utc) }
    }

    private static func look(at diagnostics: [ICalendarDiagnostic], lines: Int) throws(FuzzFault) {
        for diagnostic in diagnostics {
            if let position = diagnostic.position, position.line < 1 || position.line > lines || position.column < 1 {
                throw FuzzFault("\(diagnostic.id) is at \(position.line):\(position.column), which there is not")
            }
            if diagnostic.message.isEmpty || !diagnostic.id.hasPrefix("ical/") {
                throw FuzzFault("a diagnostic says nothing")
            }
        }
    }

    // MARK: - There and back

    private static func write(_ content: Content) -> [UInt8] {
        var writer = ContentLineWriter()
        writer.write("BEGIN", value: "VCALENDAR")
        for calendar in content.calendars { writeLines(of: calendar, to: &writer) }
        for component in content.components { write(component, to: &writer) }
        writer.write("END", value: "VCALENDAR")
        return writer.bytes
    }

    private static func write(_ component: CalendarComponent, to writer: inout ContentLineWriter) {
        writer.write("BEGIN", value: component.name)
        writeLines(of: component, to: &writer)
        for child in component.components { write(child, to: &writer) }
        writer.write("END", value: component.name)
    }

    private static func writeLines(of component: CalendarComponent, to writer: inout ContentLineWriter) {
        for property in component.properties where property.isReadable { writer.write(line: property.line) }
    }

    private static func compare(_ left: Content, _ right: Content, _ what: String) throws(FuzzFault) {
        if left.components.count != right.components.count {
            throw FuzzFault("\(what): \(left.components.count) and \(right.components.count) components")
        }
        for (one, other) in zip(left.components, right.components) { try compare(one, other, what) }
    }

    private static func compare(_ left: CalendarComponent, _ right: CalendarComponent, _ what: String) throws(FuzzFault)
    {
        let (lines, others) = (left.properties.filter(\.isReadable), right.properties.filter(\.isReadable))
        guard plain(left.name) == plain(right.name), lines.count == others.count,
            left.components.count == right.components.count
        else { throw FuzzFault("\(what): \(left.name) differs in its lines or components") }
        for (line, other) in zip(lines, others) {
            // As with control characters, of which Unicode has more.
            guard plain(line.line) == line.line else { continue }
            guard plain(line.name) == plain(other.name), plain(line.value) == plain(other.value) else {
                throw FuzzFault("\(what): \(line.name) differs")
            }
            guard plain(line.parameters) == plain(other.parameters) else {
                throw FuzzFault("\(what): the parameters of \(line.name) differ")
            }
        }
        for (one, other) in zip(left.components, right.components) { try compare(one, other, what) }
    }

    private static func plain(_ parameters: [CalendarProperty.Parameter]) -> [[String]] {
        parameters.map { [plain($0.name)] + $0.values.map(plain) }
    }

    /// Without what the writer leaves out: control characters, and what some readers take for the end of a line.
    private static func plain(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0..<9, 10..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: continue
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }
}
