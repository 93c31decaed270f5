/// Lengths of time as people write them.
enum SpokenDuration {
    /// In words: `1 h 18 min 56 s`, `45 s`, `0 s`; without a sign.
    static func words(_ seconds: Int64) -> String {
        let size = seconds.magnitude
        let parts = [(size / 3600, "h"), (size / 60 % 60, "min"), (size % 60, "s")]
            .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        return parts.isEmpty ? "0 s" : parts.joined(separator: " ")
    }

    /// On a clock: `1:18:56`, `0:45`.
    static func clock(_ seconds: Int64) -> String {
        let size = seconds.magnitude
        let minutes = size / 60 % 60
        let last = twoDigits(size % 60)
        let text = size >= 3600 ? "\(size / 3600):\(twoDigits(minutes)):\(last)" : "\(minutes):\(last)"
        return seconds < 0 ? "-\(text)" : text
    }

    private static func twoDigits(_ number: UInt64) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

/// So many of something: `1 row`, `2 rows`.
func counted(_ count: Int, _ one: String, _ many: String? = nil) -> String {
    "\(count) \(count == 1 ? one : many ?? "\(one)s")"
}
