import CampaignModel
import Foundation
import Testing

@testable import RuleHost

@Suite struct ModuleSelectionTests {
    private let workshop: Workshop
    private let plugins: String

    init() throws {
        workshop = try Workshop()
        try workshop.module("Plugins/EqualAirtime", ["A.swift": ""])
        try workshop.module(
            "Plugins/QuietHours", ["B.swift": "", ".hidden.swift": "", "Deep/C.swift": "", "Notes.md": ""])
        plugins = workshop.folder.appending(path: "Plugins").path
    }

    private func selection(_ names: [String]?, extra: [String] = []) throws -> ModuleSelection {
        let campaign = try Workshop.campaign { campaign in
            let place = SourcePlace(file: Ref(0), line: 6, column: 1)
            campaign.rules.modules = names?.map { RuleSettings.ModuleName(name: $0, place: place) }
        }
        var selection = ModuleSelection(ours: plugins, calendarFolder: workshop.folder.path)
        selection.add(campaign, extraModules: extra)
        return selection
    }

    @Test func `without modules named all of ours are meant`() throws {
        #expect(try selection(nil).modules.map(\.name) == ["EqualAirtime", "QuietHours"])
    }

    @Test func `hidden files and other files are no part of a module, folders in it are`() throws {
        let files = try selection(["QuietHours"]).modules.flatMap(\.files)
        #expect(files == ["\(plugins)/QuietHours/B.swift", "\(plugins)/QuietHours/Deep/C.swift"])
    }

    @Test func `a folder beside the calendar is a module, whatever its name`() throws {
        try workshop.module("rules/Тыныш сағат", ["R.swift": ""])
        #expect(try selection(["rules/Тыныш сағат"]).modules.map(\.id) == ["тыныш-сағат"])
    }

    @Test func `a folder of module folders means all of them`() throws {
        try workshop.module("more/One", ["R.swift": ""])
        try workshop.module("more/Two", ["R.swift": ""])
        try workshop.module("more/Empty", ["README.md": ""])
        let more = workshop.folder.appending(path: "more").path
        #expect(try selection([], extra: [more]).modules.map(\.name) == ["One", "Two"])
    }

    @Test func `a name that is none is said at its place, with the nearest`() throws {
        let found = try #require(try selection(["EqualAirtme"]).diagnostics.first)
        #expect(found.line == 6 && found.path == "x/calendar.yaml")
        #expect(found.message.contains("there is no rule module “EqualAirtme”"))
        #expect(found.fix == "did you mean “EqualAirtime”?")
    }

    @Test func `two modules with one id are an error that names both`() throws {
        let other = try workshop.module("rules/quiet_hours", ["R.swift": ""])
        let found = try #require(try selection(["QuietHours", "rules/quiet_hours"]).diagnostics.first)
        #expect(found.message.contains("\(plugins)/QuietHours") && found.message.contains(other))
    }

    @Test func `a changed copy of one of ours on the command line runs in its place, and is said`() throws {
        let copy = try workshop.module("mine/QuietHours", ["B.swift": "// changed"])
        for names in [nil, ["EqualAirtime", "QuietHours"]] {
            let selection = try selection(names, extra: [copy])
            #expect(selection.diagnostics.isEmpty)
            #expect(selection.modules.map(\.name) == ["EqualAirtime", "QuietHours"])
            #expect(selection.modules.last?.folder == copy && selection.modules.last?.isOurs == false)
            #expect(selection.notes.count == 1 && selection.notes.first?.message.contains(copy) == true)
        }
    }

    @Test func `two on the command line with one id are an error, whether one of ours has it too or not`() throws {
        let one = try workshop.module("one/QuietHours", ["B.swift": ""])
        let two = try workshop.module("two/QuietHours", ["B.swift": ""])
        let found = try #require(try selection(nil, extra: [one, two]).diagnostics.first)
        #expect(found.message.contains(one) && found.message.contains(two))
    }

    @Test func `folders of folders of modules mean the same from whichever folder they are named`() throws {
        try workshop.module("team/north/One", ["R.swift": "", "Parts/P.swift": ""])
        try workshop.module("team/south/Deep/Two", ["R.swift": ""])
        let team = workshop.folder.appending(path: "team").path
        #expect(try selection([], extra: [team]).modules.map(\.name) == ["One", "Two"])
        #expect(try selection([], extra: ["\(team)/north", "\(team)/south"]).modules.map(\.name) == ["One", "Two"])
    }

    @Test func `a link that leads round in a circle is not followed for ever`() throws {
        try workshop.module("round/One", ["R.swift": ""])
        let round = workshop.folder.appending(path: "round")
        try FileManager.default.createSymbolicLink(at: round.appending(path: "again"), withDestinationURL: round)
        #expect(try selection([], extra: [round.path]).modules.map(\.name) == ["One"])
    }

    @Test func `where our modules are not beside the program that is what is said`() throws {
        let campaign = try Workshop.campaign { campaign in
            let place = SourcePlace(file: Ref(0), line: 6, column: 1)
            campaign.rules.modules = [RuleSettings.ModuleName(name: "EqualAirtime", place: place)]
        }
        var selection = ModuleSelection(ours: nil, calendarFolder: workshop.folder.path)
        selection.add(campaign, extraModules: [])
        #expect(selection.diagnostics.first?.message.contains("there is no folder Plugins") == true)
    }

    @Test func `a module named twice is run once`() throws {
        let twice = try selection(["QuietHours"], extra: ["\(plugins)/QuietHours/"])
        #expect(twice.modules.count == 1 && twice.diagnostics.isEmpty)
    }

    @Test(arguments: [("nowhere", "there is no folder"), ("more", "holds no rule module")])
    func `a folder without modules is said`(name: String, says: String) throws {
        try workshop.module("more/Empty", ["README.md": ""])
        let found = try #require(
            try selection([], extra: [workshop.folder.appending(path: name).path]).diagnostics.first)
        #expect(found.message.contains(says) && found.path == "--rules")
    }
}
