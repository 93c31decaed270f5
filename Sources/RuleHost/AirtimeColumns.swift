import CampaignModel
import RuleKit

/// The campaign's airtime as the columns of a snapshot: what events plan, then planned logs, then aired logs.
///
/// Records are gone through once, a block at a time that fits the processor's cache, and never copied as a whole: of ten
/// million records that would be another half gigabyte.
struct AirtimeColumns {
    private let campaign: Campaign
    private let offsets: [Int]

    private static let block = 1 << 14

    /// - Parameter offsets: where each section begins in the file.
    init(_ campaign: Campaign, offsets: [Int]) {
        self.campaign = campaign
        self.offsets = offsets
    }

    /// Writes all columns; false if the sink cannot take them.
    func write(to sink: (_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Bool) -> Bool {
        var row = 0
        var columns = Columns()
        for records in [campaign.plannedByEvents] + campaign.logsInSnapshotOrder.map(\.records) {
            var rest = records[...]
            while !rest.isEmpty {
                let part = rest.prefix(Self.block)
                rest = rest.dropFirst(Self.block)
                columns.take(part)
                guard columns.write(at: row, offsets, to: sink) else { return false }
                row += part.count
            }
        }
        return true
    }

    /// One block of rows, a column at a time.
    private struct Columns {
        var indices: [[Int32]]
        var longs: [[Int64]]
        var bytes: [[UInt8]]

        static let indexSections: [SnapshotSection] = [
            .airtimeContestants, .airtimeChannels, .airtimeContests, .airtimePersons, .airtimeEvents, .airtimeLines,
        ]
        static let longSections: [SnapshotSection] = [.airtimeStarts, .airtimeEnds, .airtimeSeconds]
        static let byteSections: [SnapshotSection] = [.airtimeKinds, .airtimeActs, .airtimeTones, .airtimeTotals]

        init() {
            indices = Self.indexSections.map { _ in [] }
            longs = Self.longSections.map { _ in [] }
            bytes = Self.byteSections.map { _ in [] }
        }

        mutating func take(_ records: ArraySlice<AirtimeRecord>) {
            Self.fill(&indices[0], records) { $0.contestant.littleEndian }
            Self.fill(&indices[1], records) { $0.channel.littleEndian }
            Self.fill(&indices[2], records) { $0.contest.littleEndian }
            Self.fill(&indices[3], records) { $0.person.littleEndian }
            Self.fill(&indices[4], records) { $0.event.littleEndian }
            Self.fill(&indices[5], records) { $0.line.littleEndian }
            Self.fill(&longs[0], records) { $0.start.seconds.littleEndian }
            Self.fill(&longs[1], records) { $0.end.seconds.littleEndian }
            Self.fill(&longs[2], records) { $0.seconds.littleEndian }
            Self.fill(&bytes[0], records) { Self.code($0.kind) }
            Self.fill(&bytes[1], records) { $0.act == .coverage ? 1 : 0 }
            Self.fill(&bytes[2], records) { UInt8(bitPattern: $0.tone) }
            Self.fill(&bytes[3], records) { $0.isTotal ? 1 : 0 }
        }

        /// The code that `AirtimeView` reads. Spelled out, since it runs for every row.
        private static func code(_ kind: AirtimeKind) -> UInt8 {
            switch kind {
            case .free: 0
            case .paid: 1
            case .debate: 2
            case .news: 3
            case .currentAffairs: 4
            case .other: 5
            }
        }

        private static func fill<Number>(
            _ column: inout [Number], _ records: ArraySlice<AirtimeRecord>, _ value: (AirtimeRecord) -> Number
        ) {
            column.removeAll(keepingCapacity: true)
            column.reserveCapacity(records.count)
            for record in records { column.append(value(record)) }
        }

        func write(at row: Int, _ offsets: [Int], to sink: (UnsafeRawBufferPointer, Int) -> Bool) -> Bool {
            func put<Number>(_ columns: [[Number]], _ sections: [SnapshotSection]) -> Bool {
                zip(columns, sections).allSatisfy { column, section in
                    column.withUnsafeBytes { sink($0, offsets[section.rawValue] + row * section.stride) }
                }
            }
            return put(indices, Self.indexSections) && put(longs, Self.longSections) && put(bytes, Self.byteSections)
        }
    }
}

extension Campaign {
    /// The logs in the order in which a snapshot has their rows: of what was planned, then of what was aired.
    var logsInSnapshotOrder: [AirtimeLog] { logs.filter { $0.mode == .planned } + logs.filter { $0.mode == .aired } }
}

extension SnapshotSection {
    /// Whether it is a column of airtime.
    var isAirtime: Bool { self == .airtimeContestants || companion == .airtimeContestants }
}
