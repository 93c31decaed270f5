/// Collects what was found, and keeps so much of it as can be shown; the rest is counted.
struct ValidationLedger {
    private(set) var diagnostics: [ICalendarDiagnostic] = []
    private(set) var counts: [String: Int] = [:]
    private(set) var countOfSeverity: [ICalendarDiagnostic.Severity: Int] = [:]

    /// A hundred thousand events with the same fault make one point, not a hundred thousand.
    static let mostOfAKind = 1000

    mutating func add(
        _ severity: ICalendarDiagnostic.Severity, _ id: String, at position: @autoclosure () -> TextPosition?,
        _ message: @autoclosure () -> String, fix: @autoclosure () -> String?, _ reference: @autoclosure () -> String
    ) {
        guard takes(severity, id) else { return }
        diagnostics.append(
            ICalendarDiagnostic(
                severity, id: id, at: position(), message: message(), fix: fix(), reference: reference()))
    }

    /// What another found.
    mutating func add(_ diagnostic: ICalendarDiagnostic) {
        guard takes(diagnostic.severity, diagnostic.id) else { return }
        diagnostics.append(diagnostic)
    }

    private mutating func takes(_ severity: ICalendarDiagnostic.Severity, _ id: String) -> Bool {
        countOfSeverity[severity, default: 0] += 1
        counts[id, default: 0] += 1
        return counts[id, default: 0] <= Self.mostOfAKind
    }

    /// How many are counted and not kept.
    var leftOut: Int { counts.values.reduce(0) { $0 + max(0, $1 - Self.mostOfAKind) } }
}
