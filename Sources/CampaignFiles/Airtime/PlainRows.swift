import CampaignModel
import ZoneInfo

/// Reads the rows of a log that are as plain as nearly all are, straight from their bytes.
///
/// Whatever is out of the ordinary (quotes, offsets, a zone change on that day, anything wrong) is left to `LogRow`, which
/// says what there is to say. This only makes a million rows quick.
struct PlainRows {
    private let separator: UInt8
    private let countOfFields: Int
    private let field: Fields
    private let channels: ByteTable
    private let contestants: ByteTable
    private let contests: ByteTable
    private let people: ByteTable
    private let events: ByteTable
    private let kinds: ByteTable
    private let acts: ByteTable
    private let tones: ByteTable
    private let contestsOf: [[Int32]]
    private let fixedChannel: Int32?
    private var days: [DayTable]
    /// Which of `days` each channel goes by.
    private let dayTableOf: [Int]
    /// Where each field of the row begins and ends.
    private var ranges: [Range<Int>]

    /// The field of each column; -1 where the log does not have it.
    private struct Fields {
        var channel, contestant, start, duration, kind, act, tone, contest, person, programme: Int
    }

    /// Nil where the log's columns are not plain: two that are joined, or totals over days.
    init?(_ source: LogSource, campaign: Campaign, fields: [LogSource.Column: [Int]], countOfFields: Int) {
        guard fields.values.allSatisfy({ $0.count == 1 }), fields[.from] == nil, fields[.to] == nil else { return nil }
        separator = source.separator
        self.countOfFields = countOfFields
        let index = { (column: LogSource.Column) -> Int in fields[column]?.first ?? -1 }
        field = Fields(
            channel: index(.channel), contestant: index(.contestant), start: index(.start),
            duration: index(.duration), kind: index(.kind), act: index(.act), tone: index(.tone),
            contest: index(.contest), person: index(.person), programme: index(.programme))
        channels = ByteTable(campaign.channels.map(\.id))
        contestants = ByteTable(campaign.contestants.map(\.id))
        contests = ByteTable(campaign.contests.map(\.id))
        people = ByteTable(campaign.people.map(\.id))
        events = ByteTable(campaign.events.map(\.id))
        kinds = ByteTable(AirtimeKind.allCases.map(\.rawValue))
        acts = ByteTable(AirtimeAct.allCases.map(\.rawValue))
        tones = ByteTable([("-1", -1), ("0", 0), ("1", 1), ("negative", -1), ("neutral", 0), ("positive", 1)])
        contestsOf = campaign.contestants.map { $0.contests.map(\.index) }
        fixedChannel = source.channel?.index
        var zones: [Zone] = []
        dayTableOf = campaign.channels.refs.map { channel in
            let zone = campaign.zone(of: channel)
            if let known = zones.firstIndex(of: zone) { return known }
            zones.append(zone)
            return zones.count - 1
        }
        days = zones.map { DayTable($0) }
        ranges = Array(repeating: 0..<0, count: countOfFields)
    }

    /// The record of a line without quotes; nil where it is not plain. `isContestOpen`: whether a contestant of several
    /// contests may stand without one.
    mutating func record(_ line: Span<UInt8>, line number: Int, isContestOpen: Bool) -> AirtimeRecord? {
        split(line) ? record(in: line, line: number, isContestOpen: isContestOpen) : nil
    }

    /// The same of a row that had quotes.
    mutating func record(_ row: CSVReader.Row, isContestOpen: Bool) -> AirtimeRecord? {
        guard row.fault == nil, row.fields.count == countOfFields else { return nil }
        for index in row.fields.indices { ranges[index] = row.fields[index].range }
        return record(in: row.values.span, line: row.line, isContestOpen: isContestOpen)
    }

    private mutating func record(in row: Span<UInt8>, line: Int, isContestOpen: Bool) -> AirtimeRecord? {
        guard let contestant = contestants[row.extracting(range(field.contestant))],
            let channel = channel(row), let seconds = seconds(row.extracting(range(field.duration))),
            let start = start(row.extracting(range(field.start)), on: Int(channel))
        else { return nil }
        var record = AirtimeRecord(
            contestant: contestant, channel: channel, contest: -1, start: start, end: start + seconds,
            seconds: seconds, line: Int32(truncatingIfNeeded: line))

        let own = contestsOf[Int(contestant)]
        let contest = row.extracting(range(field.contest))
        if contest.isEmpty {
            guard own.count < 2 || isContestOpen else { return nil }
            record.contest = own.first ?? -1
        } else {
            guard let named = contests[contest], own.contains(named) else { return nil }
            record.contest = named
        }

        let kind = row.extracting(range(field.kind))
        if !kind.isEmpty {
            guard let index = kinds[kind] else { return nil }
            record.kind = AirtimeKind.allCases[Int(index)]
        }
        let act = row.extracting(range(field.act))
        if !act.isEmpty {
            guard let index = acts[act] else { return nil }
            record.act = AirtimeAct.allCases[Int(index)]
        }
        let tone = row.extracting(range(field.tone))
        if !tone.isEmpty {
            guard let value = tones[tone] else { return nil }
            record.tone = Int8(value)
        }
        guard let person = index(field.person, row, in: people), let event = index(field.programme, row, in: events)
        else { return nil }
        record.person = person
        record.event = event
        return record
    }

    // MARK: Fields

    /// Notes where the fields stand; false where there are too many or too few.
    private mutating func split(_ line: Span<UInt8>) -> Bool {
        var count = 0
        var start = 0
        for index in line.indices where line[index] == separator {
            guard count < countOfFields - 1 else { return false }
            ranges[count] = start..<index
            count += 1
            start = index + 1
        }
        guard count == countOfFields - 1 else { return false }
        ranges[count] = start..<line.count
        return true
    }

    /// Where a column's text stands in the row; nowhere, if the log does not have it.
    private func range(_ field: Int) -> Range<Int> { field < 0 ? 0..<0 : ranges[field] }

    private func channel(_ row: Span<UInt8>) -> Int32? {
        let text = row.extracting(range(field.channel))
        if let fixedChannel, text.isEmpty { return fixedChannel }
        return channels[text]
    }

    /// -1 for a text that is no id; nil where it must be looked at more closely.
    private func index(_ field: Int, _ row: Span<UInt8>, in table: ByteTable) -> Int32? {
        let text = row.extracting(range(field))
        guard let first = text.indices.first, let last = text.indices.last else { return -1 }
        if Self.isBlank(text[first]) || Self.isBlank(text[last]) { return nil }
        if let index = table[text] { return index }
        for index in text.indices where text[index] >= 0x80 {
            return (try? UTF8Span(validating: text)) == nil ? nil : -1
        }
        return -1
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    // MARK: Times

    private static func digit(_ byte: UInt8) -> Int? {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") ? Int(byte - UInt8(ascii: "0")) : nil
    }

    private static func two(_ text: Span<UInt8>, at index: Int) -> Int? {
        guard let tens = digit(text[index]), let ones = digit(text[index + 1]) else { return nil }
        return tens * 10 + ones
    }

    /// Up to six digits, `mm:ss` or `h:mm:ss`; nothing longer than a day.
    private func seconds(_ text: Span<UInt8>) -> Int64? {
        guard !text.isEmpty, text.count <= 8 else { return nil }
        var total = 0
        var part = 0
        var digits = 0
        var colons = 0
        for index in text.indices {
            if let digit = Self.digit(text[index]) {
                part = part * 10 + digit
                digits += 1
            } else {
                guard text[index] == UInt8(ascii: ":"), digits > 0, colons == 0 || (digits == 2 && part < 60) else {
                    return nil
                }
                total = (total + part) * 60
                part = 0
                digits = 0
                colons += 1
            }
        }
        guard colons < 3, colons == 0 ? digits <= 6 : digits == 2 && part < 60 else { return nil }
        total += part
        return total > 0 && total <= 86_400 ? Int64(total) : nil
    }

    /// `2027-03-01T20:31:05` or without seconds, on a day on which nothing happens to the channel's clock.
    private mutating func start(_ text: Span<UInt8>, on channel: Int) -> Instant? {
        guard text.count == 19 || text.count == 16, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
            text[10] == UInt8(ascii: "T"), text[13] == UInt8(ascii: ":"),
            let century = Self.two(text, at: 0), let year = Self.two(text, at: 2), let month = Self.two(text, at: 5),
            let day = Self.two(text, at: 8), let hour = Self.two(text, at: 11), let minute = Self.two(text, at: 14),
            hour < 24, minute < 60
        else { return nil }
        var second = 0
        if text.count == 19 {
            guard text[16] == UInt8(ascii: ":"), let written = Self.two(text, at: 17), written < 60 else { return nil }
            second = written
        }
        guard let date = CivilDate(year: century * 100 + year, month: month, day: day),
            let midnight = days[dayTableOf[channel]].midnight(of: date)
        else { return nil }
        return midnight + Int64(hour * 3600 + minute * 60 + second)
    }
}

/// When the days of a zone begin, for those on which its clocks are not changed.
private struct DayTable {
    private let zone: Zone
    /// By the day's number modulo their count: a campaign has few days, and none is worked out twice.
    private var known: [(day: Int, midnight: Instant?)] = Array(repeating: (.min, nil), count: 512)

    init(_ zone: Zone) {
        self.zone = zone
    }

    mutating func midnight(of date: CivilDate) -> Instant? {
        let day = date.daysSince1970
        let slot = day & 511
        if known[slot].day == day { return known[slot].midnight }
        let start = zone.instant(of: CivilDateTime(date, .midnight))
        let end = zone.instant(of: CivilDateTime(date.adding(days: 1), .midnight))
        // A change at either midnight may skip or repeat times of this day, too.
        let isPlain = end - start == 86_400 && zone.changes(in: start + -86_400..<end + 86_400).isEmpty
        known[slot] = (day, isPlain ? start : nil)
        return known[slot].midnight
    }
}
