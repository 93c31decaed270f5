/// Lengths of time as people write them.
enum SpokenDuration {
    /// In words: `1 h 18 min 56 s`, `9 min 0 s`, `45 s`; without a sign.
    static func words(_ seconds: Int64) -> String {
        let size = seconds.magnitude
        let minutes = "\(size / 60 % 60) min \(size % 60) s"
        if size >= 3600 { return "\(size / 3600) h \(minutes)" }
        return size >= 60 ? minutes : "\(size) s"
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
