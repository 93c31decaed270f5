/// What has been found so far, up to a number; beyond it only counted.
struct DiagnosticLog: Sendable {
    private(set) var entries: [ICalendarDiagnostic] = []
    private(set) var countLeftOut = 0
    private(set) var countOfErrorsLeftOut = 0
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    mutating func add(_ diagnostic: ICalendarDiagnostic) {
        guard entries.count < limit else {
            countLeftOut += 1
            if diagnostic.severity == .error { countOfErrorsLeftOut += 1 }
            return
        }
        entries.append(diagnostic)
    }

    /// The entries, and what is to be said of those that were only counted.
    var all: [ICalendarDiagnostic] {
        guard countLeftOut > 0 else { return entries }
        let errors = countOfErrorsLeftOut == 0 ? "no errors" : "\(countOfErrorsLeftOut) of them errors"
        return entries + [
            ICalendarDiagnostic(
                countOfErrorsLeftOut > 0 ? .error : .warning, id: "ical/more", at: nil,
                message: "there are \(countLeftOut) more messages, \(errors); the first \(limit) are shown",
                fix: "mend those that are shown, then read the file again")
        ]
    }
}
