import CampaignModel
import RuleKit
import ZoneInfo

/// The sections of a snapshot as they grow: all but airtime, which is too much to be kept twice and is written from the
/// campaign itself.
struct SnapshotSections {
    let campaign: Campaign
    private var bytes: [[UInt8]] = Array(repeating: [], count: SnapshotSection.allCases.count)
    private var stringIndices: [String: Int32] = [:]
    private var zoneIndices: [Zone: Int32] = [:]
    private(set) var zones: [Zone] = []
    private let airtimeCount: Int

    init(_ campaign: Campaign) {
        self.campaign = campaign
        airtimeCount = campaign.plannedByEvents.count + campaign.logs.reduce(0) { $0 + $1.records.count }
    }

    mutating func append(_ more: [UInt8], to section: SnapshotSection) {
        bytes[section.rawValue] += more
    }

    /// Numbers in the byte order of the file, which is that of every machine Keste runs on, and said so all the same.
    mutating func append<Number: FixedWidthInteger>(_ numbers: [Number], to section: SnapshotSection) {
        bytes[section.rawValue].reserveCapacity(bytes[section.rawValue].count + numbers.count * Number.bitWidth / 8)
        for number in numbers {
            withUnsafeBytes(of: number.littleEndian) { bytes[section.rawValue].append(contentsOf: $0) }
        }
    }

    mutating func append<Field: SnapshotField>(_ row: SnapshotRow<Field>) {
        append(row.values, to: Field.section)
    }

    /// How many elements a section has so far.
    func count(_ section: SnapshotSection) -> Int32 {
        Int32(truncatingIfNeeded: bytes[section.rawValue].count / section.stride)
    }

    mutating func string(_ text: String?) -> Int32 {
        guard let text else { return -1 }
        if let known = stringIndices[text] { return known }
        let index = count(.strings)
        stringIndices[text] = index
        append([UInt32(count(.text)), UInt32(text.utf8.count)], to: .strings)
        append(Array(text.utf8), to: .text)
        return index
    }

    mutating func zone(_ zone: Zone) -> Int32 {
        if let known = zoneIndices[zone] { return known }
        let index = Int32(truncatingIfNeeded: zones.count)
        zoneIndices[zone] = index
        zones.append(zone)
        return index
    }

    /// Puts a list into the pool: the place of its first element.
    mutating func list(_ numbers: [Int32]) -> Int32 {
        let first = count(.pool)
        append(numbers, to: .pool)
        return first
    }

    mutating func span(_ span: CivilSpan?) -> Int32 {
        span.map { list(Self.numbers(of: $0)) } ?? -1
    }

    static func numbers(of span: CivilSpan) -> [Int32] {
        [span.start, span.end].flatMap {
            [Int32(truncatingIfNeeded: $0.date.daysSince1970), Int32(truncatingIfNeeded: $0.time.secondsOfDay)]
        }
    }

    /// The text that messages use: English where there is some, else the calendar's first language.
    mutating func name(_ text: LocalizedText) -> Int32 {
        string(text.text(in: "en", fallback: campaign.languages))
    }

    mutating func localized(_ text: LocalizedText) -> [Int32] {
        var numbers: [Int32] = []
        for entry in text.entries { numbers += [string(entry.language), string(entry.text)] }
        return numbers
    }

    /// How many bytes a section has.
    private func length(of section: SnapshotSection) -> Int {
        section.isAirtime ? airtimeCount * section.stride : bytes[section.rawValue].count
    }

    /// Where each section begins, and how long the file is.
    private var layout: (offsets: [Int], length: Int) {
        var offset = SnapshotLayout.headerLength
        let offsets = SnapshotSection.allCases.map { section in
            defer { offset = (offset + length(of: section) + 7) & ~7 }
            return offset
        }
        return (offsets, offset)
    }

    /// How long the file is, in bytes.
    var fileLength: Int { layout.length }

    /// Writes the file: header, directory, checksum, sections. What is not written between sections is nought.
    ///
    /// - Parameter sink: takes bytes and where they belong; false if it cannot.
    func write(to sink: (_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Bool) -> Bool {
        let (offsets, length) = layout
        var header = ByteWriter()
        for byte in SnapshotLayout.magic { header.write(byte) }
        header.write(SnapshotLayout.version)
        header.write(UInt32(SnapshotSection.allCases.count))
        header.write(UInt64(length))
        for section in SnapshotSection.allCases {
            header.write(UInt64(offsets[section.rawValue]))
            header.write(UInt64(self.length(of: section) / section.stride))
        }
        header.write(SnapshotLayout.checksum(header.bytes))
        guard header.bytes.withUnsafeBytes({ sink($0, 0) }) else { return false }
        for section in SnapshotSection.allCases where !section.isAirtime {
            let isWritten = bytes[section.rawValue].withUnsafeBytes {
                $0.isEmpty || sink($0, offsets[section.rawValue])
            }
            guard isWritten else { return false }
        }
        return AirtimeColumns(campaign, offsets: offsets).write(to: sink)
    }
}

/// One row of a table, its fields -1 until they are set.
struct SnapshotRow<Field: SnapshotField> {
    private(set) var values = [Int32](repeating: -1, count: Field.stride / 4)

    subscript(field: Field) -> Int32 {
        get { values[field.rawValue] }
        set { values[field.rawValue] = newValue }
    }

    mutating func set(_ low: Field, _ high: Field, to number: Int64) {
        self[low] = Int32(truncatingIfNeeded: number)
        self[high] = Int32(truncatingIfNeeded: number >> 32)
    }

    /// A list, put into the pool of `sections`.
    mutating func set(_ first: Field, _ count: Field, to numbers: [Int32], in sections: inout SnapshotSections) {
        self[first] = sections.list(numbers)
        self[count] = Int32(truncatingIfNeeded: numbers.count)
    }
}
