/// Something to say about a place in a file: what is wrong, where, and how to mend it.
package struct Diagnostic: Hashable, Sendable {
    package var severity: Severity
    /// Stable and short: `calendar/date`.
    package var id: String
    /// The path as the user gave it, joined with the file's name.
    package var path: String
    /// Counted from 1; nil where the whole file is meant.
    package var line: Int?
    /// Counted from 1, in Unicode scalars.
    package var column: Int?
    package var message: String
    /// The text of the line.
    package var sourceLine: String?
    /// How to mend it, with an example.
    package var fix: String?
    /// Other places that belong to it.
    package var notes: [Note]

    package struct Note: Hashable, Sendable {
        package var path: String
        package var line: Int?
        package var column: Int?
        package var message: String
        package init(path: String, line: Int? = nil, column: Int? = nil, message: String) {
            self.path = path
            self.line = line
            self.column = column
            self.message = message
        }
    }

    package init(
        _ severity: Severity, id: String, path: String, line: Int? = nil, column: Int? = nil, message: String,
        sourceLine: String? = nil, fix: String? = nil, notes: [Note] = []
    ) {
        self.severity = severity
        self.id = id
        self.path = path
        self.line = line
        self.column = column
        self.message = message
        self.sourceLine = sourceLine
        self.fix = fix
        self.notes = notes
    }
}

extension Diagnostic {
    /// Something to say about a place of a calendar that has been read, with the line that is there.
    package init(
        _ severity: Severity, id: String, at place: SourcePlace, in campaign: Campaign, message: String,
        fix: String? = nil
    ) {
        self.init(
            severity, id: id, path: campaign.path(of: place), line: Int(place.line), column: Int(place.column),
            message: message, sourceLine: campaign.line(at: place), fix: fix)
    }

    /// A finding in the shape that everything about a place in a file is printed in.
    package init(_ finding: Finding, in campaign: Campaign) {
        self.init(
            finding.severity, id: finding.rule, at: finding.place, in: campaign, message: finding.message,
            fix: finding.fix)
        notes = finding.notes.map {
            Note(path: $0.path, line: $0.line, column: $0.column, message: $0.message)
        }
    }
}
