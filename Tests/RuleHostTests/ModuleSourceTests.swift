import Testing

@testable import RuleHost

@Suite struct ModuleSourceTests {
    @Test(arguments: [
        ("QuietHours", "quiet-hours"), ("FCCRules", "fcc-rules"), ("my_rules", "my-rules"),
        ("EqualAirtime", "equal-airtime"),
        ("rules", "rules"), ("Rule2Go", "rule2-go"), ("two words", "two-words"), ("Әділ", "әділ"), ("--", "rules"),
    ])
    func `a folder's name in kebab case is the module's part of rule ids`(folder: String, id: String) {
        #expect(ModuleSource(folder: "x/\(folder)", files: [], isOurs: false).id == id)
    }

    @Test(arguments: [
        ("QuietHours", "QuietHours"), ("two words", "two_words"), ("2023", "_2023"),
        ("Әділ", "_____"[...].prefix(4) + ""),
        ("RuleKit", "RuleKit_rules"), ("a-b", "a_b"),
    ])
    func `a folder's name becomes a name that Swift allows`(folder: String, name: String) {
        #expect(ModuleSource(folder: folder, files: [], isOurs: false).swiftName == name)
    }
}
