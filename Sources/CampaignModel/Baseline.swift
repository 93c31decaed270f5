/// Findings that were there when somebody began to check a calendar, and are not to be seen again.
package struct Baseline: Sendable {
    /// One finding, or several that cannot be told apart.
    package struct Entry: Sendable {
        package var key: FindingKey
        package var count: Int
        /// Where it stands in the baseline's own file.
        package var place: SourcePlace

        package init(key: FindingKey, count: Int = 1, place: SourcePlace) {
            self.key = key
            self.count = count
            self.place = place
        }
    }

    package var entries: [Entry]

    package init(entries: [Entry]) {
        self.entries = entries
    }
}

/// What a finding is, wherever it stands: a calendar that is moved about keeps it, one that says something else does not.
package struct FindingKey: Hashable, Sendable {
    package var rule: String
    /// The ids of what it names, sorted.
    package var events: [String]
    package var contestants: [String]
    package var channels: [String]
    /// With U+FFFD for each character that a text cannot hold.
    package let message: String

    package init(
        rule: String, events: [String] = [], contestants: [String] = [], channels: [String] = [], message: String
    ) {
        self.rule = rule
        self.events = events.sorted()
        self.contestants = contestants.sorted()
        self.channels = channels.sorted()
        self.message = Self.writable(message)
    }

    /// What no file of text can hold, and no person tells apart, is one and the same.
    private static func writable(_ message: String) -> String {
        var written = String.UnicodeScalarView()
        for scalar in message.unicodeScalars {
            let isHeld =
                switch scalar.value {
                case 0x09, 0x0A: true
                case 0..<0x20, 0x7F..<0xA0, 0xFEFF, 0xFFFE, 0xFFFF: false
                default: true
                }
            written.append(isHeld ? scalar : "\u{FFFD}")
        }
        return String(written)
    }

    package init(_ finding: Finding, in campaign: Campaign) {
        self.init(
            rule: finding.rule, events: finding.events.map { campaign.events[$0].id },
            contestants: finding.contestants.map { campaign.contestants[$0].id },
            channels: finding.channels.map { campaign.channels[$0].id }, message: finding.message)
    }
}

extension FindingKey: Comparable {
    /// By rule, then by what is named, then by message: the order in which a baseline is written.
    package static func < (left: FindingKey, right: FindingKey) -> Bool {
        left.parts.lexicographicallyPrecedes(right.parts)
    }

    private var parts: [String] {
        [
            rule, events.joined(separator: ","), contestants.joined(separator: ","), channels.joined(separator: ","),
            message,
        ]
    }
}
