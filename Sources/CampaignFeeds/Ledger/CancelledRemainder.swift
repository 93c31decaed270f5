import ICalendar
import ZoneInfo

/// What is left to say of a component that a feed does not show any more: that it is cancelled.
///
/// It says no more than the feed had said: which event it was, when, and by what title. Apps that keep events by UID
/// strike it out, and show nothing of what it has become since.
enum CancelledRemainder {
    private static let kept: Set<String> = [
        "UID", "RECURRENCE-ID", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "SUMMARY", "CLASS",
    ]

    /// The lines of the remainder, from those that were said last.
    static func content(of said: [UInt8]) -> [UInt8] {
        var remainder: [UInt8] = []
        var depth = 0
        var isKept = false
        for line in said.split(separator: 10, omittingEmptySubsequences: true) {
            if line.first != UInt8(ascii: " "), line.first != UInt8(ascii: "\t") {
                let name = String(
                    decoding: line.prefix { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: ":") }, as: UTF8.self)
                if name == "BEGIN" { depth += 1 }
                isKept = depth == 0 && kept.contains(name)
                if name == "END" { depth -= 1 }
            }
            if isKept {
                remainder += line
                remainder.append(10)
            }
        }
        // It takes nobody's time any more.
        return remainder + Array("STATUS:CANCELLED\r\nTRANSP:TRANSPARENT\r\n".utf8)
    }

    /// Whether a component is said to be cancelled.
    static func isCancelled(_ content: [UInt8]) -> Bool {
        content.split(separator: 10).contains { $0.starts(with: "STATUS:CANCELLED".utf8) }
    }

    /// The zones that a remainder names, with the instants at which readers look for their offset; `end` stands for the
    /// end of a series.
    static func zones(of content: [UInt8], end: Instant, in database: ZoneDatabase) -> ZoneRanges {
        var zones = ZoneRanges()
        let lines = SaidLine.all(in: String(decoding: content, as: UTF8.self))
        let repeats = lines.contains { $0.name == "RRULE" }
        for line in lines {
            guard let name = line.zone, let zone = try? database.zone(name) else { continue }
            for value in line.value.split(separator: ",") {
                guard let civil = CivilDateTime(basic: value) else { continue }
                let instant = zone.instant(of: civil)
                zones.insert(zone, instant...(repeats ? max(instant, end) : instant))
            }
        }
        return zones
    }
}
