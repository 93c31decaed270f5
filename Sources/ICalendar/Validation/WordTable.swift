/// The words that stand for the values of some properties.
enum WordTable {
    struct Rule: Sendable {
        var words: [String]
        /// Whether other words may stand there (`X-…`, or ones registered later).
        var isOpen = false
        var severity = ICalendarDiagnostic.Severity.error
    }

    /// The words of a property in a component; nil where any text may stand.
    static func rule(of property: String, in component: String) -> Rule? {
        switch property {
        case "STATUS": statuses[component].map { Rule(words: $0) }
        default: rules[property]
        }
    }

    private static let statuses = [
        "VEVENT": ["TENTATIVE", "CONFIRMED", "CANCELLED"],
        "VTODO": ["NEEDS-ACTION", "COMPLETED", "IN-PROCESS", "CANCELLED"],
        "VJOURNAL": ["DRAFT", "FINAL", "CANCELLED"],
    ]

    private static let rules = [
        "CLASS": Rule(words: ["PUBLIC", "PRIVATE", "CONFIDENTIAL"], isOpen: true, severity: .warning),
        "TRANSP": Rule(words: ["OPAQUE", "TRANSPARENT"]),
        // NONE is Apple's, for an event that wants no alarm of the calendar's own.
        "ACTION": Rule(words: ["AUDIO", "DISPLAY", "EMAIL", "NONE"], isOpen: true, severity: .warning),
        "METHOD": Rule(
            words: ["PUBLISH", "REQUEST", "REPLY", "ADD", "CANCEL", "REFRESH", "COUNTER", "DECLINECOUNTER"],
            isOpen: true, severity: .warning),
        "CALSCALE": Rule(words: ["GREGORIAN"]),
        "BUSYTYPE": Rule(words: ["BUSY", "BUSY-UNAVAILABLE", "BUSY-TENTATIVE"], isOpen: true, severity: .warning),
        "PROXIMITY": Rule(words: ["ARRIVE", "DEPART", "CONNECT", "DISCONNECT"], isOpen: true, severity: .warning),
    ]

    /// The word of several that one letter changed, left out or put in leads to.
    static func nearest(to word: String, among words: some Sequence<String>) -> String? {
        let wanted = Array(word.utf8)
        return words.filter { isNear(wanted, Array($0.utf8)) }.min()
    }

    private static func isNear(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard abs(left.count - right.count) <= 1, max(left.count, right.count) > 2 else { return false }
        let same = zip(left, right).prefix { $0 == $1 }.count
        let (a, b) = (left[same...], right[same...])
        if a.dropFirst() == b.dropFirst() || a.dropFirst() == b || a == b.dropFirst() { return true }
        // Two neighbours swapped.
        return a.count == b.count && a.count >= 2 && a.first == b.dropFirst().first && a.dropFirst().first == b.first
            && a.dropFirst(2) == b.dropFirst(2)
    }
}
