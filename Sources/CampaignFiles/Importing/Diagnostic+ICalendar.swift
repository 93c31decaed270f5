package import CampaignModel
package import ICalendar

extension Diagnostic {
    /// What was found in an iCalendar file, in the shape that everything about a place in a file is printed in.
    ///
    /// - Parameter line: The line that it is about, if it is to be shown.
    package init(_ found: ICalendarDiagnostic, path: String, line: String? = nil) {
        let severity: Severity =
            switch found.severity {
            case .note: .note
            case .warning: .warning
            case .error: .error
            }
        let reference = found.reference.isEmpty ? "" : " (\(found.reference))"
        self.init(
            severity, id: found.id, path: path, line: found.position?.line, column: found.position?.column,
            message: found.message + reference, sourceLine: line, fix: found.fix)
    }

    /// The same, with the line that stands there.
    init(_ found: ICalendarDiagnostic, in source: YamlSource) {
        self.init(found, path: source.path, line: found.position.flatMap { source.line($0.line) })
    }
}
