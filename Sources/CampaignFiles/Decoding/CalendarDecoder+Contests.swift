import CampaignModel
import ZoneInfo

extension CalendarDecoder {
    private static let contestKeys = CalendarFormat.contest.keys
    private static let contestantKeys = CalendarFormat.contestant.keys
    private static let personKeys = CalendarFormat.person.keys

    func decodeContest(_ node: YamlNode) -> Contest {
        guard let (table, id) = entry(node, "a contest", keys: Self.contestKeys, example: "{id: lists, title: …}")
        else {
            return Contest(id: "", title: LocalizedText(""), place: Self.place(node.place))
        }
        var contest = Contest(id: id, title: name(table, id, key: "title"), place: Self.place(table.place))
        contest.system = table.text("system")
        contest.seats = table.value("seats", NumberValue.whole)
        contest.threshold = table.value("threshold", NumberValue.percentage)
        contest.againstAll = table.flag("against-all")
        contest.region = table.ref("region", in: regions)
        contest.ballot = table.text("ballot")
        contest.colour = table.value("colour", NameValue.colour)
        contest.provenance = provenance(table, keys: Self.contestKeys)
        return contest
    }

    func decodeContestant(_ node: YamlNode) -> Contestant {
        let example = "{id: party-a, kind: party, name: …, contests: [lists]}"
        guard let (table, id) = entry(node, "a contestant", keys: Self.contestantKeys, example: example) else {
            return Contestant(id: "", kind: .party, name: LocalizedText(""), place: Self.place(node.place))
        }
        table.require("kind", fix: "write kind: party, candidate or official")
        var contestant = Contestant(
            id: id, kind: table.word("kind", ContestantKind.self) ?? .party, name: name(table, id),
            place: Self.place(table.place))
        contestant.contests = table.refs("contests", in: contests)
        if contestant.kind == .official, !contestant.contests.isEmpty, let pair = table.pair("contests") {
            reading.error(
                .keys, at: pair.place, "an official stands in no contest, but “\(id)” has contests",
                fix: "delete contests:, or write kind: candidate")
        }
        contestant.weights = decodeWeights(table)
        contestant.party = decodeParty(table)
        contestant.status = decodeStatus(table, of: contestant)
        contestant.supports = decodeSupports(table)
        contestant.provenance = provenance(table, keys: Self.contestantKeys)
        return contestant
    }

    func decodePerson(_ node: YamlNode) -> Person {
        guard let (table, id) = entry(node, "a person", keys: Self.personKeys, example: "{id: speaker-1, name: …}")
        else {
            return Person(id: "", name: LocalizedText(""), place: Self.place(node.place))
        }
        return Person(
            id: id, name: name(table, id), contestant: table.ref("for", in: contestants),
            provenance: provenance(table, keys: Self.personKeys), place: Self.place(table.place))
    }

    private func decodeWeights(_ table: TableReader) -> [Contestant.Weight] {
        guard let node = table.node("weights") else { return [] }
        guard case .table(let pairs) = node.content else {
            reading.error(
                .shape, at: node.place, "“weights” must be a table of names and numbers",
                fix: "write weights: {seats: 76, votes: 71.09}")
            return []
        }
        _ = table.warnNotUsedYet(["weights"])
        return pairs.compactMap { pair in
            if node.isFlow, pair.value.isEmpty, pair.key.first?.isNumber == true {
                reading.error(
                    .number, at: pair.place,
                    "“\(pair.key)” stands here alone: the comma before it is perhaps a decimal comma",
                    fix: TableReader.withoutComma(pair, in: pairs))
                return nil
            }
            return table.value(pair.value, pair.key) { (text) throws(Complaint) in try NumberValue.decimal(text) }
                .map { Contestant.Weight(name: pair.key, value: $0) }
        }
    }

    /// The id of a contestant, or a text.
    private func decodeParty(_ table: TableReader) -> Contestant.PartyLink? {
        guard let node = table.node("party") else { return nil }
        if let text = node.text, let ref = contestants.find(text) { return .contestant(ref) }
        guard let text = table.localized("party", languages: languages) else { return nil }
        if let id = node.text, !id.contains(" "), (try? NameValue.id(id)) != nil,
            let right = Nearest.match(id, among: contestants.indices.keys.sorted())
        {
            reading.warn(
                .unknownID, at: node.place,
                "there is no contestant with the id “\(id)”, so it is taken as a text; did you mean “\(right)”?",
                fix: "write \(right), or begin the party's name with a capital letter")
        }
        return .text(text)
    }

    private func decodeSupports(_ table: TableReader) -> [Contestant.Support] {
        guard table.node("supports") != nil else { return [] }
        _ = table.warnNotUsedYet(["supports"])
        var supports: [Contestant.Support] = []
        for node in table.list("supports") {
            let keys = CalendarFormat.support.keys
            guard
                let support = TableReader(
                    node, "a support", keys: keys, example: "{contestant: party-a, from: 2023-02-22}", in: reading)
            else { continue }
            _ = provenance(support, keys: keys)
            support.require("contestant", fix: "name whose time it counts as: contestant: party-a")
            let contestant = support.ref("contestant", in: contestants)
            let from = instant(support, "from", in: campaign.zone)
            let until = instant(support, "until", in: campaign.zone)
            if let from, let until, until <= from, let place = support.pair("until")?.value.place {
                reading.error(
                    .date, at: place, "the support ends before it begins", fix: "until: must be later than from:")
            }
            if let contestant { supports.append(.init(contestant: contestant, from: from, until: until)) }
        }
        return supports
    }
}
