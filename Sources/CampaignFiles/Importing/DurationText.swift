/// Writes lengths of time as the calendar's format has them.
enum DurationText {
    /// `2d`, `1h30m`, `P1DT2H`; nothing is `0s`.
    static func make(days: Int, seconds: Int64) -> String {
        var time = ""
        if seconds >= 3600 { time += "\(seconds / 3600)h" }
        if seconds / 60 % 60 > 0 { time += "\(seconds / 60 % 60)m" }
        if seconds % 60 > 0 { time += "\(seconds % 60)s" }
        if days == 0 { return time.isEmpty ? "0s" : time }
        return time.isEmpty ? "\(days)d" : "P\(days)DT\(time.uppercased())"
    }
}
