/// Writes iCalendar content lines: escaped, quoted, folded and ended as RFC 5545 and RFC 6868 have it.
///
/// Nothing that is handed in can begin a line of its own: line breaks in values become `\n` or go. Cost: one pass over
/// the octets, and a second over lines that are folded.
package struct ContentLineWriter: Sendable {
    /// What was written: UTF-8, each line ended by CR LF.
    package private(set) var bytes: [UInt8] = []
    /// The octets of a line that is being folded; kept so that its room is used again.
    private var unfolded: [UInt8] = []

    /// Most octets in a line without its end, the space of a continuation included (RFC 5545, section 3.1).
    package static let longestLine = 75

    /// A writer with room for so many octets.
    package init(reservingCapacity capacity: Int = 0) {
        bytes.reserveCapacity(capacity)
    }

    /// A property of type TEXT: `SUMMARY`, `LOCATION`, and all names that begin with X-.
    package mutating func write(_ name: String, _ parameters: [Parameter] = [], text: String) {
        let start = begin(name, parameters)
        append(escaped: text)
        end(from: start)
    }

    /// A property that holds a list of TEXT values: `CATEGORIES`.
    package mutating func write(_ name: String, _ parameters: [Parameter] = [], texts: [String]) {
        let start = begin(name, parameters)
        for (index, text) in texts.enumerated() {
            if index > 0 { bytes.append(.comma) }
            append(escaped: text)
        }
        end(from: start)
    }

    /// A property whose value is no TEXT and has no escapes: a time, a number, a rule, an address. Control characters,
    /// line breaks among them, are left out.
    package mutating func write(_ name: String, _ parameters: [Parameter] = [], value: String) {
        let start = begin(name, parameters)
        append(clean: value)
        end(from: start)
    }

    /// A whole content line that is right already; control characters, line breaks among them, are left out.
    package mutating func write(line: String) {
        let start = bytes.count
        append(clean: line)
        end(from: start)
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

    // MARK: - The parts of a line

    private mutating func begin(_ name: String, _ parameters: [Parameter]) -> Int {
        let start = bytes.count
        bytes.append(contentsOf: name.utf8)
        for parameter in parameters {
            bytes.append(.semicolon)
            bytes.append(contentsOf: parameter.name.utf8)
            bytes.append(.equals)
            append(parameter: parameter.value)
        }
        bytes.append(.colon)
        return start
    }

    private mutating func append(escaped text: String) {
        let octets = text.utf8.span
        var index = 0
        while index < octets.count {
            let octet = octets[index]
            index += 1
            switch octet {
            case .backslash, .semicolon, .comma:
                bytes.append(.backslash)
                bytes.append(octet)
            case .carriageReturn, .lineFeed:
                // CR LF is one line break.
                if octet == .carriageReturn, index < octets.count, octets[index] == .lineFeed { index += 1 }
                bytes.append(.backslash)
                bytes.append(UInt8(ascii: "n"))
            default:
                switch Self.separator(octets, at: index - 1) {
                case .lineBreak(let length):
                    bytes.append(.backslash)
                    bytes.append(UInt8(ascii: "n"))
                    index += length - 1
                case .control(let length): index += length - 1
                case nil: bytes.append(octet)
                }
            }
        }
    }

    private mutating func append(clean text: String) {
        let octets = text.utf8.span
        var index = 0
        while index < octets.count {
            switch Self.separator(octets, at: index) {
            case .lineBreak(let length), .control(let length): index += length
            case nil:
                bytes.append(octets[index])
                index += 1
            }
        }
    }

    /// A character that is not written as it stands, of so many octets.
    private enum Separator {
        case lineBreak(Int)
        case control(Int)
    }

    /// What begins at an octet, if it is a control character or a line break; a tab is neither.
    ///
    /// Some readers take the line breaks of Unicode (U+0085, U+2028, U+2029) for the end of a line.
    private static func separator(_ octets: Span<UInt8>, at index: Int) -> Separator? {
        switch octets[index] {
        case .tab: return nil
        case .lineFeed, .carriageReturn: return .lineBreak(1)
        case 0..<0x20, 0x7F: return .control(1)
        case 0xC2 where index + 1 < octets.count && octets[index + 1] < 0xA0:
            return octets[index + 1] == 0x85 ? .lineBreak(2) : .control(2)
        case 0xE2
        where index + 2 < octets.count && octets[index + 1] == 0x80 && (0xA8...0xA9).contains(octets[index + 2]):
            return .lineBreak(3)
        default: return nil
        }
    }

    private mutating func append(parameter value: String) {
        let octets = value.utf8.span
        var index = 0
        // Names of zones and languages stay bare: Outlook does not read a quoted TZID.
        let isPlain = octets.indices.allSatisfy { octets[$0].isPlain }
        if !isPlain { bytes.append(.quote) }
        while index < octets.count {
            let octet = octets[index]
            index += 1
            switch octet {
            case .caret: appendCaret(.caret)
            case .quote: appendCaret(UInt8(ascii: "'"))
            case .carriageReturn, .lineFeed:
                if octet == .carriageReturn, index < octets.count, octets[index] == .lineFeed { index += 1 }
                appendCaret(UInt8(ascii: "n"))
            default:
                switch Self.separator(octets, at: index - 1) {
                case .lineBreak(let length):
                    appendCaret(UInt8(ascii: "n"))
                    index += length - 1
                case .control(let length): index += length - 1
                case nil: bytes.append(octet)
                }
            }
        }
        if !isPlain { bytes.append(.quote) }
    }

    private mutating func appendCaret(_ octet: UInt8) {
        bytes.append(.caret)
        bytes.append(octet)
    }

    /// Folds the line that begins at `start`, where it is too long, and ends it.
    private mutating func end(from start: Int) {
        if bytes.count - start > Self.longestLine { fold(from: start) }
        bytes.append(.carriageReturn)
        bytes.append(.lineFeed)
    }

    private mutating func fold(from start: Int) {
        unfolded.removeAll(keepingCapacity: true)
        unfolded.append(contentsOf: bytes[start...])
        bytes.removeSubrange(start...)
        var position = 0
        var room = Self.longestLine
        while unfolded.count - position > room {
            var cut = position + room
            // Back to where a character begins; a String is valid UTF-8, so at most three octets.
            while unfolded[cut].continuesCharacter { cut -= 1 }
            bytes.append(contentsOf: unfolded[position..<cut])
            bytes.append(.carriageReturn)
            bytes.append(.lineFeed)
            bytes.append(.space)
            position = cut
            room = Self.longestLine - 1
        }
        bytes.append(contentsOf: unfolded[position...])
    }
}

extension UInt8 {
    fileprivate static let tab = UInt8(ascii: "\t")
    fileprivate static let lineFeed = UInt8(ascii: "\n")
    fileprivate static let carriageReturn = UInt8(ascii: "\r")
    fileprivate static let space = UInt8(ascii: " ")
    fileprivate static let quote = UInt8(ascii: "\"")
    fileprivate static let comma = UInt8(ascii: ",")
    fileprivate static let colon = UInt8(ascii: ":")
    fileprivate static let semicolon = UInt8(ascii: ";")
    fileprivate static let equals = UInt8(ascii: "=")
    fileprivate static let backslash = UInt8(ascii: "\\")
    fileprivate static let caret = UInt8(ascii: "^")

    fileprivate var continuesCharacter: Bool { self & 0xC0 == 0x80 }

    /// Letters, digits and what stands in the names of zones and languages.
    fileprivate var isPlain: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "_"), UInt8(ascii: "-"),
            UInt8(ascii: "+"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}
