/// Amounts as messages to people write them, in whatever room the message is made.
package enum Spoken {
    /// A length of airtime in words, without a sign, below an hour always with its seconds: `45 s`, `9 min 0 s`.
    package static func airtime(_ seconds: Int64) -> String {
        let size = seconds.magnitude
        if size < 60 { return "\(size) s" }
        if size < 3600 { return "\(size / 60) min \(size % 60) s" }
        let rest = size % 60 == 0 ? "" : " \(size % 60) s"
        return "\(size / 3600) h \(size / 60 % 60) min\(rest)"
    }

    /// A length of airtime as a clock shows it: `1:18:56`, `0:45`.
    package static func clock(_ seconds: Int64) -> String {
        let size = seconds.magnitude
        let minutes = size / 60 % 60
        let last = twoDigits(size % 60)
        let text = size >= 3600 ? "\(size / 3600):\(twoDigits(minutes)):\(last)" : "\(minutes):\(last)"
        return seconds < 0 ? "-\(text)" : text
    }

    /// So many of something: `1 row`, `2 rows`.
    package static func count(_ count: Int, _ one: String, _ many: String? = nil) -> String {
        "\(count) \(count == 1 ? one : many ?? "\(one)s")"
    }

    private static func twoDigits(_ number: UInt64) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
