import CampaignModel

extension CheckReport {
    /// The whole check in SARIF 2.1.0 (OASIS), as code scanners and editors read it.
    ///
    /// Findings that are set aside are no results: readers that do not know `suppressions` would show them. They are
    /// counted in the run's properties.
    package var sarif: JSONValue {
        .object([
            (
                "$schema",
                .string("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
            ),
            ("version", .string("2.1.0")),
            (
                "runs",
                .array([
                    .object([
                        ("tool", .object([("driver", driver)])), ("columnKind", .string("unicodeCodePoints")),
                        ("invocations", .array([invocation])), ("results", .array(results)),
                        ("properties", .object([("summary", summary)])),
                    ])
                ])
            ),
        ])
    }

    private var driver: JSONValue {
        .object([
            ("name", .string("Keste")), ("version", .string(version)),
            ("rules", .array((rules + hostRules).map(json))),
        ])
    }

    private func json(_ rule: Rule) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("id", .string(rule.id)), ("shortDescription", Self.message(rule.summary)),
        ]
        if let reference = rule.reference {
            members.append(("fullDescription", Self.message("\(rule.summary) (\(reference))")))
        }
        members.append(("defaultConfiguration", .object([("level", .string(rule.severity.rawValue))])))
        return .object(members)
    }

    /// How the run went: what kept a rule from being heard is no result of it.
    private var invocation: JSONValue {
        let failed = modules.filter { $0.status != "ok" }.map { module in
            JSONValue.object([
                ("level", .string("error")),
                ("message", Self.message("the rule module \(module.name) \(module.outcome): \(module.detail)")),
                ("descriptor", .object([("id", .string("module/\(module.status)"))])),
            ])
        }
        let nothing = failure.map { why in
            JSONValue.object([("level", .string("error")), ("message", Self.message(why))])
        }
        return .object([
            ("executionSuccessful", .bool(exitStatus < 2)), ("exitCode", .number(Int(exitStatus))),
            ("exitCodeDescription", .string(sums)),
            ("toolExecutionNotifications", .array(failed + (nothing.map { [$0] } ?? []))),
            ("toolConfigurationNotifications", .array(diagnostics.filter(Self.isAboutArguments).map(notification))),
        ])
    }

    /// Of the command line itself, and so in no file.
    private static func isAboutArguments(_ diagnostic: Diagnostic) -> Bool {
        diagnostic.path.isEmpty || diagnostic.path.hasPrefix("--")
    }

    private func notification(_ diagnostic: Diagnostic) -> JSONValue {
        .object([
            ("level", .string(diagnostic.severity.rawValue)),
            ("message", Self.message(diagnostic.message, diagnostic.fix)),
            ("descriptor", .object([("id", .string(diagnostic.id))])),
        ])
    }

    private var results: [JSONValue] {
        let mistakes = diagnostics.filter { !Self.isAboutArguments($0) }.map { diagnostic in
            JSONValue.object([
                ("ruleId", .string(diagnostic.id)), ("level", .string(diagnostic.severity.rawValue)),
                ("message", Self.message(diagnostic.message, diagnostic.fix)),
                (
                    "locations",
                    .array([
                        Self.location(
                            diagnostic.path, diagnostic.line, diagnostic.column, text: diagnostic.sourceLine)
                    ])
                ),
                (
                    "relatedLocations",
                    .array(diagnostic.notes.map { Self.location($0.path, $0.line, $0.column, message: $0.message) })
                ),
            ])
        }
        let indices = Dictionary(
            (rules + hostRules).enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        var seen: [String: Int] = [:]
        return mistakes + findings.map { result($0, ruleIndex: indices[$0.rule], seen: &seen) }
    }

    private func result(_ finding: Finding, ruleIndex: Int?, seen: inout [String: Int]) -> JSONValue {
        let ids = [events(of: finding), contestants(of: finding), channels(of: finding)]
        // What stays the same when the calendar is moved about, so that a known finding is not taken for a new one.
        let name = "\(finding.rule):\(ids.map { $0.sorted().joined(separator: ",") }.joined(separator: ":"))"
        seen[name, default: 0] += 1
        var members: [(String, JSONValue)] = [("ruleId", .string(finding.rule))]
        if let ruleIndex { members.append(("ruleIndex", .number(ruleIndex))) }
        members += [
            ("level", .string(finding.severity.rawValue)), ("message", Self.message(finding.message, finding.fix)),
            ("locations", .array([location(finding.place)])),
        ]
        let others = related(finding)
        if !others.isEmpty { members.append(("relatedLocations", .array(others))) }
        members += [
            ("partialFingerprints", .object([("kesteFinding/v1", .string("\(name):\(seen[name] ?? 1)"))])),
            (
                "properties",
                .object([
                    ("events", .strings(ids[0])), ("contestants", .strings(ids[1])), ("channels", .strings(ids[2])),
                ])
            ),
        ]
        return .object(members)
    }

    /// Where the other things stand that a finding names.
    private func related(_ finding: Finding) -> [JSONValue] {
        guard let campaign else { return [] }
        let places =
            finding.events.map { (campaign.events[$0].place, campaign.events[$0].id) }
            + finding.contestants.map { (campaign.contestants[$0].place, campaign.contestants[$0].id) }
            + finding.channels.map { (campaign.channels[$0].place, campaign.channels[$0].id) }
        return places.filter { $0.0 != finding.place }.map { location($0.0, message: $0.1) }
    }

    private func location(_ place: SourcePlace, message: String? = nil) -> JSONValue {
        Self.location(
            campaign?.path(of: place) ?? "", Int(place.line), Int(place.column), text: campaign?.line(at: place),
            message: message)
    }

    private static func location(
        _ path: String, _ line: Int?, _ column: Int?, text: String? = nil, message: String? = nil
    ) -> JSONValue {
        var physical: [(String, JSONValue)] = [("artifactLocation", .object([("uri", .string(URIReference.of(path)))]))]
        if let line, line > 0 {
            var region: [(String, JSONValue)] = [("startLine", .number(line))]
            if let column, column > 0 { region.append(("startColumn", .number(column))) }
            // A line of a megabyte helps nobody.
            if let text, text.utf8.count <= 2000 { region.append(("snippet", .object([("text", .string(text))]))) }
            physical.append(("region", .object(region)))
        }
        var members: [(String, JSONValue)] = [("physicalLocation", .object(physical))]
        if let message { members.append(("message", Self.message(message))) }
        return .object(members)
    }

    /// A message whose braces are no placeholders and whose brackets are no link (SARIF 2.1.0, 3.11.5 and 3.11.6).
    private static func message(_ text: String, _ fix: String? = nil) -> JSONValue {
        var written = String.UnicodeScalarView()
        for scalar in (fix.map { "\(text)\nfix: \($0)" } ?? text).unicodeScalars {
            if scalar == "{" || scalar == "}" { written.append(scalar) }
            if scalar == "(", written.last == "]" {
                written.removeLast()
                written.append(contentsOf: "\\]".unicodeScalars)
            }
            written.append(scalar)
        }
        return .object([("text", .string(String(written)))])
    }
}
