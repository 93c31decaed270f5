import ZoneInfo

/// Changes of a zone in years that follow each other, all by one rule: the last Sunday of October at 3:00.
struct YearlyRun {
    private(set) var onsets: [YearlyOnset]
    /// The parts of the rule after FREQ, if one rule gives just these.
    private(set) var rule: String?
    /// Whether the rule is certain to be that of the years after the last, too.
    private var isCertain = false

    /// The runs that changes form, by their first dates. A change that is like no other is a run of its own.
    static func runs(of onsets: [YearlyOnset]) -> [YearlyRun] {
        var runs: [YearlyRun] = []
        for onset in onsets {
            let place = runs.firstIndex { run in
                guard let last = run.onsets.last else { return false }
                return last.start.date.year + 1 == onset.start.date.year && last.recurs(as: onset)
                    && YearlyRun(run.onsets + [onset]).rule != nil
            }
            if let place {
                runs[place] = YearlyRun(runs[place].onsets + [onset])
            } else {
                runs.append(YearlyRun([onset]))
            }
        }
        return runs
    }

    private init(_ onsets: [YearlyOnset]) {
        self.onsets = onsets
        let dates = onsets.map(\.start.date)
        guard let first = dates.first else { return }
        let weekday = first.weekday.twoLetters
        let days = dates.map(\.day)
        let ordinals = Set(days.map { ($0 - 1) / 7 + 1 })
        let least = days.min() ?? 1
        let most = days.max() ?? 1
        if dates.allSatisfy({ $0.day + 7 > CivilDate.days(inMonth: $0.month, of: $0.year) }) {
            rule = "BYMONTH=\(first.month);BYDAY=-1\(weekday)"
            isCertain = onsets.count >= Self.yearsOfAllKinds
        } else if ordinals.count == 1, let ordinal = ordinals.first, ordinal < 5 {
            rule = "BYMONTH=\(first.month);BYDAY=\(ordinal)\(weekday)"
            isCertain = onsets.count >= Self.yearsOfAllKinds
        } else if most - least < 7 {
            // The Friday before the last Sunday: the one from the 23rd to the 29th.
            let list = (least...least + 6).map(String.init).joined(separator: ",")
            rule = "BYMONTH=\(first.month);BYMONTHDAY=\(list);BYDAY=\(weekday)"
            isCertain = onsets.count >= Self.yearsOfAllKinds && most - least == 6
        }
    }

    /// After so many years each day of the month has been each day of the week, so that rules no longer look alike.
    static let yearsOfAllKinds = 28

    /// The run without what comes after an instant.
    func until(_ end: Instant) -> [YearlyOnset] { onsets.filter { $0.change.instant <= end } }

    /// Whether it goes on after its last change, up to an instant or longer.
    func isOpen(at instant: Instant) -> Bool {
        guard isCertain, let last = onsets.last else { return false }
        return last.change.instant + 400 * 86_400 > instant
    }
}
