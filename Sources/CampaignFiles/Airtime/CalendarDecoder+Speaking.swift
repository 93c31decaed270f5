import CampaignModel
import ZoneInfo

extension CalendarDecoder {
    /// Planned airtime: `speaking:`, the parts of a debate, or the whole length of a broadcast of one contestant.
    func decodeAirtime(_ table: TableReader, of event: inout Event, into draft: inout EventDraft) {
        let length = draft.spans.first?.seconds
        let each = decodeStages(table, of: &event, length: length)
        if let pair = table.pair("speaking") {
            if each, let place = table.pair("stages")?.place {
                reading.error(
                    .keys, at: pair.place, "speaking time stands both here and in the stages on line \(place.line)",
                    fix: "delete speaking:, or each: in the stages")
            }
            if let node = table.node("speaking") { decodeSpeaking(node, table, of: &event, into: &draft) }
        } else if each {
            plan(event.stages, of: &event, into: &draft, table)
        } else if event.kind == .broadcast, event.contestants.count == 1, let length, case .timed = event.timing {
            event.speaking = [Event.SpeakingTime(contestant: event.contestants[0], seconds: length)]
        }
        let sum = event.speaking.reduce(0) { $0 + $1.seconds }
        if let length, sum > length, let place = (table.pair("speaking") ?? table.pair("stages"))?.place {
            reading.warn(
                .speaking, at: place,
                "the speaking times add up to \(Self.words(sum)), but the event lasts \(Self.words(length))",
                fix: "shorten the speaking times, or lengthen the event")
        }
    }

    static func words(_ seconds: Int64) -> String {
        let parts = [(seconds / 3600, "h"), (seconds / 60 % 60, "min"), (seconds % 60, "s")].filter { $0.0 > 0 }
        return parts.isEmpty ? "0 s" : parts.map { "\($0.0) \($0.1)" }.joined(separator: " ")
    }

    /// `{each: 9m}`, or a list with a time for each contestant.
    private func decodeSpeaking(
        _ node: YamlNode, _ table: TableReader, of event: inout Event, into draft: inout EventDraft
    ) {
        if case .list(let items) = node.content {
            for item in items { decodeTurn(item, of: &event, length: draft.spans.first?.seconds) }
            return
        }
        guard
            let speaking = TableReader(
                node, "speaking", keys: CalendarFormat.speaking.keys, example: "{each: 9m}", in: reading)
        else {
            return
        }
        speaking.require("each", fix: "write speaking: {each: 9m}, or a list: [{contestant: party-a, duration: 9m}]")
        guard let seconds = positive("each", speaking) else { return }
        if event.contestants.isEmpty {
            guard checkNamesSomeone(table, event, at: node.place) else { return }
            draft.eachOfThoseTakingPart = seconds
        }
        let contestants = takingPart(in: event, at: draft.spans.first?.start)
        event.speaking = contestants.map { Event.SpeakingTime(contestant: $0, seconds: seconds) }
    }

    private func checkNamesSomeone(_ table: TableReader, _ event: Event, at place: YamlPlace) -> Bool {
        guard event.contests.isEmpty, table.lacksAll(["contests", "contestants"]) else { return true }
        reading.error(
            .speaking, at: place, "it is not said who speaks: the event names no contestants and no contests",
            fix: "name them: contestants: [party-a, party-b], or contests: [lists]")
        return false
    }

    private func positive(_ key: String, _ table: TableReader) -> Int64? {
        table.value(key) { (text) throws(Complaint) in
            let seconds = try DurationValue.exact(text)
            guard seconds > 0 else {
                throw Complaint(.duration, "“\(text)” has no length", fix: "write a time, or delete the entry")
            }
            return seconds
        }
    }

    private func decodeTurn(_ node: YamlNode, of event: inout Event, length: Int64?) {
        let keys = CalendarFormat.turn.keys
        let example = "{contestant: party-a, duration: 9m, at: +5m}"
        guard let table = TableReader(node, "a speaking time", keys: keys, example: example, in: reading) else {
            return
        }
        table.require("contestant", fix: "say who speaks: \(example)")
        table.require("duration", fix: "say how long: \(example)")
        let contestant = table.ref("contestant", in: contestants)
        let seconds = positive("duration", table)
        let offset = table.value("at") { (text) throws(Complaint) in
            try DurationValue.exact(text.hasPrefix("+") ? text.dropFirst() : text[...])
        }
        guard let contestant, let seconds else { return }
        if !event.contestants.isEmpty, !event.contestants.contains(contestant), let node = table.node("contestant") {
            reading.error(
                .speaking, at: node.place, "“\(node.text ?? "")” speaks, but is not among the event's contestants",
                fix: "add it to contestants:, or delete the speaking time")
        }
        if let length, let offset, offset + seconds > length, let place = (table.pair("at"))?.value.place {
            reading.warn(
                .speaking, at: place,
                "this speaking time ends \(Self.words(offset + seconds)) after the start, but the event lasts \(Self.words(length))",
                fix: "let it begin earlier, or lengthen the event")
        }
        event.speaking.append(Event.SpeakingTime(contestant: contestant, seconds: seconds, offset: offset ?? 0))
    }

    // MARK: Stages

    /// Reads the parts of a debate; says whether any has a speaking time for each contestant.
    private func decodeStages(_ table: TableReader, of event: inout Event, length: Int64?) -> Bool {
        var sum: Int64 = 0
        for node in table.list("stages") {
            let keys = CalendarFormat.stage.keys
            guard
                let stage = TableReader(
                    node, "a stage", keys: keys, example: "{title: Programme, duration: 14m, each: 2m}", in: reading)
            else { continue }
            stage.require("title", fix: "write title: and what the part is called")
            stage.require("duration", fix: "say how long the part lasts: duration: 14m")
            let title = stage.localized("title", languages: languages) ?? LocalizedText("")
            let seconds = positive("duration", stage) ?? 0
            let each = stage.value("each", DurationValue.exact) ?? 0
            if each > seconds, seconds > 0, let place = stage.pair("each")?.value.place {
                reading.error(
                    .speaking, at: place, "each contestant would speak longer than the whole part lasts",
                    fix: "shorten each:, or lengthen duration:")
            }
            sum += seconds
            event.stages.append(Event.Stage(title: title, seconds: seconds, each: each))
        }
        if let length, sum > length, let place = table.pair("stages")?.place {
            reading.error(
                .speaking, at: place,
                "the parts last \(Self.words(sum)) in all, but the event lasts \(Self.words(length))",
                fix: "shorten the parts, or lengthen the event")
        }
        return event.stages.contains { $0.each > 0 }
    }

    private func plan(
        _ stages: [Event.Stage], of event: inout Event, into draft: inout EventDraft, _ table: TableReader
    ) {
        let isByContest = event.contestants.isEmpty
        if isByContest, let place = table.pair("stages")?.place, !checkNamesSomeone(table, event, at: place) { return }
        let contestants = takingPart(in: event, at: draft.spans.first?.start)
        var offset: Int64 = 0
        for stage in stages {
            if stage.each > 0 {
                event.speaking += contestants.map {
                    Event.SpeakingTime(contestant: $0, seconds: stage.each, offset: offset)
                }
                if isByContest { draft.stagesOfThoseTakingPart.append((offset, stage.each)) }
            }
            offset += stage.seconds
        }
    }

    // MARK: Who takes part

    /// The event's contestants; where it names none, those of its contests who take part at an instant.
    func takingPart(in event: Event, at instant: Instant?) -> [Ref<Contestant>] {
        guard event.contestants.isEmpty, let instant else { return event.contestants }
        return campaign.contestants.refs.filter { ref in
            let contestant = campaign.contestants[ref]
            return event.contests.contains { contest in
                contestant.contests.contains(contest) && contestant.status.takesPart(at: instant, in: contest.index)
            }
        }
    }

    /// Airtime records of each occurrence that takes place, for each channel and contestant.
    func planAirtime() {
        var records: [AirtimeRecord] = []
        for occurrence in campaign.occurrences where occurrence.status.takesPlace {
            let event = campaign.events[occurrence.event]
            guard !event.channels.isEmpty else { continue }
            for turn in turns(of: event, draft: drafts[Int(occurrence.event.index)], at: occurrence) {
                let start = occurrence.span.start + turn.offset
                for channel in event.channels {
                    records.append(
                        AirtimeRecord(
                            contestant: turn.contestant.index, channel: channel.index,
                            contest: contest(of: turn.contestant, in: event), event: occurrence.event.index,
                            start: start, end: start + turn.seconds, seconds: turn.seconds, kind: event.airtimeKind,
                            line: event.place.line))
                }
            }
        }
        campaign.plannedByEvents = records.enumerated()
            .sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }
            .map(\.element)
    }

    private func turns(of event: Event, draft: EventDraft, at occurrence: Occurrence) -> [Event.SpeakingTime] {
        if let each = draft.eachOfThoseTakingPart {
            return takingPart(in: event, at: occurrence.span.start).map {
                Event.SpeakingTime(contestant: $0, seconds: each)
            }
        }
        if !draft.stagesOfThoseTakingPart.isEmpty {
            let contestants = takingPart(in: event, at: occurrence.span.start)
            return draft.stagesOfThoseTakingPart.flatMap { stage in
                contestants.map { Event.SpeakingTime(contestant: $0, seconds: stage.each, offset: stage.offset) }
            }
        }
        // A broadcast that lasts longer on a day lasts longer for its contestant, too.
        if occurrence.isChanged, event.kind == .broadcast, event.speaking.count == 1, event.stages.isEmpty,
            let planned = event.speaking.first, planned.offset == 0, let length = draft.spans.first?.seconds,
            planned.seconds == length
        {
            return [Event.SpeakingTime(contestant: planned.contestant, seconds: occurrence.span.seconds)]
        }
        return event.speaking
    }

    /// The one of the event's contests in which the contestant stands, else its first; -1 for officials.
    private func contest(of contestant: Ref<Contestant>, in event: Event) -> Int32 {
        let contests = campaign.contestants[contestant].contests
        let common = contests.filter { event.contests.contains($0) }
        return (common.count == 1 ? common.first : contests.first)?.index ?? -1
    }
}
