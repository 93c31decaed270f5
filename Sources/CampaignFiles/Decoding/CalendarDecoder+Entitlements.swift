import CampaignModel
import ZoneInfo

extension CalendarDecoder {
    private static let entitlementKeys = CalendarFormat.entitlement.keys

    func decodeEntitlement(_ node: YamlNode) -> Entitlement {
        let example = "{id: block, among: lists}"
        guard let (table, id) = entry(node, "an entitlement", keys: Self.entitlementKeys, example: example) else {
            return Entitlement(id: "", among: .contestants([]), place: Self.place(node.place))
        }
        table.require("among", fix: "name a contest, or a list of contestants: among: lists")
        var entitlement = Entitlement(id: id, among: decodeAmong(table), place: Self.place(table.place))
        for key in ["among", "channels", "window", "parts"] { table.refuseEmptyList(key) }
        entitlement.perChannel = table.word("per", of: CalendarFormat.entitlement) != "all"
        entitlement.channels = decodeChannelFilter(table)
        entitlement.window = decodeWindow(table)
        entitlement.tolerance = table.value("tolerance", NumberValue.tolerance) ?? .standard
        checkRegime(table)
        var unused = ["total", "unit", "rounding", "rest", "order", "slots", "count", "at-most", "at-least", "make-up"]
        if !isEqualSharing(table) { unused.append("parts") }
        if entitlement.window == .week { unused.append("window") }
        entitlement.isUsable = !table.warnNotUsedYet(
            unused, instead: "time is held against equal shares, as if there were no such entitlement")
        entitlement.provenance = provenance(table, keys: Self.entitlementKeys)
        return entitlement
    }

    /// A contest, or a list of contestants.
    private func decodeAmong(_ table: TableReader) -> Entitlement.Among {
        guard let node = table.node("among") else { return .contestants([]) }
        if case .list = node.content { return .contestants(table.refs("among", in: contestants)) }
        if let text = node.text, contests.find(text) == nil, let contestant = contestants.find(text) {
            return .contestants([contestant])
        }
        return contests.ref(node, "among", in: table).map { .contest($0) } ?? .contestants([])
    }

    /// `{kind: tv}`, or a list.
    private func decodeChannelFilter(_ table: TableReader) -> [Ref<Channel>]? {
        guard let node = table.node("channels") else { return nil }
        guard case .table = node.content else { return table.refs("channels", in: channels) }
        guard
            let filter = TableReader(
                node, "channels", keys: CalendarFormat.channelFilter.keys, example: "{kind: tv}", in: reading)
        else { return nil }
        let kind = filter.word("kind", ChannelKind.self)
        let owner = filter.text("owner")
        return campaign.channels.refs.filter { ref in
            (kind == nil || campaign.channels[ref].kind == kind)
                && (owner == nil || campaign.channels[ref].owner == owner)
        }
    }

    private func decodeWindow(_ table: TableReader) -> AirtimeWindow {
        guard let node = table.node("window") else { return .campaign }
        switch node.text {
        case "campaign": return .campaign
        case "day": return .day
        case "week": return .week
        case let text?:
            guard text.contains("/") else {
                reading.error(
                    .word, at: node.place,
                    "“\(text)” cannot stand for “window”\(Nearest.question(text, among: ["campaign", "week", "day"]))",
                    fix: "write campaign, week, day, or a span: 2023-02-18T18:00/2023-03-01")
                return .campaign
            }
            return .spans(table.value(node, "window", SpanValue.span).map { [$0] } ?? [])
        case nil:
            return .spans(table.list("window").compactMap { table.value($0, "window", SpanValue.days) })
        }
    }

    private func isEqualSharing(_ table: TableReader) -> Bool {
        table.list("parts").allSatisfy { $0["by"]?.text == "equal" }
    }

    /// Checks what no rule goes by yet.
    private func checkRegime(_ table: TableReader) {
        for key in ["total", "unit", "at-most", "at-least"] { _ = table.value(key, DurationValue.exact) }
        _ = table.value("make-up", DurationValue.duration)
        for key in ["rounding", "rest"] { table.word(key, of: CalendarFormat.entitlement) }
        checkParts(table)
        checkOrder(table)
        let slots = campaign.slots.map(\.name) + campaign.channels.flatMap { ($0.slots ?? []).map(\.name) } + ["each"]
        for node in table.list("slots") {
            guard let name = table.scalar(node, "slots"), !slots.contains(name) else { continue }
            reading.error(
                .unknownID, at: node.place, "no channel has a slot “\(name)”\(Nearest.question(name, among: slots))",
                fix: "name a slot of slots:, or write each")
        }
        guard let count = table.node("count"),
            let filter = TableReader(
                count, "count", keys: CalendarFormat.count.keys, example: "{kinds: [free], act: speech}", in: reading)
        else { return }
        for node in filter.list("kinds") { _ = filter.word(node, "kinds", AirtimeKind.self) }
        _ = filter.word("act", AirtimeAct.self)
    }

    private func checkParts(_ table: TableReader) {
        guard table.node("parts") != nil else { return }
        var sum: Int64 = 0
        var isComplete = true
        let weights = Set(campaign.contestants.flatMap { $0.weights.map(\.name) } + ["equal"])
        for node in table.list("parts") {
            guard
                let part = TableReader(
                    node, "a part", keys: CalendarFormat.part.keys, example: "{share: 10%, by: equal}", in: reading)
            else { return }
            for key in ["share", "by"] { part.require(key, fix: "write {share: 10%, by: equal}") }
            if let share = part.value("share", NumberValue.percentage) {
                if let value = try? NumberValue.hundredths(String(share.dropLast())) {
                    sum += value
                } else {
                    isComplete = false
                }
            } else {
                isComplete = false
            }
            if let by = part.text("by"), !weights.contains(by), let place = part.pair("by")?.value.place {
                reading.error(
                    .unknownID, at: place,
                    "no contestant has a weight “\(by)”\(Nearest.question(by, among: weights.sorted()))",
                    fix: "write equal, or a name that stands in the contestants' weights:")
            }
        }
        if isComplete, sum != 10_000, let place = table.pair("parts")?.place {
            let percent = sum % 100 == 0 ? "\(sum / 100)" : "\(sum / 100).\(sum % 100 < 10 ? "0" : "")\(sum % 100)"
            reading.error(
                .number, at: place, "the shares of the parts add up to \(percent)%", fix: "they must add up to 100%")
        }
    }

    private func checkOrder(_ table: TableReader) {
        guard let node = table.node("order") else { return }
        guard case .table = node.content else {
            _ = table.refs("order", in: contestants)
            return
        }
        guard
            let order = TableReader(
                node, "order", keys: CalendarFormat.order.keys, example: "{from: [party-a], rotate: day}", in: reading)
        else { return }
        _ = order.refs("from", in: contestants)
        order.word("rotate", of: CalendarFormat.order)
    }
}
