import CampaignFiles
import CampaignModel
import Reports

/// What an import has done, or would do, for people and for programs.
struct ImportReport {
    private let plan: ImportPlan
    private let isDryRun: Bool
    private let hasFailed: Bool

    init(_ plan: ImportPlan, isDryRun: Bool, hasFailed: Bool) {
        self.plan = plan
        self.isDryRun = isDryRun
        self.hasFailed = hasFailed
    }

    /// A line for each event that something is done about or that is skipped, then the numbers.
    var text: String {
        var text = ""
        for item in plan.items where item.action != .unchanged {
            let place = item.line > 0 ? "\(VisibleText.of(item.file)):\(item.line)" : VisibleText.of(item.file)
            let reason = item.reason.isEmpty ? "" : ": \(item.reason)"
            text += "\(item.action.rawValue): \(item.id), “\(VisibleText.of(item.title))” (\(place))\(reason)\n"
        }
        let counts = ImportPlan.Action.allCases.map { "\(plan.count($0)) \($0.rawValue)" }.joined(separator: ", ")
        text += counts
        let brought = [(plan.venues, "venue"), (plan.people, "person")].filter { $0.0 > 0 }.map { number, word in
            Spoken.count(number, word, word == "person" ? "people" : nil)
        }
        if !brought.isEmpty { text += "; with them \(brought.joined(separator: " and "))" }
        text += "\n"
        guard !hasFailed else { return text + "Nothing was changed.\n" }
        let verb = isDryRun ? "would be written" : "written"
        for write in plan.writes { text += "\(VisibleText.of(write.path)): \(verb)\n" }
        if plan.writes.isEmpty { text += "Nothing was changed.\n" }
        return text
    }

    var json: JSONValue {
        var members: [(String, JSONValue)] = ImportPlan.Action.allCases.map { ($0.rawValue, .number(plan.count($0))) }
        members.append(
            (
                "events",
                .array(
                    plan.items.map { item in
                        .object([
                            ("action", .string(item.action.rawValue)), ("id", .string(item.id)),
                            ("uid", .string(item.uid)), ("title", .string(item.title)), ("file", .string(item.file)),
                            ("line", item.line > 0 ? .number(item.line) : .null), ("keys", .strings(item.keys)),
                            ("reason", .string(item.reason)),
                        ])
                    })
            ))
        members.append(("written", .strings(isDryRun || hasFailed ? [] : plan.writes.map(\.path))))
        members.append(("diagnostics", .array(plan.diagnostics.map(\.json))))
        return .object(members)
    }
}
