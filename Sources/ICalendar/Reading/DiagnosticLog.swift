/// What has been found so far, up to a number; beyond it only counted.
struct DiagnosticLog: Sendable {
    private(set) var entries: [ICalendarDiagnostic] = []
    private(set) var countLeftOut = 0
    private(set) var countOfErrorsLeftOut = 0
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    /// Whether more would only be counted, so that no words need be found for it.
    var isFull: Bool { entries.count >= limit }

    mutating func add(_ diagnostic: ICalendarDiagnostic) {
        if isFull { count(diagnostic.severity) } else { entries.append(diagnostic) }
    }

    /// Counts one that is not shown.
    mutating func count(_ severity: ICalendarDiagnostic.Severity) {
        countLeftOut += 1
        if severity == .error { countOfErrorsLeftOut += 1 }
    }

    /// What several logs hold, in the order of the file, as if it were one; then what is to be said of the rest.
    static func joined(_ logs: [DiagnosticLog], and others: [ICalendarDiagnostic], limit: Int) -> [ICalendarDiagnostic]
    {
        let found = logs.flatMap(\.entries) + others
        // Those of one place stay in the order in which they were found.
        let sorted = found.enumerated().sorted { left, right in
            let (first, second) = (left.element.position, right.element.position)
            let leftKey = (first?.line ?? .max, first?.column ?? 0, left.offset)
            return leftKey < (second?.line ?? .max, second?.column ?? 0, right.offset)
        }.map(\.element)
        let rest = sorted.dropFirst(limit)
        let count = rest.count + logs.reduce(0) { $0 + $1.countLeftOut }
        guard count > 0 else { return sorted }
        let errors = rest.count { $0.severity == .error } + logs.reduce(0) { $0 + $1.countOfErrorsLeftOut }
        let kinds = errors == 0 ? "none of them an error" : "\(errors) of them errors"
        return sorted.prefix(limit) + [
            ICalendarDiagnostic(
                errors > 0 ? .error : .warning, id: "ical/more", at: nil,
                message: "there are \(count) more messages, \(kinds); the first \(limit) are shown",
                fix: "mend those that are shown, then read the file again")
        ]
    }
}
