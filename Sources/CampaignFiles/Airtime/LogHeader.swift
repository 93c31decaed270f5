import CampaignModel

/// Which fields of a log hold what, by its header row.
struct LogHeader {
    private let names: [String]
    private let source: LogSource
    private(set) var fields: [LogSource.Column: [Int]] = [:]
    /// The fields of which nothing is known.
    private(set) var strangers: [Int] = []
    private var missing: [(column: LogSource.Column, heading: String)] = []
    private var twice: Int?

    init(_ names: [String], source: LogSource) {
        self.names = names
        self.source = source
        var used: Set<Int> = []
        for column in LogSource.Column.allCases {
            let headings = source.columns[column] ?? [column.rawValue]
            let indices = headings.compactMap { find($0) }
            used.formUnion(indices)
            if indices.count == headings.count {
                fields[column] = indices
            } else if let headings = source.columns[column] {
                missing += headings.filter { find($0) == nil }.map { (column, $0) }
            }
        }
        strangers = names.indices.filter { !used.contains($0) && !names[$0].isEmpty }
        twice = strangers.first { index in names[..<index].contains { $0.lowercased() == names[index].lowercased() } }
    }

    private func find(_ heading: String) -> Int? {
        names.firstIndex(of: heading) ?? names.firstIndex { $0.lowercased() == heading.lowercased() }
    }

    /// What keeps all rows from being read; `columns` says where each field begins.
    func fault(columns: [Int]) -> LogFault? {
        if let twice {
            return LogFault(
                .logHeader, column: columns[twice], "there are two columns “\(names[twice])”",
                fix: "rename or delete one of the two")
        }
        if let missing = missing.first {
            return LogFault(
                .logHeader, column: 1,
                "there is no column “\(missing.heading)”, which the calendar names for \(missing.column.rawValue)"
                    + Nearest.question(missing.heading, among: names),
                fix: "name a column that the log has under columns: in the calendar's airtime:")
        }
        var absent = [LogSource.Column.contestant, .duration].filter { fields[$0] == nil }
        if fields[.channel] == nil, source.channel == nil { absent.insert(.channel, at: 0) }
        if fields[.start] == nil, fields[.from] == nil || fields[.to] == nil { absent.append(.start) }
        guard !absent.isEmpty else { return nil }
        let list = absent.map { "“\($0.rawValue)”" }.joined(separator: ", ")
        let hint =
            names.count == 1 && names[0].contains(";") && source.separator != UInt8(ascii: ";")
            ? "the log is perhaps separated by semicolons: write separator: \";\" in the calendar's airtime:"
            : "add the column, or say in the calendar's airtime: which one it is, as in columns: {start: [Date, Time]}"
        return LogFault(
            .logHeader, column: 1, "the log has no column \(list), so none of its rows can be used", fix: hint)
    }
}

/// The ids that rows of a log can name.
struct LogIDs {
    let channels: [String: Int]
    let contestants: [String: Int]
    let contests: [String: Int]
    let people: [String: Int]
    let events: [String: Int]

    init(_ campaign: Campaign) {
        channels = Self.table(campaign.channels.map(\.id))
        contestants = Self.table(campaign.contestants.map(\.id))
        contests = Self.table(campaign.contests.map(\.id))
        people = Self.table(campaign.people.map(\.id))
        events = Self.table(campaign.events.map(\.id))
    }

    private static func table(_ ids: [String]) -> [String: Int] {
        Dictionary(zip(ids, ids.indices)) { first, _ in first }
    }
}
