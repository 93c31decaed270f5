import CampaignModel

extension CheckReport {
    /// The whole check in the XML of JUnit, as build servers read it.
    ///
    /// A module is a suite. A rule without a finding is a case that passed, each of its findings is a case: a failure, or,
    /// below what counts as failure, one that passed and says so. What is set aside was skipped; a module that did not do
    /// its work is an error.
    package var junit: String {
        let suites = suites
        let all = suites.flatMap(\.cases)
        let attributes =
            [("name", "keste check")] + Self.counts(of: all)
            + [("time", Self.seconds(modules.map(\.milliseconds).max() ?? 0))]
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + XMLText.element("testsuites", attributes, suites.map(element))
    }

    private struct Suite {
        var name: String
        var milliseconds: Int64 = 0
        var cases: [Case] = []
    }

    private struct Case {
        enum Outcome { case passed, failed, skipped, error }
        var rule: String
        var name: String
        var place: (path: String, line: Int)?
        var outcome = Outcome.passed
        /// What is said of it, in one line.
        var message = ""
        var kind = ""
        var text = ""
    }

    private var suites: [Suite] {
        var suites = [Suite(name: "calendar", cases: diagnostics.map(mistake))]
        for module in modules {
            var cases = self.cases(of: module.id)
            if module.status != "ok" {
                cases.append(
                    Case(
                        rule: module.id, name: "the module runs to its end", outcome: .error,
                        message: "\(module.name) \(module.outcome): \(module.detail)", kind: module.status))
            }
            suites.append(Suite(name: module.id, milliseconds: module.milliseconds, cases: cases))
        }
        var own = cases(of: "keste")
        if let failure {
            own.append(
                Case(rule: "keste", name: "rules run", outcome: .error, message: failure, kind: "no-rule-ran"))
        }
        suites.append(Suite(name: "keste", cases: own))
        return suites.filter { !$0.cases.isEmpty }
    }

    private func cases(of module: String) -> [Case] {
        func isOfModule(_ rule: String) -> Bool { rule.hasPrefix("\(module)/") }
        let found = findings.filter { isOfModule($0.rule) }.map(self.found)
        let skipped = setAside.filter { isOfModule($0.finding.rule) }.map { item in
            var one = self.found(item.finding)
            one.outcome = .skipped
            one.message = item.suppression == nil ? "in the baseline" : "suppressed: \(reason(of: item) ?? "")"
            return one
        }
        let named = Set((found + skipped).map(\.rule))
        let passed = (rules + hostRules).filter { isOfModule($0.id) && !named.contains($0.id) }
            .map { Case(rule: $0.id, name: $0.summary) }
        return found + skipped + passed
    }

    private func found(_ finding: Finding) -> Case {
        let subjects = events(of: finding) + contestants(of: finding) + channels(of: finding)
        let diagnostic = campaign.map { Diagnostic(finding, in: $0) }
        return Case(
            rule: finding.rule, name: subjects.isEmpty ? finding.message : subjects.joined(separator: ", "),
            place: diagnostic.flatMap { one in one.line.map { (one.path, $0) } },
            outcome: finding.severity >= failOn ? .failed : .passed, message: finding.message,
            kind: finding.severity.rawValue, text: diagnostic.map { DiagnosticPrinter().text($0) } ?? finding.message)
    }

    private func mistake(_ diagnostic: Diagnostic) -> Case {
        Case(
            rule: diagnostic.id, name: diagnostic.message, place: diagnostic.line.map { (diagnostic.path, $0) },
            outcome: diagnostic.severity == .error ? .error : .passed, message: diagnostic.message,
            kind: diagnostic.severity.rawValue, text: DiagnosticPrinter().text(diagnostic))
    }

    private static func counts(of cases: [Case]) -> [(String, String)] {
        func count(_ outcome: Case.Outcome) -> String { "\(cases.count { $0.outcome == outcome })" }
        return [
            ("tests", "\(cases.count)"), ("failures", count(.failed)), ("errors", count(.error)),
            ("skipped", count(.skipped)),
        ]
    }

    private func element(_ suite: Suite) -> String {
        let attributes =
            [("name", suite.name)] + Self.counts(of: suite.cases) + [("time", Self.seconds(suite.milliseconds))]
        return XMLText.element("testsuite", attributes, suite.cases.map(element), indent: 2)
    }

    private func element(_ one: Case) -> String {
        var attributes = [("classname", one.rule), ("name", one.name), ("time", "0")]
        if let place = one.place { attributes += [("file", place.path), ("line", "\(place.line)")] }
        let said = [("message", one.message), ("type", one.kind)]
        var content: [String] = []
        switch one.outcome {
        case .passed:
            if !one.text.isEmpty { content = [XMLText.element("system-out", [], text: one.text, indent: 6)] }
        case .failed: content = [XMLText.element("failure", said, text: one.text, indent: 6)]
        case .error: content = [XMLText.element("error", said, text: one.text, indent: 6)]
        case .skipped: content = [XMLText.element("skipped", [("message", one.message)], indent: 6)]
        }
        return XMLText.element("testcase", attributes, content, indent: 4)
    }

    private static func seconds(_ milliseconds: Int64) -> String {
        let rest = "\(milliseconds % 1000)"
        return "\(milliseconds / 1000).\(String(repeating: "0", count: 3 - rest.utf8.count))\(rest)"
    }
}
