/// Checks a calendar against RFC 5545, the standards after it, and what the large calendar apps make of it.
///
/// Handed one component after the other, so that a large file is never in memory as a whole: `take` for each in the
/// order of the file, `end` for the calendar around them, then `finish`.
package struct CalendarValidator {
    var ledger = ValidationLedger()
    /// What the calendar's METHOD says, in capitals.
    var method: String?
    /// Of the calendar's X-WR-TIMEZONE.
    var defaultZone: String?
    var zones = ZoneUse()
    var identities = IdentityTable()
    var clients = ClientUse()
    /// How many components that say something the calendar has; a VTIMEZONE says nothing alone.
    var contents = 0
    var calendars = 0
    /// What repeats, and what replaces occurrences.
    var series: [CalendarEvent] = []
    /// Where lines begin whose value is of the wrong form.
    var linesWithFault: Set<Int> = []
    var startless: [TextPosition] = []
    var countOfStartless = 0
    /// How often each property stands in the component that is looked at, by the property's index.
    private var tally = [Int](repeating: 0, count: PropertyTable.rules.count)

    package init() {}

    /// What was found so far, in order of place; what is about the whole file comes last.
    package var diagnostics: [ICalendarDiagnostic] {
        ledger.diagnostics.enumerated().sorted { left, right in
            let (a, b) = (left.element.position, right.element.position)
            guard let a, let b else {
                return a != nil && b == nil || (a == nil) == (b == nil) && left.offset < right.offset
            }
            return (a.line, a.column, left.offset) < (b.line, b.column, right.offset)
        }.map(\.element)
    }

    /// How many were found of a severity, those that are not kept among them.
    package func count(of severity: ICalendarDiagnostic.Severity) -> Int {
        ledger.countOfSeverity[severity, default: 0]
    }

    /// How many are counted, but not among `diagnostics`.
    package var leftOut: Int { ledger.leftOut }

    /// Takes what another has found into the same account.
    package mutating func add(_ diagnostic: ICalendarDiagnostic) { ledger.add(diagnostic) }

    /// The calendar itself: its properties; its components are handed over one by one, before it.
    package mutating func end(_ calendar: CalendarComponent) {
        calendars += 1
        method = calendar.property("METHOD")?.value.uppercased()
        check(calendar, in: nil)
        checkCalendar(calendar)
    }

    /// A component of the calendar, whole.
    package mutating func take(_ component: CalendarComponent) {
        if component.name != "VTIMEZONE" { contents += 1 }
        walk(component, in: "VCALENDAR")
    }

    private mutating func walk(_ component: CalendarComponent, in parent: String) {
        check(component, in: parent)
        for child in component.components { walk(child, in: component.name) }
        switch component.name {
        case "VEVENT", "VTODO", "VJOURNAL", "AVAILABLE": checkEvent(component)
        case "VALARM": checkAlarm(component)
        case "VTIMEZONE": checkZone(component)
        default: break
        }
    }

    /// What can be said only at the end of the file.
    ///
    /// - Parameter size: Of the file, in octets.
    package mutating func finish(size: Int = 0) {
        finishEvents()
        finishSeries()
        finishZones()
        finishClients(size: size)
        if calendars > 0, contents == 0 {
            ledger.add(
                .note, "ical/empty", at: nil, "the calendar holds no event, task or journal entry",
                fix: "nothing, if it is meant to be empty; calendar apps show it as such", "RFC 5545, 3.6")
        }
    }

    // MARK: - Any component

    private mutating func check(_ component: CalendarComponent, in parent: String?) {
        guard let rule = ComponentTable.rules[component.name] else {
            checkUnknown(component)
            return
        }
        if let parent, let outer = ComponentTable.rules[parent], !outer.components.contains(component.name) {
            ledger.add(
                .error, "ical/component-place", at: component.position,
                "\(component.name) does not stand in \(parent)",
                fix: Self.homes(of: component.name), rule.reference)
        }
        checkProperties(of: component, rule)
    }

    private static func homes(of name: String) -> String {
        let homes = ComponentTable.rules.values.filter { $0.components.contains(name) }.map(\.name).sorted()
        return homes.isEmpty ? "delete it, up to its END:\(name)" : "move it into \(homes.joined(separator: " or "))"
    }

    private mutating func checkUnknown(_ component: CalendarComponent) {
        guard !component.name.hasPrefix("X-") else { return }
        let near = WordTable.nearest(to: component.name, among: ComponentTable.rules.keys)
        ledger.add(
            .warning, "ical/unknown-component", at: component.position,
            "\(component.name) is no component that a standard names; calendar apps skip all of it",
            fix: near.map { "write BEGIN:\($0)" } ?? "write BEGIN:VEVENT for an event", "RFC 5545, 3.6")
    }

    private mutating func checkProperties(of component: CalendarComponent, _ rule: ComponentRule) {
        for index in tally.indices { tally[index] = 0 }
        let storage = component.storage
        for index in storage.lines.indices where storage.lines[index].isReadable {
            guard !PackedName.isOwn(storage.text, storage.nameRange(of: index)) else { continue }
            let place = LinePlace(component: component, index: index)
            guard let property = PropertyTable.rule(of: place) else {
                checkUnknown(place)
                continue
            }
            tally[property.index] += 1
            checkCount(place, property, rule)
            if place.hasParameters { checkParameters(place, property) }
            checkValue(place, property, in: component.name)
        }
        for name in rule.required {
            guard let property = PropertyTable.rules[name], tally[property.index] == 0 else { continue }
            addMissing(property, in: component, rule.reference)
        }
    }

    private mutating func checkCount(_ place: LinePlace, _ property: PropertyRule, _ rule: ComponentRule) {
        guard let count = rule.properties[property.name] else {
            ledger.add(
                .warning, "ical/property-place", at: place.start,
                "\(property.name) has no place in \(rule.name), and calendar apps skip it there",
                fix: "delete the line, or move it to where it belongs", rule.reference)
            return
        }
        guard count != .any, tally[property.index] == 2 else { return }
        let isAdvised = count == .advised
        ledger.add(
            isAdvised ? .warning : .error, "ical/repeated", at: place.start,
            "\(property.name) stands twice in this \(rule.name), and \(isAdvised ? "should" : "may") stand once",
            fix: "keep one of the lines", rule.reference)
    }

    private mutating func addMissing(_ property: PropertyRule, in component: CalendarComponent, _ reference: String) {
        let (why, fix) = Self.use[property.name] ?? ("", "add a line \(property.name):…")
        ledger.add(
            .error, "ical/required", at: component.position, "\(component.name) has no \(property.name)\(why)",
            fix: fix, reference)
    }

    /// What a property that must be there is for, and how it may look.
    private static let use: [String: (String, String)] = [
        "UID": (
            ", so nobody can tell it from others when it changes; Nextcloud refuses to import it",
            "add one that never changes: UID:rally-1@example.org"
        ),
        "DTSTAMP": (
            ", so nobody can tell which of two versions is the newer",
            "add the time of its last change: DTSTAMP:20270301T090000Z"
        ),
        "PRODID": (", which says what program wrote it", "add PRODID:-//Example//Calendar//EN"),
        "VERSION": (", which says how it is to be read", "add VERSION:2.0"),
        "TRIGGER": (", so it never sounds", "add TRIGGER:-PT15M for a quarter of an hour before"),
        "ACTION": (", so nobody knows what it does", "add ACTION:DISPLAY"),
        "TZID": (", so no time can name it", "add TZID:Asia/Almaty"),
        "TZOFFSETTO": (", so it says nothing", "add TZOFFSETTO:+0500"),
        "TZOFFSETFROM": (", so its start is no certain moment", "add TZOFFSETFROM:+0600"),
        "DTSTART": (", so it has no time", "add DTSTART:20270310T130000Z"),
    ]

    private mutating func checkUnknown(_ place: LinePlace) {
        let name = place.property.name
        let near = WordTable.nearest(to: name, among: PropertyTable.rules.keys)
        ledger.add(
            .warning, "ical/unknown-property", at: place.start,
            "\(name) is no property that a standard names; calendar apps skip it",
            fix: near.map { "write \($0)" } ?? "correct the name, or begin a name of your own with X-",
            "RFC 5545, 3.8.8.1")
    }
}
