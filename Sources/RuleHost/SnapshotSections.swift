import CampaignModel
import RuleKit
import ZoneInfo

/// The sections of a snapshot as they grow.
struct SnapshotSections {
    let campaign: Campaign
    private var bytes: [[UInt8]] = Array(repeating: [], count: SnapshotSection.allCases.count)
    private var stringIndices: [String: Int32] = [:]
    private var zoneIndices: [Zone: Int32] = [:]
    private(set) var zones: [Zone] = []

    init(_ campaign: Campaign) {
        self.campaign = campaign
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

    /// The file: header, directory, checksum, sections.
    func file() -> [UInt8] {
        var header = ByteWriter()
        var offset = SnapshotLayout.headerLength
        var directory: [UInt64] = []
        for section in SnapshotSection.allCases {
            let length = bytes[section.rawValue].count
            directory += [UInt64(offset), UInt64(length / section.stride)]
            offset = (offset + length + 7) & ~7
        }
        for byte in SnapshotLayout.magic { header.write(byte) }
        header.write(SnapshotLayout.version)
        header.write(UInt32(SnapshotSection.allCases.count))
        header.write(UInt64(offset))
        for number in directory { header.write(number) }
        header.write(SnapshotLayout.checksum(header.bytes))
        var file = header.bytes
        file.reserveCapacity(offset)
        for section in SnapshotSection.allCases {
            file += bytes[section.rawValue]
            file += Array(repeating: 0, count: (8 - file.count % 8) % 8)
        }
        return file
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
