/// A bar of Unicode block elements, to an eighth of a column.
enum Bar {
    /// A bar for a value where `whole` fills the width; at least a sliver for anything above nothing.
    static func text(_ value: Int64, of whole: Int64, width: Int) -> String {
        guard value > 0, whole > 0, width > 0 else { return "" }
        let wanted = Int((Int128(value) * Int128(width * 8) + Int128(whole) / 2) / Int128(whole))
        let eighths = min(max(1, wanted), width * 8)
        let partial = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
        return String(repeating: "█", count: eighths / 8) + partial[eighths % 8]
    }
}
