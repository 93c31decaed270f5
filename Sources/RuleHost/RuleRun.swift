package import CampaignModel

/// What came of one check.
package struct RuleRun: Sendable {
    /// In order of file, line, column, rule and message; without those that were set aside.
    package var findings: [Finding] = []
    /// One for each module, in order of the calendar and then of the command line.
    package var modules: [ModuleReport] = []
    /// The rules that ran to their end, in order of the modules.
    package var rules: [RanRule] = []
    /// The findings that the calendar suppresses or a baseline lists, in the same order.
    package var setAside: [SetAside] = []
    /// How many findings each of the calendar's suppressions met, and whether its last day is over.
    package var suppressions: [(met: Int, isOver: Bool)] = []
    /// What is wrong with the modules, rules and options that were asked for. If there is anything, no finding counts.
    package var optionDiagnostics: [Diagnostic] = []
    /// What is worth knowing, such as an unusual cache folder.
    package var notes: [Diagnostic] = []

    package init() {}

    /// How many rules ran to their end.
    package var rulesRun: Int { rules.count }

    /// How many findings the calendar suppresses.
    package var suppressed: Int { setAside.count { $0.suppression != nil } }

    /// A rule that ran to its end.
    package struct RanRule: Sendable {
        /// `module/rule`.
        package var id: String
        package var summary: String
        package var reference: String?
        /// What its findings weigh where neither the calendar nor the finding says otherwise.
        package var severity: Severity
    }

    /// A finding that is not shown, and why.
    package struct SetAside: Sendable {
        package var finding: Finding
        /// The index of the calendar's suppression; nil where it is the baseline's.
        package var suppression: Int?
    }

    /// Whether every module was built and ran to its end, and at least one rule did.
    package var isComplete: Bool { rulesRun > 0 && modules.allSatisfy { $0.status == .ok } }
}

/// What became of one module.
package struct ModuleReport: Hashable, Sendable {
    package enum Status: String, Hashable, Sendable {
        case ok
        case failedToBuild = "failed-to-build"
        case crashed
        case timedOut = "timed-out"
    }

    /// The folder's name: `QuietHours`.
    package var name: String
    /// The module's part of its rules' ids: `quiet-hours`.
    package var id: String
    /// Where its files stand.
    package var folder: String
    package var status: Status
    /// What happened, for a person; empty if all went well.
    package var detail: String
    /// How long it took, building included.
    package var milliseconds: Int
    /// What the compiler wrote, as it wrote it; empty if it was not called or wrote nothing.
    package var output: String

    package init(
        name: String, id: String, folder: String = "", status: Status, detail: String, milliseconds: Int,
        output: String = ""
    ) {
        self.name = name
        self.id = id
        self.folder = folder
        self.status = status
        self.detail = detail
        self.milliseconds = milliseconds
        self.output = output
    }
}
