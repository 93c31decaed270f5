import CampaignModel
import Foundation
import Testing

@testable import CampaignFiles

@Suite struct BaselineFileTests {
    private func read(_ text: String) -> BaselineFile.Loaded {
        BaselineFile.read("known.yaml", as: Ref(7), files: MemoryFileSystem(["known.yaml": text]))
    }

    @Test func `what is written is read back, in order and counted`() {
        let keys = [
            FindingKey(rule: "b/x", message: "no subject"),
            FindingKey(rule: "a/y", events: ["two", "one"], message: "twice: \"so\", {or} [not] #\n\u{1B}[0m"),
            FindingKey(rule: "a/y", events: ["one", "two"], message: "twice: \"so\", {or} [not] #\n\u{1B}[0m"),
            FindingKey(rule: "a/y", contestants: ["ash"], channels: ["tv"], message: "Қайың 1 h"),
        ]
        let loaded = read(BaselineFile.text(of: keys))
        #expect(loaded.diagnostics == [])
        #expect(loaded.baseline?.entries.map(\.key) == [keys[3], keys[2], keys[0]])
        #expect(loaded.baseline?.entries.map(\.count) == [1, 2, 1])
        #expect(loaded.baseline?.entries.map(\.place.line) == [5, 6, 7])
        #expect(loaded.baseline?.entries.first?.place.file == Ref(7))
        #expect(keys[2].message == "twice: \"so\", {or} [not] #\n\u{FFFD}[0m")
        #expect(BaselineFile.text(of: keys) == BaselineFile.text(of: keys.reversed()))
    }

    @Test func `nothing found is a baseline too`() {
        #expect(read(BaselineFile.text(of: [])).baseline?.entries.isEmpty == true)
    }

    @Test(arguments: [
        ("", "a baseline has no “baseline”"), ("keste: 1", "a baseline has no key “keste”"),
        ("baseline: 2", "this Keste reads baselines of format 1 and no other"),
        ("baseline: 1\nfindings: [{rule: a/b}]", "a finding has no “message”"),
        ("baseline: 1\nfindings: [{rule: a/b, message: m, count: 0}]", "“0” is not how often something was found"),
        ("baseline: 1\nfindings: [x]", "a finding must be a table of keys and values"),
        ("- 1", "a baseline must be a table of keys and values"), ("baseline: 1\nfindings: [", ""),
    ])
    func `what is no baseline is said to be none`(text: String, message: String) {
        let loaded = read(text)
        #expect(loaded.baseline == nil)
        #expect(loaded.diagnostics.contains { $0.message.hasPrefix(message) && $0.severity == .error })
    }

    @Test func `a file that is not there is named`() {
        let loaded = BaselineFile.read("gone.yaml", as: Ref(0), files: MemoryFileSystem([:]))
        #expect(loaded.baseline == nil && loaded.diagnostics.map(\.message) == ["there is no file gone.yaml"])
    }
}
