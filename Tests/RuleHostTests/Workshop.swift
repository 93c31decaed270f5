import CampaignModel
import Foundation
import Testing
import ZoneInfo

@testable import RuleHost

/// A folder for one test, with rule modules written into it, and a host that keeps its cache there.
final class Workshop {
    let folder: URL
    /// What modules print.
    let printed: URL
    private let output: FileHandle

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "keste-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        printed = folder.appending(path: "printed.txt")
        try Data().write(to: printed)
        output = try FileHandle(forWritingTo: printed)
    }

    deinit {
        try? output.close()
        try? FileManager.default.removeItem(at: folder)
    }

    /// The kit lies beside the program of the tests.
    func host(cache: String? = nil) throws -> RuleHost {
        RuleHost(
            cache: cache ?? folder.appending(path: "cache").path, usesPrebuilt: false, output: output.fileDescriptor)
    }

    /// Writes a module of several files, and says where.
    @discardableResult
    func module(_ name: String, _ files: [String: String]) throws -> String {
        let module = folder.appending(path: name)
        for (name, text) in files {
            let file = module.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        return module.path
    }

    /// Writes a module that speaks to the host by hand: `body` is run with `say`, `hello`, `started`, `finding`,
    /// `finished` and `done` at hand, which write the frames that the protocol asks for.
    @discardableResult
    func speaking(_ name: String, _ body: String) throws -> String {
        try module(
            name,
            [
                "Main.swift": "import Glibc\n@main struct Main { static func main() {\n\(body)\n} }\n",
                "Wire.swift": wire,
            ])
    }

    func printedText() throws -> String { try String(contentsOf: printed, encoding: .utf8) }

    /// A campaign with two rallies, one contestant and no rule modules but those named to the host.
    static func campaign(_ change: (inout Campaign) -> Void = { _ in }) throws -> Campaign {
        let zone = try ZoneDatabase.system.zone("Asia/Almaty")
        let file = SourceFile(path: "x/calendar.yaml", text: "keste: 1\ncampaign:\nevents:\n  - a\n  - b\nrules:\n")
        func place(_ line: Int) -> SourcePlace { SourcePlace(file: Ref(0), line: line, column: 1) }
        let start = Instant(seconds: 1_677_000_000)
        var campaign = Campaign(
            id: "x", title: LocalizedText("X"), zone: zone, span: TimeSpan(start: start, end: start + 864_000),
            place: place(2), files: [file])
        for (index, id) in ["a", "b"].enumerated() {
            let civil = zone.civil(at: start + Int64(index) * 86_400)
            campaign.events.append(
                Event(
                    id: id, kind: .rally, title: LocalizedText(id),
                    timing: .timed(start: civil, duration: CalendarDuration(seconds: 3600)), zones: [zone],
                    place: place(4 + index)))
            campaign.occurrences.append(
                Occurrence(
                    event: Ref(index),
                    span: TimeSpan(start: zone.instant(of: civil), end: zone.instant(of: civil) + 3600)))
        }
        campaign.contestants = [Contestant(id: "c", kind: .party, name: LocalizedText("C"), place: place(1))]
        campaign.rules.modules = []
        change(&campaign)
        return campaign
    }
}

/// The protocol written out by hand, so that the host is held to its description and not to RuleKit's own code:
/// `u32` length, `u8` type, payload; texts and lists are counted with `u32`; all little-endian.
private let wire = """
    import Glibc

    func bytes(_ number: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } }
    func bytes(_ text: String) -> [UInt8] { bytes(UInt32(text.utf8.count)) + Array(text.utf8) }
    func frame(_ type: UInt8, _ payload: [UInt8]) -> [UInt8] { bytes(UInt32(payload.count + 1)) + [type] + payload }
    func say(_ all: [UInt8]) {
        var rest = all[...]
        while !rest.isEmpty {
            let done = rest.withUnsafeBytes { write(4, $0.baseAddress, $0.count) }
            if done <= 0 { return }
            rest = rest.dropFirst(done)
        }
    }
    func rule(_ id: String) -> [UInt8] { bytes(id) + bytes("summary") + [0, 2] + bytes(0) + bytes(0) }
    func hello(_ ids: String...) { say(frame(1, bytes(2) + bytes(UInt32(ids.count)) + ids.flatMap { rule($0) })) }
    func started(_ id: String) { say(frame(3, bytes(id))) }
    func findingFrame(_ id: String, _ message: String, event: UInt32) -> [UInt8] {
        frame(
            4, bytes(id) + [0, 0] + bytes(message) + bytes(1) + bytes(event) + bytes(0) + bytes(0) + [0, 0] + bytes(0) + bytes(0))
    }
    func finding(_ id: String, _ message: String, event: UInt32 = 0) { say(findingFrame(id, message, event: event)) }
    func finished(_ id: String) { say(frame(5, bytes(id))) }
    func done() { say(frame(6, [])) }
    """
