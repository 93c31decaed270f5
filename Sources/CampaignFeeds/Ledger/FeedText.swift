import ICalendar
import ZoneInfo

/// A feed as Keste wrote it, parted into its components and what they say.
///
/// Lines that only say which version of a component it is (DTSTAMP, LAST-MODIFIED, SEQUENCE) are taken out of what it
/// says. A file that was written by others gives what looks like it, and never more. Cost: one pass.
struct FeedText {
    /// The calendar's own lines and its zones, as they stand.
    private(set) var head: [UInt8] = []
    /// In the order of the file; one that is not whole, or has no UID, is left out.
    private(set) var components: [Component] = []

    struct Component {
        let key: ComponentKey
        /// Its lines as they stand, without BEGIN, END and those that say which version it is.
        let content: [UInt8]
        /// Nil where the file does not say.
        let sequence: Int64?
        let modified: Instant?
    }

    init(_ bytes: [UInt8]) {
        var lines = FeedLines(bytes)
        while let line = lines.next() {
            if bytes[line].starts(with: Self.beginEvent) { break }
            head += bytes[line]
        }
        lines.back()
        while let line = lines.next() {
            guard bytes[line].starts(with: Self.beginEvent) else { continue }
            if let component = Self.component(&lines, in: bytes) { components.append(component) }
        }
    }

    /// Reads on to the end of the component that has just begun.
    private static func component(_ lines: inout FeedLines, in bytes: [UInt8]) -> Component? {
        var content: [UInt8] = []
        content.reserveCapacity(512)
        var uid: [UInt8]?
        var recurrence: [UInt8] = []
        var sequence: Int64?
        var modified: Instant?
        var depth = 0
        var current = Line.other
        while let range = lines.next() {
            let line = bytes[range]
            if line.first == UInt8(ascii: " ") || line.first == UInt8(ascii: "\t") {
                let rest = text(line.dropFirst())
                switch current {
                case .uid: uid? += rest
                case .recurrence: recurrence += rest
                case .version: continue
                case .other: break
                }
                content += line
                continue
            }
            current = .other
            if line.starts(with: endEvent), depth == 0 {
                guard let uid else { return nil }
                let key = ComponentKey(
                    uid: String(decoding: uid, as: UTF8.self), recurrence: String(decoding: recurrence, as: UTF8.self))
                return Component(key: key, content: content, sequence: sequence, modified: modified)
            }
            if line.starts(with: "BEGIN:".utf8) { depth += 1 }
            if line.starts(with: "END:".utf8) { depth -= 1 }
            if depth == 0 {
                if line.starts(with: "UID:".utf8) {
                    uid = Array(text(line.dropFirst(4)))
                    current = .uid
                } else if line.starts(with: "RECURRENCE-ID".utf8) {
                    recurrence = Array(text(line.dropFirst(13)))
                    current = .recurrence
                } else if line.starts(with: "SEQUENCE:".utf8) {
                    sequence = Int64(String(decoding: text(line.dropFirst(9)), as: UTF8.self))
                    current = .version
                } else if line.starts(with: "LAST-MODIFIED:".utf8) {
                    modified = Instant(basic: String(decoding: text(line.dropFirst(14)), as: UTF8.self))
                    current = .version
                } else if line.starts(with: "DTSTAMP:".utf8) {
                    current = .version
                }
            }
            if current != .version { content += line }
        }
        return nil
    }

    /// What a physical line goes on with, if it is folded.
    private enum Line { case uid, recurrence, version, other }

    /// A line without its end.
    private static func text(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var line = line
        while let last = line.last, last == 10 || last == 13 { line.removeLast() }
        return line
    }

    private static let beginEvent = Array("BEGIN:VEVENT\r\n".utf8)
    private static let endEvent = Array("END:VEVENT\r\n".utf8)
}

/// The physical lines of a text, their ends included.
private struct FeedLines {
    private let bytes: [UInt8]
    private var index = 0
    private var last = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> Range<Int>? {
        guard index < bytes.count else { return nil }
        last = index
        while index < bytes.count, bytes[index] != 10 { index += 1 }
        if index < bytes.count { index += 1 }
        return last..<index
    }

    /// The next line is the one just read.
    mutating func back() { index = last }
}
