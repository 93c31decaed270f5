import CampaignModel
import ZoneInfo

/// One row of a log that is being read.
struct LogRow {
    private static let longest: Int64 = 7 * 86_400

    let row: CSVReader.Row
    let fields: [LogSource.Column: [Int]]
    let source: LogSource
    let campaign: Campaign
    let ids: LogIDs
    /// Whether what is wrong with it will be said, so that it is worth while to look for what would be right.
    let isNamed: Bool

    /// Whether its contestant stands in several contests and the row names none.
    var isContestOpen: Bool {
        guard let contestant = try? index(.contestant, in: ids.contestants, "contestant") else { return false }
        return campaign.contestants[contestant].contests.count > 1 && (try? text(.contest))?.isEmpty ?? true
    }

    func record() throws(LogFault) -> AirtimeRecord {
        let contestant = try index(.contestant, in: ids.contestants, "contestant")
        let channel: Int
        if let fixed = source.channel, try text(.channel).isEmpty {
            channel = Int(fixed.index)
        } else {
            channel = try index(.channel, in: ids.channels, "channel")
        }
        let seconds = try duration()
        let zone = campaign.zone(of: Ref<Channel>(channel))
        let span = try span(seconds: seconds, in: zone)
        let programme = try text(.programme)
        let person = try text(.person)
        return AirtimeRecord(
            contestant: Int32(contestant), channel: Int32(channel), contest: try contest(of: contestant),
            person: Int32(ids.people[person] ?? -1), event: Int32(ids.events[programme] ?? -1), start: span.start,
            end: span.end, seconds: seconds, kind: try word(.kind, AirtimeKind.self) ?? .other,
            act: try word(.act, AirtimeAct.self) ?? .speech, tone: try tone(), isTotal: span.isTotal,
            line: Int32(truncatingIfNeeded: row.line))
    }

    // MARK: Fields

    private func column(_ column: LogSource.Column) -> Int {
        fields[column]?.first.flatMap { row.fields.indices.contains($0) ? row.fields[$0].column : nil } ?? 1
    }

    /// The text of a column; two that are joined have a T between them for a start, else a blank.
    private func text(_ column: LogSource.Column) throws(LogFault) -> String {
        var parts: [String] = []
        for index in fields[column] ?? [] {
            guard let text = row.text(index) else {
                throw LogFault(
                    .logEncoding, column: row.fields[index].column, "here is something that is not text in UTF-8",
                    fix: "save the log as CSV in UTF-8")
            }
            parts.append(text)
        }
        if parts.count < 2 { return parts.first ?? "" }
        return parts.allSatisfy(\.isEmpty) ? "" : parts.joined(separator: column == .start ? "T" : " ")
    }

    private func needed(_ column: LogSource.Column) throws(LogFault) -> String {
        let text = try text(column)
        guard !text.isEmpty else {
            throw LogFault(
                .logRow, column: self.column(column), "the row has no \(column.rawValue)",
                fix: "write it, or delete the row")
        }
        return text
    }

    private func index(_ column: LogSource.Column, in ids: [String: Int], _ what: String) throws(LogFault) -> Int {
        let text = try needed(column)
        if let index = ids[text] { return index }
        let right = isNamed ? Nearest.match(text, among: ids.keys.sorted()) : nil
        throw LogFault(
            .logUnknownID, column: self.column(column),
            "there is no \(what) with the id “\(text)”\(right.map { "; did you mean “\($0)”?" } ?? "")",
            fix: right.map { "write \($0), or add a \(what) with this id to the calendar" }
                ?? "write the id of a \(what) of the calendar")
    }

    private func question(_ text: String, among words: [String]) -> String {
        isNamed ? Nearest.question(text, among: words) : ""
    }

    private func word<Word: RawRepresentable & CaseIterable>(
        _ column: LogSource.Column, _: Word.Type
    ) throws(LogFault) -> Word? where Word.RawValue == String {
        let text = try text(column)
        if text.isEmpty { return nil }
        if let word = Word(rawValue: text) { return word }
        let words = Word.allCases.map(\.rawValue)
        throw LogFault(
            .logWord, column: self.column(column),
            "“\(text)” cannot stand for \(column.rawValue)\(question(text, among: words))",
            fix: "write one of: \(words.joined(separator: ", "))")
    }

    private func tone() throws(LogFault) -> Int8 {
        switch try text(.tone) {
        case "", "0", "neutral": return 0
        case "-1", "negative": return -1
        case "1", "+1", "positive": return 1
        case let text:
            throw LogFault(
                .logWord, column: column(.tone),
                "“\(text)” is not a tone\(question(text, among: ["negative", "neutral", "positive"]))",
                fix: "write -1, 0, 1, or negative, neutral, positive")
        }
    }

    /// The contest that the row names, else the contestant's first; -1 for one that stands in none.
    private func contest(of contestant: Int) throws(LogFault) -> Int32 {
        let contests = campaign.contestants[contestant].contests
        guard try !text(.contest).isEmpty else { return contests.first?.index ?? -1 }
        let contest = try index(.contest, in: ids.contests, "contest")
        guard contests.contains(Ref(contest)) else {
            let own = contests.map { campaign.contests[$0].id }.joined(separator: ", ")
            throw LogFault(
                .logContest, column: column(.contest),
                "“\(campaign.contestants[contestant].id)” does not stand in “\(campaign.contests[contest].id)”",
                fix: own.isEmpty ? "leave the contest empty" : "write one of its contests: \(own)")
        }
        return Int32(contest)
    }

    // MARK: Times

    /// Seconds as an integer, `mm:ss` or `h:mm:ss`.
    private func duration() throws(LogFault) -> Int64 {
        let text = try needed(.duration)
        var scanner = DigitScanner(text)
        var seconds: Int64?
        if let first = scanner.number(limit: 10) {
            if scanner.isAtEnd {
                seconds = Int64(first)
            } else if scanner.take(":"), let second = scanner.digits(2), second < 60 {
                if scanner.isAtEnd {
                    seconds = Int64(first) * 60 + Int64(second)
                } else if scanner.take(":"), let third = scanner.digits(2), third < 60, scanner.isAtEnd {
                    seconds = Int64(first) * 3600 + Int64(second) * 60 + Int64(third)
                }
            }
        }
        guard let seconds else {
            throw LogFault(
                .logDuration, column: column(.duration), "“\(text)” is not a duration",
                fix: "write whole seconds (90), minutes and seconds (01:30), or hours, minutes and seconds (0:01:30)")
        }
        return seconds
    }

    private func span(seconds: Int64, in zone: Zone) throws(LogFault) -> (start: Instant, end: Instant, isTotal: Bool) {
        let start = try text(.start)
        let from = try text(.from)
        let to = try text(.to)
        if start.isEmpty, !(from.isEmpty && to.isEmpty) { return try total(seconds: seconds, in: zone) }
        guard from.isEmpty, to.isEmpty else {
            throw LogFault(
                .logRow, column: column(.from), "the row has a start and also from or to",
                fix: "a total has from and to, and no start")
        }
        _ = try needed(.start)
        guard seconds <= Self.longest else {
            throw LogFault(
                .logDuration, column: column(.duration), "\(seconds) s is longer than a week",
                fix: "durations are seconds, mm:ss or h:mm:ss")
        }
        do throws(Complaint) {
            let moment = try DateValue.moment(start)
            guard !moment.isDate else {
                throw Complaint(
                    .time, "“\(start)” has no time of the day",
                    fix: "write \(start)T20:31:05; a total without times has from and to")
            }
            let instant = try moment.instant(in: zone)
            return (instant, instant + seconds, false)
        } catch {
            throw LogFault(.logTime, column: column(.start), error.message, fix: error.fix)
        }
    }

    /// A published total over days, both included.
    private func total(seconds: Int64, in zone: Zone) throws(LogFault) -> (start: Instant, end: Instant, isTotal: Bool)
    {
        let first = try date(.from)
        let last = try date(.to)
        guard first <= last else {
            throw LogFault(
                .logTime, column: column(.to), "the total ends on \(last), before it begins on \(first)",
                fix: "from comes first, to is the last day, included")
        }
        let start = zone.instant(of: CivilDateTime(first, .midnight))
        let end = zone.instant(of: CivilDateTime(last.adding(days: 1), .midnight))
        guard seconds <= end - start else {
            throw LogFault(
                .logDuration, column: column(.duration), "\(seconds) s is more than there is from \(first) to \(last)",
                fix: "durations are seconds, mm:ss or h:mm:ss")
        }
        return (start, end, true)
    }

    private func date(_ column: LogSource.Column) throws(LogFault) -> CivilDate {
        let text = try needed(column)
        do {
            return try DateValue.date(text)
        } catch {
            throw LogFault(.logTime, column: self.column(column), error.message, fix: error.fix)
        }
    }
}
