public import CampaignModel
public import ZoneInfo

// `@unchecked Sendable`: the bytes are mapped read-only, the two tables are filled before the first view is handed out,
// and none of the three is ever changed or freed.

/// The campaign that the host wrote down, mapped once and never unmapped. Views read it; rule authors have no need to.
///
/// It is a plain value without a reference, so that views cost nothing to copy.
@frozen
public struct Snapshot: @unchecked Sendable {
    @usableFromInline let base: UnsafeRawPointer
    /// One for each row of `zones`, made once so that a view need not.
    let zones: UnsafePointer<Zone>
    /// One for each contestant.
    let histories: UnsafePointer<StatusHistory>

    /// A snapshot in bytes that stay where they are, unchanged, until the process ends.
    package init(validating bytes: UnsafeRawBufferPointer) throws(SnapshotError) {
        let base = try Self.validated(bytes)
        // Enough of a snapshot to read the values from that the whole one keeps ready.
        let bare = Snapshot(base: base, zones: Self.kept([.utc]), histories: Self.kept([]))
        guard bare.count(.campaign) == 1, bare.count(.zones) > 0 else {
            throw SnapshotError(.damaged, "The snapshot of the campaign has no campaign in it.")
        }
        let zones = (0..<bare.count(.zones)).map { bare.makeZone(Int32(truncatingIfNeeded: $0)) }
        let histories = (0..<bare.count(.contestants)).map { bare.makeHistory(Int32(truncatingIfNeeded: $0)) }
        self = Snapshot(base: base, zones: Self.kept(zones), histories: Self.kept(histories))
    }

    private init(base: UnsafeRawPointer, zones: UnsafePointer<Zone>, histories: UnsafePointer<StatusHistory>) {
        self.base = base
        self.zones = zones
        self.histories = histories
    }

    private static func kept<Value>(_ values: [Value]) -> UnsafePointer<Value> {
        let memory = UnsafeMutablePointer<Value>.allocate(capacity: max(1, values.count))
        memory.initialize(from: values, count: values.count)
        return UnsafePointer(memory)
    }
}

extension Snapshot {
    private static func validated(_ bytes: UnsafeRawBufferPointer) throws(SnapshotError) -> UnsafeRawPointer {
        guard let base = bytes.baseAddress, bytes.count >= 24, bytes.prefix(8).elementsEqual(SnapshotLayout.magic)
        else { throw SnapshotError(.notASnapshot, "What stands in the place of the campaign's snapshot is not one.") }
        func number<Number: FixedWidthInteger>(at offset: Int, as: Number.Type) -> Number {
            Number(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Number.self))
        }
        let version = number(at: 8, as: UInt32.self)
        guard version == SnapshotLayout.version else {
            throw SnapshotError(
                .otherVersion,
                "The snapshot has layout \(version), this module reads layout \(SnapshotLayout.version): build it again."
            )
        }
        let damaged = SnapshotError(.damaged, "The snapshot of the campaign is cut off or damaged.")
        let header = SnapshotLayout.headerLength
        guard bytes.count >= header, number(at: 12, as: UInt32.self) == UInt32(SnapshotSection.allCases.count),
            number(at: 16, as: UInt64.self) == UInt64(bytes.count),
            number(at: header - 8, as: UInt64.self) == SnapshotLayout.checksum(bytes.prefix(header - 8)),
            // Columns are read as whole numbers where they stand.
            Int(bitPattern: base) % 8 == 0
        else { throw damaged }
        var counts: [UInt64] = []
        for section in SnapshotSection.allCases {
            let entry = SnapshotLayout.directoryOffset + section.rawValue * 16
            let (offset, count) = (number(at: entry, as: UInt64.self), number(at: entry + 8, as: UInt64.self))
            let (length, overflows) = count.multipliedReportingOverflow(by: UInt64(section.stride))
            let total = UInt64(bytes.count)
            guard !overflows, offset % 8 == 0, offset >= UInt64(header), offset <= total, length <= total - offset
            else { throw damaged }
            counts.append(count)
        }
        for section in SnapshotSection.allCases {
            if let companion = section.companion, counts[section.rawValue] != counts[companion.rawValue] {
                throw damaged
            }
        }
        return base
    }

    /// The number of elements of a section.
    package func count(_ section: SnapshotSection) -> Int {
        base.load(fromByteOffset: SnapshotLayout.directoryOffset + section.rawValue * 16 + 8, as: Int.self)
    }

    /// The first byte of a section.
    package func start(_ section: SnapshotSection) -> UnsafeRawPointer {
        base + base.load(fromByteOffset: SnapshotLayout.directoryOffset + section.rawValue * 16, as: Int.self)
    }

    /// A section's elements as what they are.
    package func column<Element>(_ section: SnapshotSection, of: Element.Type) -> UnsafePointer<Element> {
        start(section).assumingMemoryBound(to: Element.self)
    }

    /// A field of a row; -1 where there is no such row.
    package subscript<Field: SnapshotField>(row: Int32, field: Field) -> Int32 {
        guard row >= 0, Int(row) < count(Field.section) else { return -1 }
        return start(Field.section).load(fromByteOffset: Int(row) * Field.stride + field.rawValue * 4, as: Int32.self)
    }

    /// Two fields that are one long number, the lower half first.
    package func long<Field: SnapshotField>(_ row: Int32, _ low: Field, _ high: Field) -> Int64 {
        Int64(self[row, high]) << 32 | Int64(UInt32(bitPattern: self[row, low]))
    }
}
