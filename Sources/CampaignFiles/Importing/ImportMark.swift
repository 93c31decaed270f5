import ICalendar
import ZoneInfo

/// The comment above an imported event: where it comes from, and what each of its keys was then.
///
/// Of each key six digits are kept that its value gives. So the next import can tell what has changed in the source from
/// what has been changed by hand.
struct ImportMark {
    /// The name of the file, and the line there.
    var origin: String
    var key: String
    var changed: Instant?
    var sequence: Int
    var digests: [(key: String, digest: String)]

    init(_ event: ForeignEvent, of file: String, sequence: Int) {
        origin = "\(file):\(event.position.line)"
        key = event.key
        changed = event.changed
        self.sequence = sequence
        digests = event.table.pairs.filter { $0.key != "id" }.map { ($0.key, Self.digest($0.value)) }
    }

    static func digest(_ value: EntryValue) -> String { Slug.digest(YamlText.flow(value, isInside: true)) }

    func digest(of key: String) -> String? { digests.first { $0.key == key }?.digest }

    /// The file that it comes from, without the line.
    var file: String { origin.lastIndex(of: ":").map { String(origin[..<$0]) } ?? origin }

    // MARK: As text

    private static let start = "# from "
    private static let digestStart = "# import: "

    func lines(indent: Int) -> [String] {
        let margin = String(repeating: " ", count: indent)
        let time = changed.map { ", changed last \(Zone.utc.civil(at: $0))Z" } ?? ""
        let version = sequence > 0 ? ", version \(sequence)" : ""
        return [
            "\(margin)\(Self.start)\(origin)\(time)\(version)",
            "\(margin)\(Self.digestStart)\(digests.map { "\($0.key) \($0.digest)" }.joined(separator: ", "))",
        ]
    }

    /// Reads the comment that ends right above a line; nil if there is none of this kind.
    ///
    /// - Returns: the mark, and the lines on which it stands, counted from 1.
    static func read(above line: Int, in source: YamlSource, key: String) -> (
        mark: ImportMark, lines: ClosedRange<Int>
    )? {
        var number = line - 1
        while number >= 1, let text = source.line(number)?.trimmed, text.hasPrefix("#") {
            defer { number -= 1 }
            guard text.hasPrefix(digestStart), let above = source.line(number - 1)?.trimmed, above.hasPrefix(start)
            else { continue }
            var digests: [(key: String, digest: String)] = []
            for part in text.dropFirst(digestStart.count).split(separator: ",") {
                let words = part.split(separator: " ").map(String.init)
                if words.count == 2 { digests.append((words[0], words[1])) }
            }
            let parts = above.dropFirst(start.count).split(separator: ",").map { String($0).trimmed }
            var mark = ImportMark(origin: parts.first ?? "", key: key, digests: digests)
            for part in parts.dropFirst() {
                let words = part.split(separator: " ")
                if part.hasPrefix("version "), let last = words.last { mark.sequence = Int(last) ?? 0 }
                if part.hasPrefix("changed last "), let last = words.last?.dropLast(),
                    let moment = try? DateValue.moment(String(last))
                {
                    mark.changed = Instant(seconds: moment.civil.secondsAsUTC)
                }
            }
            return (mark, (number - 1)...number)
        }
        return nil
    }

    private init(origin: String, key: String, digests: [(key: String, digest: String)]) {
        self.origin = origin
        self.key = key
        self.digests = digests
        sequence = 0
    }
}
