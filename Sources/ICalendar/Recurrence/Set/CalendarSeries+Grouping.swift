import ZoneInfo

extension CalendarSeries {
    /// Sorts the events of a file into series, and chooses between those that say they are the same.
    struct Grouping {
        private let events: [CalendarEvent]
        private(set) var log = DiagnosticLog(limit: OccurrenceSet.mostDiagnostics)

        init(_ events: [CalendarEvent]) { self.events = events }

        mutating func series() -> [CalendarSeries] {
            var places: [String: Int] = [:]
            var groups: [[Int]] = []
            places.reserveCapacity(events.count)
            for (index, event) in events.enumerated() {
                // Without a UID nothing says that two are one.
                if !event.uid.isEmpty, let place = places[event.uid] {
                    groups[place].append(index)
                } else {
                    if !event.uid.isEmpty { places[event.uid] = groups.count }
                    groups.append([index])
                }
            }
            return groups.flatMap { series($0) }
        }

        private mutating func series(_ group: [Int]) -> [CalendarSeries] {
            if group.count == 1 {
                let event = events[group[0]]
                if event.recurrenceID == nil { return [CalendarSeries(main: group[0])] }
                return [
                    event.appliesToFuture
                        ? CalendarSeries(turns: group) : CalendarSeries(exceptions: group)
                ]
            }
            var (held, others) = choose(group.filter { events[$0].recurrenceID == nil })
            var first = CalendarSeries(main: held)
            var keys: [CalendarTime: [Int]] = [:]
            var order: [CalendarTime] = []
            for index in group {
                guard let id = events[index].recurrenceID else { continue }
                // As instants, where that can be said without the series.
                let key: CalendarTime =
                    if case .zoned(let civil, let zone) = id { .utc(zone.zone.instant(of: civil)) } else { id }
                if keys[key] == nil { order.append(key) }
                keys[key, default: []].append(index)
            }
            for key in order {
                for turn in [false, true] {
                    let same = (keys[key] ?? []).filter { events[$0].appliesToFuture == turn }
                    let (chosen, beside) = choose(same)
                    if let chosen, turn { first.turns.append(chosen) }
                    if let chosen, !turn { first.exceptions.append(chosen) }
                    others += beside
                }
            }
            held = nil
            return [first] + others.map { CalendarSeries(main: $0) }
        }

        /// The one that holds, and those that stand beside it because nothing says which of them is meant.
        private mutating func choose(_ same: [Int]) -> (held: Int?, beside: [Int]) {
            guard var best = same.first else { return (nil, []) }
            guard same.count > 1 else { return (best, []) }
            for index in same.dropFirst() where isNewer(events[index], than: events[best]) { best = index }
            var beside: [Int] = []
            for index in same where index != best {
                if isNewer(events[best], than: events[index]) {
                    note(index, best, "is an older version of the event at line \(line(best)): it is not used")
                } else if isSame(events[index], events[best]) {
                    note(index, best, "says the same as the event at line \(line(best)): it is shown once")
                } else {
                    beside.append(index)
                    guard !log.isFull else {
                        log.count(.warning)
                        continue
                    }
                    log.add(
                        ICalendarDiagnostic(
                            .warning, id: "ical/same-uid", at: events[index].position,
                            message: "the events at lines \(line(best)) and \(line(index)) have one UID, "
                                + "“\(events[index].uid)”, and nothing says which is the newer: both are shown",
                            fix: "give each event a UID of its own, or the newer a higher SEQUENCE",
                            reference: "RFC 5545, 3.8.4.7"))
                }
            }
            return (best, beside)
        }

        private func line(_ index: Int) -> Int { events[index].position.line }

        private mutating func note(_ index: Int, _ best: Int, _ what: String) {
            guard !log.isFull else { return log.count(.note) }
            log.add(
                ICalendarDiagnostic(
                    .note, id: "ical/same-uid", at: events[index].position,
                    message: "“\(events[index].shortName)” \(what)", reference: "RFC 5546, 2.1.5"))
        }

        private func isNewer(_ left: CalendarEvent, than right: CalendarEvent) -> Bool {
            if left.sequence != right.sequence { return left.sequence > right.sequence }
            guard let leftStamp = left.stamp, let rightStamp = right.stamp else { return false }
            return leftStamp > rightStamp
        }

        private func isSame(_ left: CalendarEvent, _ right: CalendarEvent) -> Bool {
            left.start == right.start && left.end == right.end && left.duration == right.duration
                && left.rules == right.rules && left.dates == right.dates && left.exceptions == right.exceptions
                && left.summary == right.summary && left.status == right.status
        }
    }
}
