package import CampaignModel
import ZoneInfo

/// Applies the mends that rules know for what they found to the files of a calendar, and changes nothing else in them.
package struct CalendarMending {
    /// The changes that mend one finding: all of them, or none.
    package struct Mend: Sendable {
        /// Which finding, in the caller's own counting.
        package var finding: Int
        package var edits: [Finding.Edit]

        package init(finding: Int, edits: [Finding.Edit]) {
            self.finding = finding
            self.edits = edits
        }
    }

    /// What becomes of the mends; nothing is written here.
    package struct Plan: Sendable {
        package struct File: Sendable {
            package var path: String
            package var before: [UInt8]
            package var after: [UInt8]
        }

        /// The files that change, in the order of the calendar.
        package var files: [File] = []
        package var applied: [Int] = []
        /// Those that are left out, and why, as a part of a sentence.
        package var skipped: [(finding: Int, reason: String)] = []
    }

    private let campaign: Campaign
    private let calendar: String
    private let disk: any CalendarFileSystem
    private var files: [Int32: MendableFile] = [:]
    private var accepted: [[Located]] = []
    private var plan = Plan()

    /// A change, and the file that it is made in.
    private struct Located {
        var file: Int32
        var change: MendableFile.Change
    }

    private init(_ campaign: Campaign, _ calendar: String, _ disk: any CalendarFileSystem) {
        self.campaign = campaign
        self.calendar = calendar
        self.disk = disk
    }

    /// What the mends would do to a calendar.
    ///
    /// They are taken in their order. One that touches a place that an earlier one does is left out, and so is one after
    /// which the calendar would not load.
    ///
    /// - Parameter calendar: the path that the campaign was loaded from.
    package static func plan(
        _ mends: [Mend], for campaign: Campaign, loadedFrom calendar: String, files disk: any CalendarFileSystem = .disk
    ) -> Plan {
        var mending = CalendarMending(campaign, calendar, disk)
        var waiting: [(finding: Int, changes: [Located])] = []
        for mend in mends where !mend.edits.isEmpty {
            do throws(MendableFile.Refusal) {
                let changes = try mending.locate(mend)
                let taken = waiting.lazy.flatMap(\.changes)
                if let other = changes.first(where: { change in taken.contains { Self.touch($0, change) } }) {
                    let line = mending.line(of: other)
                    throw MendableFile.Refusal("another fix changes the same place, line \(line)")
                }
                waiting.append((mend.finding, changes))
            } catch {
                mending.plan.skipped.append((mend.finding, error.reason))
            }
        }
        mending.take(waiting[...])
        return mending.finished()
    }

    private func line(of located: Located) -> Int {
        files[located.file]?.source.place(ofByte: located.change.octets.lowerBound).line ?? 0
    }

    /// Whether two changes set the same value, or write over the same octets.
    private static func touch(_ left: Located, _ right: Located) -> Bool {
        left.file == right.file
            && (left.change.steps == right.change.steps || left.change.octets.overlaps(right.change.octets))
    }

    private mutating func locate(_ mend: Mend) throws(MendableFile.Refusal) -> [Located] {
        var changes: [Located] = []
        for edit in mend.edits {
            let file = try open(edit.entry.file.index)
            let located = Located(file: edit.entry.file.index, change: try file.change(edit))
            guard !changes.contains(where: { Self.touch($0, located) }) else {
                throw MendableFile.Refusal("it would change one place twice")
            }
            changes.append(located)
        }
        return changes
    }

    private mutating func open(_ index: Int32) throws(MendableFile.Refusal) -> MendableFile {
        if let known = files[index] { return known }
        guard campaign.files.indices.contains(Int(index)) else { throw MendableFile.Refusal("it is in no file") }
        let file = campaign.files[Int(index)]
        guard !file.path.lowercased().hasSuffix(".ics") else {
            throw MendableFile.Refusal("\(file.path) belongs to others and is not written to")
        }
        guard let bytes = try? disk.bytes(of: file.path, limit: 1 << 30), bytes == Array(file.text.utf8) else {
            throw MendableFile.Refusal("\(file.path) has changed since it was read")
        }
        guard let opened = MendableFile(YamlSource(path: file.path, bytes: bytes)) else {
            throw MendableFile.Refusal("\(file.path) cannot be read")
        }
        files[index] = opened
        return opened
    }

    /// Takes as many mends as the calendar can be loaded with; halves them until it is known which cannot be.
    private mutating func take(_ mends: ArraySlice<(finding: Int, changes: [Located])>) {
        guard let first = mends.first else { return }
        accepted.append(mends.flatMap(\.changes))
        if let fault = fault(of: written()) {
            accepted.removeLast()
            guard mends.count > 1 else {
                plan.skipped.append((first.finding, fault))
                return
            }
            let middle = mends.startIndex + mends.count / 2
            take(mends[..<middle])
            take(mends[middle...])
        } else {
            plan.applied += mends.map(\.finding)
        }
    }

    /// The files with all that is accepted; nil where one of them would say something else too.
    private func written() -> [Int32: [UInt8]]? {
        var result: [Int32: [UInt8]] = [:]
        for (index, changes) in Dictionary(grouping: accepted.flatMap(\.self), by: \.file) {
            guard let bytes = files[index]?.changed(by: changes.map(\.change)) else { return nil }
            result[index] = bytes
        }
        return result
    }

    /// Why the calendar cannot be written so; nil if it can.
    private func fault(of written: [Int32: [UInt8]]?) -> String? {
        guard let written else { return "the file is written in a way that would have to change with it" }
        let overlay = OverlayFileSystem(
            base: disk,
            written: Dictionary(
                written.map { (campaign.files[Int($0.key)].path, $0.value) }, uniquingKeysWith: { first, _ in first }))
        let loaded = CalendarLoader(files: overlay).load(calendar)
        guard loaded.campaign == nil else { return nil }
        let said = loaded.diagnostics.first { $0.severity == .error }
        return "the calendar would not load: \(said?.message ?? "it has mistakes")"
    }

    private func finished() -> Plan {
        var plan = plan
        let written = written() ?? [:]
        plan.files = written.keys.sorted().compactMap { index in
            guard let file = files[index], let after = written[index] else { return nil }
            return Plan.File(path: file.source.path, before: file.source.bytes, after: after)
        }
        plan.applied.sort()
        plan.skipped.sort { $0.finding < $1.finding }
        return plan
    }
}
