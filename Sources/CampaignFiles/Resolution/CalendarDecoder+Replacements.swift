import CampaignModel
import ZoneInfo

extension CalendarDecoder {
    /// The starts that `also:` names: a date alone is that day at the time of the event.
    func also(_ repeats: RepeatDraft, _ event: Event) -> [CivilDateTime] {
        repeats.also.map { also($0, event) }
    }

    private func also(_ written: WrittenOccurrence, _ event: Event) -> CivilDateTime {
        if case .days = event.timing { return CivilDateTime(written.moment.civil.date, .midnight) }
        return written.moment.isDate
            ? CivilDateTime(written.moment.civil.date, event.timing.start.time) : written.moment.civil
    }

    func reportDoubles(_ repeats: RepeatDraft, _ event: Event, in starts: Set<CivilDateTime>) {
        for written in repeats.also where starts.contains(also(written, event)) {
            reading.warn(
                .repeat, at: written.place, "the repeat has an occurrence on \(written.text) already",
                fix: "delete it from also:")
        }
    }

    /// Which events take the place of an occurrence, by the event that repeats.
    func gatherReplacements(from first: Int) {
        for ref in campaign.events.refs.dropFirst(first) {
            guard let replaces = drafts[Int(ref.index)].replaces else { continue }
            let series = campaign.events[replaces.event]
            let draft = drafts[Int(replaces.event.index)]
            if draft.repeats == nil || draft.spans.isEmpty {
                // Of a repeat that could not be read it is said already what is wrong with it.
                guard !reading.hasErrors else { continue }
                reading.error(
                    .repeat, at: replaces.place, "“\(series.id)” does not repeat, so none of it can be replaced",
                    fix: "write repeat: at \(series.id), or delete replaces:")
            } else if series.zones.count > 1 {
                reading.error(
                    .repeat, at: replaces.place,
                    "“\(series.id)” takes place on several clocks, so no one event can take the place of an occurrence",
                    fix: "write changes: at \(series.id)")
            } else {
                replacements[replaces.event, default: []].append(ref)
            }
        }
    }

    /// Takes out the occurrences of a series that other events take the place of.
    func replace(
        _ series: Ref<Event>, in starts: [CivilDateTime], _ recurrence: inout Recurrence, left: inout [CivilDateTime]
    ) {
        for ref in replacements[series] ?? [] {
            guard let written = drafts[Int(ref.index)].replaces,
                let original = match(written.occurrence, in: starts)
            else { continue }
            if recurrence.except.contains(original) || recurrence.changes.contains(where: { $0.original == original })
                || recurrence.replaced.contains(where: { $0.original == original })
            {
                reading.error(
                    .repeat, at: written.occurrence.place,
                    "the occurrence of \(original.date) is left out, changed or replaced already",
                    fix: "say once what becomes of it")
                continue
            }
            recurrence.replaced.append(.init(original: original, by: ref))
            left.removeAll { $0 == original }
            campaign.events[ref].replaces = Event.Replacement(event: series, original: original)
        }
    }
}
