import ZoneInfo

extension SeriesExpansion {
    /// What a series has in a stretch of time, to answer for many exceptions without a walk for each.
    struct OriginalIndex {
        var byKey: [Int: Original] = [:]
        var byDay: [Int: Original] = [:]
        /// Between which moments on the clock all that the rules give is here; the dates all are.
        var span: Range<Int> = 0..<0

        /// What stands at a key: outer nil if this does not know.
        func answer(_ key: Int) -> Original?? {
            if let known = byKey[key] { return .some(known) }
            // No clock is further than a day from UTC.
            return span.contains(key - 86_400) && span.contains(key + 86_400) ? .some(nil) : nil
        }

        func answer(day: Int) -> Original?? {
            guard span.contains(day), span.contains(day + 86_399) else { return nil }
            return .some(byDay[day])
        }
    }

    /// Of so few each is looked for by itself.
    private static let fewQuestions = 16

    /// Walks once over all that exceptions name, where there are many.
    mutating func indexOriginals() {
        let replaced = (series.exceptions + series.turns).compactMap { expansion.events[$0].recurrenceID }
        guard replaced.count + event.exceptions.count > Self.fewQuestions else { return }
        let moments = (replaced + event.exceptions).map { $0.isDate ? $0.local : expansion.instant(of: $0) }
        guard let first = moments.min(), let last = moments.max() else { return }
        let (low, high) = (first - 3 * 86_400, last + 3 * 86_400)
        var index = OriginalIndex()
        // In proportion to what is asked, so that few exceptions far from each other cost little.
        let most = min(expansion.limit, 64 * moments.count)
        let found = originals(from: low, through: high, remarks: false, withDates: false, atMost: most)
        if found.count < most {
            index.span = low..<high
        } else if event.rules.count == 1, let last = found.last {
            // A walk that was cut short knows nothing of what comes after its last moment.
            index.span = low..<max(low, last.local)
        }
        for original in found + dates() {
            index.byKey[original.key] = index.byKey[original.key] ?? original
            let day = original.local.dividedDown(by: 86_400) * 86_400
            if let known = index.byDay[day], known.local <= original.local { continue }
            index.byDay[day] = original
        }
        self.index = index
    }
}
