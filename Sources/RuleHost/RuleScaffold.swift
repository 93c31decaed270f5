import RuleKit

/// A rule module to begin with: it compiles, its examples pass, and it finds something.
package struct RuleScaffold {
    /// The folder that is made.
    package let folder: String
    /// What is written: paths and texts.
    package let files: [(path: String, text: String)]

    /// - Parameter path: The module's name, or the folder to make, which then gives the name: `rules/LongRallies`.
    package init(_ path: String) throws(HostProblem) {
        let name = Disk.name(of: path)
        let words = name.split { !$0.isLetter && !$0.isNumber }
        let isPlain = name.unicodeScalars.allSatisfy { scalar in
            scalar.isASCII
                && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "-_".contains(String(scalar)))
        }
        guard isPlain, let first = words.first?.first, first.isLetter, let id = KebabCase.of(name) else {
            throw HostProblem(
                "“\(name)” cannot be the name of a rule module",
                fix: "write a name of the letters a-z, digits and “-” that begins with a letter: LongRallies")
        }
        let type = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
        folder = path
        files = [(Disk.join(path, "\(name).swift"), Self.source(type: Self.free(type), folder: path, id: id))]
        guard Disk.facts(folder) == nil else {
            throw HostProblem("there is something at \(folder) already", fix: "choose another name, or remove it first")
        }
    }

    /// Writes the files; nothing is left of them where that fails.
    package func write() throws(HostProblem) {
        for file in files {
            guard Disk.makeFolder(Disk.folder(of: file.path), mode: 0o755),
                Disk.write(Array(file.text.utf8), to: file.path)
            else {
                Disk.removeFolder(folder)
                throw HostProblem("\(file.path) cannot be written", fix: "name a folder that can be")
            }
        }
    }

    /// A type that has the name of one that it uses would hide it.
    private static func free(_ type: String) -> String {
        let taken = [
            "Any", "CampaignView", "EventView", "Example", "Int", "LastsAtMost", "Options", "Protocol", "Report",
            "Rule",
            "RuleInfo", "RuleKit", "RuleModule", "RuleOptions", "Seconds", "Self", "String", "Swift", "Type", "Wording",
        ]
        return taken.contains(type) ? "\(type)Rules" : type
    }

    private static func source(type: String, folder: String, id: String) -> String {
        """
        import RuleKit

        @main struct \(type): RuleModule {
            static let rules: [any Rule.Type] = [LastsAtMost.self]
        }

        /// Rallies last no longer than the calendar allows.
        struct LastsAtMost: Rule {
            static let info = RuleInfo(
                id: "lasts-at-most", summary: "Rallies last at most 90 minutes, or as long as the calendar says")

            /// What a calendar may set, under `rules: set:`, as in `\(id)/lasts-at-most: {longest: 2h}`.
            struct Options: RuleOptions {
                /// How long a rally may last.
                var longest = Seconds.minutes(90)
            }
            var options = Options()

            func check(_ campaign: CampaignView, _ report: Report) {
                for rally in campaign.events where rally.kind == .rally && !rally.isAllDay {
                    let long = rally.occurrences.filter { $0.takesPlace && $0.end - $0.start > options.longest.count }
                    guard let first = long.first else { continue }
                    let over = Wording.duration(first.end - first.start - options.longest.count)
                    report.finding(
                        "\\(rally.title), \\(Wording.occurrence(first)), is \\(over) longer than \\(options.longest)",
                        events: [rally], fix: "end it \\(over) sooner")
                }
            }

            // Each example is a calendar of its own. Try them with: keste rule test \(folder)
            static let examples: [Example] = [
                .passes(
                    "a rally of 90 minutes",
                    yaml: "events: [{id: square, kind: rally, title: Square, start: 2027-03-01T18:00, duration: 1h30m}]"),
                .finds(
                    "a rally of two hours",
                    yaml: "events: [{id: square, kind: rally, title: Square, start: 2027-03-01T18:00, duration: 2h}]",
                    events: ["square"], message: "30 min longer than 1h30m"),
            ]
        }

        """
    }
}
