package import ZoneInfo

/// Writes iCalendar content lines: escaped, quoted, folded and ended as RFC 5545 and RFC 6868 have it.
///
/// Nothing that is handed in can begin a line of its own: line breaks in values become `\n` or go. A line is written
/// whole by one of the `write` functions, or in parts between `begin` and `end`, for those that write very many. Names of
/// properties are literals, which take no more than a copy. Cost: two passes over the octets.
package struct ContentLineWriter: ~Copyable, Sendable {
    /// What was written: UTF-8, each line ended by CR LF.
    package private(set) var bytes: [UInt8] = []
    private var line = LineBuffer()

    /// Most octets in a line without its end, the space of a continuation included (RFC 5545, section 3.1).
    package static let longestLine = 75

    /// A writer with room for so many octets.
    package init(reservingCapacity capacity: Int = 0) {
        bytes.reserveCapacity(capacity)
    }

    /// Forgets what was written and keeps the room, for those that hand their lines on piece by piece.
    package mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
    }

    /// A parameter of a property: `TZID=Asia/Almaty`.
    package struct Parameter: Hashable, Sendable {
        package let name: String
        package let value: String

        /// A parameter; the value is quoted and encoded where it must be.
        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    // MARK: - Whole lines

    /// A property of type TEXT: `SUMMARY`, `LOCATION`, and all names that begin with X-.
    package mutating func write(_ name: StaticString, _ parameters: [Parameter] = [], text: String) {
        begin(name, parameters)
        add(text: text)
        end()
    }

    /// A property that holds a list of TEXT values: `CATEGORIES`.
    package mutating func write(_ name: StaticString, _ parameters: [Parameter] = [], texts: [String]) {
        begin(name, parameters)
        add(texts: texts)
        end()
    }

    /// A property whose value is no TEXT and has no escapes: a time, a number, a rule, an address. Control characters,
    /// line breaks among them, are left out.
    package mutating func write(_ name: StaticString, _ parameters: [Parameter] = [], value: String) {
        begin(name, parameters)
        add(value: value)
        end()
    }

    /// A whole content line that is right already; control characters, line breaks among them, are left out.
    package mutating func write(line text: String) {
        line.removeAll()
        line.append(text, .value)
        end()
    }

    /// A property whose value is a date or a time, as `CivilDateTime.basic` has it: `DTSTART`, with a parameter that
    /// says how it is meant.
    package mutating func write(_ name: StaticString, _ parameter: Parameter, time: CivilDateTime) {
        begin(name)
        add(parameter)
        add(time: time)
        end()
    }

    /// A property whose value is a time in UTC: `DTSTAMP`.
    package mutating func write(_ name: StaticString, time: Instant) {
        begin(name)
        add(time: time)
        end()
    }

    // MARK: - Parts of a line

    /// Begins a property; what follows up to `end` is its parameters, and then its value.
    package mutating func begin(_ name: StaticString) {
        line.removeAll()
        line.append(bare: name)
        hasValue = false
    }

    /// Adds a parameter to the property that was begun; the value is quoted and encoded where it must be.
    package mutating func add(parameter name: StaticString, _ value: String) {
        line.append(UInt8(ascii: ";"))
        line.append(bare: name)
        add(parameterValue: value)
    }

    private mutating func add(_ parameter: Parameter) {
        line.append(UInt8(ascii: ";"))
        line.append(bare: parameter.name)
        add(parameterValue: parameter.value)
    }

    private mutating func add(parameterValue value: String) {
        line.append(UInt8(ascii: "="))
        // Names of zones and languages stay bare: Outlook does not read a quoted TZID.
        if Self.isPlain(value) {
            line.append(bare: value)
        } else {
            line.append(UInt8(ascii: "\""))
            line.append(value, .parameter)
            line.append(UInt8(ascii: "\""))
        }
    }

    /// Adds a TEXT to the property's value.
    package mutating func add(text: String) {
        beginValue()
        line.append(text, .text)
    }

    /// Adds a TEXT to those that the property's value has already: a comma, and the text.
    package mutating func add(another text: String) {
        line.append(UInt8(ascii: ","))
        line.append(text, .text)
    }

    /// Adds TEXTs to the property's value, with commas between them.
    package mutating func add(texts: [String]) {
        beginValue()
        for index in texts.indices {
            if index > 0 { line.append(UInt8(ascii: ",")) }
            line.append(texts[index], .text)
        }
    }

    /// Adds what is no TEXT to the property's value; control characters, line breaks among them, are left out.
    package mutating func add(value: String) {
        beginValue()
        line.append(value, .value)
    }

    /// Adds a time on the clock to the property's value: `20230316T200000`.
    package mutating func add(time: CivilDateTime) {
        beginValue()
        let moment = time.normalized
        guard (0...9999).contains(moment.date.year) else { return line.append(moment.basic, .value) }
        line.append(moment)
    }

    /// Adds a time in UTC to the property's value: `20230316T140000Z`.
    package mutating func add(time: Instant) {
        add(time: time.utc)
        line.append(UInt8(ascii: "Z"))
    }

    /// Ends the line, folded where it is too long.
    package mutating func end() {
        line.write(to: &bytes, longest: Self.longestLine)
    }

    /// Whether the line under way has its colon.
    private var hasValue = false

    private mutating func begin(_ name: StaticString, _ parameters: [Parameter]) {
        begin(name)
        if parameters.isEmpty { return }
        for parameter in parameters { add(parameter) }
    }

    private mutating func beginValue() {
        guard !hasValue else { return }
        hasValue = true
        line.append(UInt8(ascii: ":"))
    }

    /// Whether all of it is letters, digits and what stands in the names of zones and languages.
    private static func isPlain(_ text: String) -> Bool {
        let octets = text.utf8.span
        for index in octets.indices {
            switch octets[index] {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "_"), UInt8(ascii: "-"),
                UInt8(ascii: "+"), UInt8(ascii: "."):
                continue
            default: return false
            }
        }
        return true
    }
}
