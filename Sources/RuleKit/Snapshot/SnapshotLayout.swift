import ZoneInfo

/// How the snapshot of a campaign is laid out. All numbers are little-endian.
///
///     0   8 bytes   magic
///     8   u32       version of the layout
///     12  u32       number of sections
///     16  u64       length of the whole file
///     24  sections × { u64 offset of its first byte, u64 number of its elements }
///     …   u64       FNV-1a of everything before it
///     …   the sections, each at a multiple of 8
///
/// Small tables are rows of `Int32` fields; a text is its number in `strings`, a list is the place of its first element
/// and the count in `pool`, nothing is -1. What is many (occurrences, airtime) is in columns.
package enum SnapshotLayout {
    package static let magic: [UInt8] = Array("KesteCal".utf8)
    /// Counted up with each change of a section or a field.
    package static let version: UInt32 = 3
    package static let directoryOffset = 24
    /// Bytes of the header, its checksum included.
    package static let headerLength = directoryOffset + SnapshotSection.allCases.count * 16 + 8

    /// FNV-1a with 64 bits, which catches any single damaged byte of a header.
    package static func checksum(_ bytes: some Sequence<UInt8>) -> UInt64 {
        let bytes = Array(bytes)
        var hash = StableHash()
        hash.combine(bytes.span)
        return hash.value
    }
}

/// The sections of a snapshot, in their order in the file.
package enum SnapshotSection: Int, CaseIterable, Sendable {
    /// u32 offset in `text`, u32 length.
    case strings
    case text
    /// The elements of lists.
    case pool
    // Tables: rows of Int32 fields.
    case campaign, zones, zoneChanges, regions, contests, contestants, statuses, people, channels, venues, events
    case occurrences, logs, entitlements
    // Columns that belong to a table row by row.
    case zoneChangeInstants, statusInstants, occurrenceStarts, occurrenceEnds
    /// What the calendar says about rules, as `SnapshotSettings` writes it.
    case settings
    // Airtime: all planned rows, then all aired rows.
    case airtimeContestants, airtimeChannels, airtimeContests, airtimePersons, airtimeEvents, airtimeLines
    case airtimeStarts, airtimeEnds, airtimeSeconds
    case airtimeKinds, airtimeActs, airtimeTones, airtimeTotals

    /// Bytes of one element.
    package var stride: Int {
        switch self {
        case .strings: 8
        case .text, .settings, .airtimeKinds, .airtimeActs, .airtimeTones, .airtimeTotals: 1
        case .pool: 4
        case .campaign: CampaignField.stride
        case .zones: ZoneField.stride
        case .zoneChanges: ZoneChangeField.stride
        case .regions: RegionField.stride
        case .contests: ContestField.stride
        case .contestants: ContestantField.stride
        case .statuses: StatusField.stride
        case .people: PersonField.stride
        case .channels: ChannelField.stride
        case .venues: VenueField.stride
        case .events: EventField.stride
        case .occurrences: OccurrenceField.stride
        case .logs: LogField.stride
        case .entitlements: EntitlementField.stride
        case .zoneChangeInstants, .statusInstants, .occurrenceStarts, .occurrenceEnds: 8
        case .airtimeStarts, .airtimeEnds, .airtimeSeconds: 8
        case .airtimeContestants, .airtimeChannels, .airtimeContests, .airtimePersons, .airtimeEvents: 4
        case .airtimeLines: 4
        }
    }

    /// The section that has as many elements as this one, where there must be one.
    package var companion: SnapshotSection? {
        switch self {
        case .zoneChangeInstants: .zoneChanges
        case .statusInstants: .statuses
        case .occurrenceStarts, .occurrenceEnds: .occurrences
        case .airtimeChannels, .airtimeContests, .airtimePersons, .airtimeEvents, .airtimeLines, .airtimeStarts,
            .airtimeEnds, .airtimeSeconds, .airtimeKinds, .airtimeActs, .airtimeTones, .airtimeTotals:
            .airtimeContestants
        default: nil
        }
    }
}
