import CampaignModel
import ZoneInfo

// A field can hold nothing that leads outside the snapshot: what does not fit is read as empty.
extension Snapshot {
    func text(_ index: Int32) -> String {
        optionalText(index) ?? ""
    }

    func optionalText(_ index: Int32) -> String? {
        guard index >= 0, Int(index) < count(.strings) else { return nil }
        let entry = start(.strings) + Int(index) * 8
        let (offset, length) = (Int(entry.load(as: UInt32.self)), Int(entry.load(fromByteOffset: 4, as: UInt32.self)))
        guard offset + length <= count(.text) else { return nil }
        return String(decoding: UnsafeRawBufferPointer(start: start(.text) + offset, count: length), as: UTF8.self)
    }

    /// A part of the pool.
    func list(_ first: Int32, _ count: Int32) -> UnsafeBufferPointer<Int32> {
        guard first >= 0, count > 0, Int(first) + Int(count) <= self.count(.pool) else {
            return UnsafeBufferPointer(start: nil, count: 0)
        }
        return UnsafeBufferPointer(start: column(.pool, of: Int32.self) + Int(first), count: Int(count))
    }

    func list<Field: SnapshotField>(_ row: Int32, _ first: Field, _ count: Field) -> UnsafeBufferPointer<Int32> {
        list(self[row, first], self[row, count])
    }

    /// A text by language: pairs of language and text.
    func localized<Field: SnapshotField>(_ row: Int32, _ first: Field, _ count: Field) -> LocalizedText {
        let pairs = list(row, first, count)
        let entries = stride(from: 0, to: pairs.count - 1, by: 2).map {
            LocalizedText.Entry(language: optionalText(pairs[$0]), text: text(pairs[$0 + 1]))
        }
        return LocalizedText(entries) ?? LocalizedText("")
    }

    func zone(_ index: Int32) -> Zone {
        index >= 0 && Int(index) < count(.zones) ? zones[Int(index)] : zones[0]
    }

    func history(of contestant: Int32) -> StatusHistory {
        contestant >= 0 && Int(contestant) < count(.contestants) ? histories[Int(contestant)] : StatusHistory()
    }

    func moment(day: Int32, second: Int32) -> CivilDateTime {
        CivilDateTime(
            CivilDate(daysSince1970: Int(day)), CivilTime(secondsOfDay: Int(second)) ?? .midnight)
    }

    /// The civil spans of a list, four numbers each.
    func civilSpans(_ numbers: UnsafeBufferPointer<Int32>) -> [CivilSpan] {
        stride(from: 0, to: numbers.count - 3, by: 4).compactMap {
            CivilSpan(
                start: moment(day: numbers[$0], second: numbers[$0 + 1]),
                end: moment(day: numbers[$0 + 2], second: numbers[$0 + 3]))
        }
    }

    /// The civil span at a place of the pool; nil for -1.
    func civilSpan(_ first: Int32) -> CivilSpan? {
        civilSpans(list(first, 4)).first
    }

    func makeZone(_ index: Int32) -> Zone {
        func period<Field: SnapshotField>(_ row: Int32, _ offset: Field, _ saving: Field, _ name: Field) -> ZonePeriod {
            ZonePeriod(
                offset: UTCOffset(seconds: self[row, offset]), isDaylightSaving: self[row, saving] == 1,
                abbreviation: text(self[row, name]))
        }
        var before = period(index, ZoneField.offset, .isDaylightSaving, .abbreviation)
        let initial = before
        let instants = column(.zoneChangeInstants, of: Int64.self)
        let first = self[index, ZoneField.changes]
        let rows = rows(from: first, count: self[index, ZoneField.changesCount], in: .zoneChanges)
        let changes = rows.map { row in
            let after = period(row, ZoneChangeField.offset, .isDaylightSaving, .abbreviation)
            defer { before = after }
            return ZoneChange(instant: Instant(seconds: instants[Int(row)]), before: before, after: after)
        }
        return Zone(identifier: text(self[index, ZoneField.identifier]), initial: initial, changes: changes)
    }

    func makeHistory(_ contestant: Int32) -> StatusHistory {
        let instants = column(.statusInstants, of: Int64.self)
        let rows = rows(
            from: self[contestant, ContestantField.statuses], count: self[contestant, ContestantField.statusesCount],
            in: .statuses)
        return StatusHistory(
            rows.map { row in
                let contest = self[row, StatusField.contest]
                return StatusHistory.Entry(
                    ContestantStatus(code: self[row, StatusField.status]) ?? .registered,
                    from: Instant(seconds: instants[Int(row)]), contest: contest < 0 ? nil : contest)
            })
    }

    private func rows(from first: Int32, count: Int32, in section: SnapshotSection) -> Range<Int32> {
        guard first >= 0, count > 0, Int(first) + Int(count) <= self.count(section) else { return 0..<0 }
        return first..<first + count
    }
}

extension CaseIterable where Self: Equatable, AllCases == [Self] {
    /// The place of the case among all of its kind, as the snapshot writes it.
    package var code: Int32 { Int32(Self.allCases.firstIndex(of: self) ?? 0) }

    /// The case at a place.
    package init?(code: Int32) {
        guard Self.allCases.indices.contains(Int(code)) else { return nil }
        self = Self.allCases[Int(code)]
    }
}
