package import CampaignModel

/// What the host tells all modules about their rules: the calendar's settings, and which rules are asked for.
package struct SnapshotSettings: Hashable, Sendable {
    package struct Rule: Hashable, Sendable {
        /// `module/rule`.
        package var id: String
        package var isOn: Bool
        package var severity: Severity?
        package var options: [RuleSettings.Value.Pair]
        package init(id: String, isOn: Bool, severity: Severity?, options: [RuleSettings.Value.Pair]) {
            self.id = id
            self.isOn = isOn
            self.severity = severity
            self.options = options
        }
    }

    package var rules: [Rule]
    /// The ids of the only rules to run; empty for all.
    package var only: [String]

    package init(rules: [Rule] = [], only: [String] = []) {
        self.rules = rules
        self.only = only
    }

    package var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.write(rules) { writer, rule in
            writer.write(rule.id)
            writer.write(UInt8(rule.isOn ? 1 : 0))
            writer.write(rule.severity?.wireValue ?? 0)
            writer.write(rule.options) { $0.write($1) }
        }
        writer.write(only) { $0.write($1) }
        return writer.bytes
    }

    package init(bytes: [UInt8]) throws(WireError) {
        var reader = ByteReader(bytes[...])
        rules = try reader.readList(ofSize: 10) { reader throws(WireError) in
            Rule(
                id: try reader.readRawText(), isOn: try reader.read(UInt8.self) == 1,
                severity: Severity(wireValue: try reader.read()),
                options: try reader.readList(ofSize: 9) { reader throws(WireError) in try reader.readPair(depth: 0) })
        }
        only = try reader.readList(ofSize: 4) { reader throws(WireError) in try reader.readRawText() }
    }

    /// Whether a rule is to be run.
    package func wants(_ id: String) -> Bool {
        guard only.isEmpty || only.contains(id) else { return false }
        // Who asks for a rule by name wants it even where the calendar has switched it off.
        return !only.isEmpty || rules.last { $0.id == id }?.isOn != false
    }
}
