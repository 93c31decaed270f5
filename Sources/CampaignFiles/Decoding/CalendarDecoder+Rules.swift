import CampaignModel

extension CalendarDecoder {
    func decodeRules(_ node: YamlNode) {
        let keys = CalendarFormat.rules.keys
        guard let table = TableReader(node, "rules", keys: keys, example: "{modules: [EqualAirtime]}", in: reading)
        else { return }
        if table.node("modules") != nil { decodeModules(table) }
        if let set = table.node("set") { decodeSettings(set, table) }
        for node in table.list("suppress") { decodeSuppression(node) }
    }

    private func decodeModules(_ table: TableReader) {
        var modules = campaign.rules.modules ?? []
        for node in table.list("modules") {
            guard let name = table.scalar(node, "modules") else { continue }
            guard reading.insidePath(name, gathering: gathering, at: node.place) != nil else { continue }
            if modules.contains(where: { $0.name == name }) {
                reading.error(
                    .keys, at: node.place, "“\(name)” stands twice in “modules”", fix: "delete one of the two")
            }
            modules.append(.init(name: name, place: Self.place(node.place)))
        }
        campaign.rules.modules = modules
    }

    /// `module/rule`, in kebab case.
    private static func ruleID(_ text: String) throws(Complaint) -> String {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ (try? NameValue.id(String($0))) != nil }) else {
            let near = parts.count == 2 && parts.allSatisfy { !$0.isEmpty } ? kebab(text) : "equal-airtime/share"
            throw Complaint(
                .id, "“\(text)” is not the id of a rule",
                fix: "write module/rule in small letters, as findings have it: \(near)")
        }
        return text
    }

    /// `EqualAirtime/Share` as `equal-airtime/share`.
    private static func kebab(_ text: String) -> String {
        var written = ""
        for character in text {
            if character.isUppercase, let last = written.last, last.isLetter || last.isNumber { written += "-" }
            written += character == "_" || character == " " ? "-" : character.lowercased()
        }
        return written
    }

    private func decodeSettings(_ set: YamlNode, _ table: TableReader) {
        guard case .table(let pairs) = set.content else {
            reading.error(
                .shape, at: set.place, "“set” must be a table of rules and how they are set",
                fix: "write set: and, below it, equal-airtime/share: off")
            return
        }
        for pair in pairs {
            do {
                let rule = try Self.ruleID(pair.key)
                if pair.value.isEmpty {
                    reading.error(
                        .empty, at: pair.place, "“\(pair.key)” has no value",
                        fix: "write on, off, error, warning, note, or a table of options")
                } else if let setting = decodeSetting(rule, pair, table) {
                    campaign.rules.settings.append(setting)
                }
            } catch {
                reading.error(error, at: pair.place)
            }
        }
    }

    /// `off`, `on`, a severity, or a table with `severity:` and the rule's own options.
    private func decodeSetting(_ rule: String, _ pair: YamlPair, _ table: TableReader) -> RuleSettings.Setting? {
        var setting = RuleSettings.Setting(rule: rule, place: Self.place(pair.place))
        guard case .table(let pairs) = pair.value.content else {
            guard let word = table.scalar(pair.value, rule) else { return nil }
            switch word {
            case "on": break
            case "off": setting.isOn = false
            default:
                guard let severity = Severity(rawValue: word) else {
                    let words = ["on", "off"] + Severity.allCases.map(\.rawValue)
                    let right = Nearest.match(word, among: words)
                    reading.error(
                        .word, at: pair.value.place,
                        "“\(word)” cannot stand for a rule\(right.map { "; did you mean “\($0)”?" } ?? "")",
                        fix: right.map { "write \($0); there are: \(words.joined(separator: ", "))" }
                            ?? "write on, off, error, warning, note, or a table of options: {severity: warning}")
                    return nil
                }
                setting.severity = severity
            }
            return setting
        }
        for option in pairs {
            if option.key == "severity" {
                if !option.value.isEmpty { setting.severity = table.word(option.value, "severity", Severity.self) }
            } else if !option.value.isEmpty {
                setting.options.append(
                    .init(
                        key: option.key, value: value(option.value), place: Self.place(option.place),
                        inner: places(below: option.value)))
                continue
            }
            if option.value.isEmpty {
                reading.error(
                    .empty, at: option.place, "“\(option.key)” has no value", fix: "write a value, or leave the key out"
                )
            }
        }
        return setting
    }

    private func value(_ node: YamlNode) -> RuleSettings.Value {
        switch node.content {
        case .scalar(let text, _): .scalar(text)
        case .list(let items): .list(items.map(value))
        case .table(let pairs): .table(pairs.map { .init(key: $0.key, value: value($0.value)) })
        case .broken: .scalar("")
        }
    }

    /// Where the keys of tables and the elements of lists stand, at any depth.
    private func places(below node: YamlNode, at path: [String] = []) -> [[String]: SourcePlace] {
        var found: [[String]: SourcePlace] = [:]
        func add(_ step: String, _ place: YamlPlace, _ value: YamlNode) {
            found[path + [step]] = Self.place(place)
            found.merge(places(below: value, at: path + [step])) { first, _ in first }
        }
        switch node.content {
        case .scalar, .broken: break
        case .list(let items): for (index, item) in items.enumerated() { add("[\(index)]", item.place, item) }
        case .table(let pairs): for pair in pairs { add(pair.key, pair.place, pair.value) }
        }
        return found
    }

    private func decodeSuppression(_ node: YamlNode) {
        let keys = CalendarFormat.suppression.keys
        let example = "{rule: scheduling-conflicts/venue, events: [phone-bank], reason: …}"
        guard let table = TableReader(node, "a suppression", keys: keys, example: example, in: reading) else { return }
        _ = provenance(table, keys: keys)
        table.require("rule", fix: "name the rule: rule: scheduling-conflicts/venue")
        table.require("reason", fix: "say why: reason: one stage, agreed with the akimat")
        if table.lacksAll(["events", "contestants", "channels"]) {
            reading.error(
                .missingKey, at: table.place,
                "this would suppress the rule everywhere: it needs one of events, contestants, channels",
                fix: "name what is meant: events: [phone-bank]; to turn a rule off write it under set:")
        }
        var suppression = RuleSettings.Suppression(
            rule: table.value("rule", Self.ruleID) ?? "", reason: table.text("reason") ?? "",
            place: Self.place(table.place))
        suppression.events = table.refs("events", in: events)
        suppression.contestants = table.refs("contestants", in: contestants)
        suppression.channels = table.refs("channels", in: channels)
        for key in ["events", "contestants", "channels"] { table.refuseEmptyList(key) }
        suppression.until = table.value("until") { (text) throws(Complaint) in try DateValue.date(text) }
        campaign.rules.suppressions.append(suppression)
    }
}
