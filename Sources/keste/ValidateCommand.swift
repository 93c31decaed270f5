import ArgumentParser
import CampaignFiles
import CampaignModel
import Glibc
import ICalendar
import Reports

/// `keste validate`: what is wrong with an iCalendar file.
struct ValidateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Checks iCalendar files against the standards and what calendar apps make of them.",
        discussion: """
            Says at which line and column which rule is broken (RFC 5545, RFC 7986 and those after them, or a habit of \
            Google, Apple, Outlook, Thunderbird or Nextcloud), and how to mend it. An error is what apps refuse, leave \
            out or get wrong; a warning what some of them do; a note is no fault.

            Ends with 0 if there is no error, 1 if there are errors (or warnings, with --strict), 2 if nothing could be \
            read.

            Examples:
              keste validate feeds/public-en.ics
              keste validate *.ics --format json
              curl -s https://example.org/feed.ics | keste validate -
            """)

    @Argument(help: "Files that end in .ics; - for standard input.", completion: .file(extensions: ["ics"]))
    var files: [String]

    @Option(help: "text or json.")
    var format = OutputFormat.text

    @Flag(help: "Count warnings as errors.")
    var strict = false

    /// Of one file, in the text form; the rest is counted.
    private static let mostShown = 100

    func validate() throws {
        guard files.allSatisfy({ !$0.isEmpty }) else { throw ValidationError("<files> name files, such as feed.ics.") }
    }

    func run() throws {
        var results: [(path: String, check: CalendarCheck?, diagnostics: [ICalendarDiagnostic])] = []
        for file in files {
            do throws(ICalendarDiagnostic) {
                let check = try CalendarCheck(path: file == "-" ? "/dev/stdin" : file)
                results.append((file, check, check.diagnostics))
            } catch {
                results.append((file, nil, [error]))
            }
            if format == .text, let last = results.last { show(last.path, last.check, last.diagnostics) }
        }
        if format == .json { Terminal.print(Self.json(results).document) }
        guard results.contains(where: { $0.check?.isCalendar == true }) else {
            throw ExitCode(ExitStatus.unusable.rawValue)
        }
        let isWrong = results.contains { result in
            guard let check = result.check else { return true }
            return check.count(of: .error) > 0 || (strict && check.count(of: .warning) > 0)
        }
        try (isWrong ? ExitStatus.findings : .fine).end()
    }

    private func show(_ path: String, _ check: CalendarCheck?, _ diagnostics: [ICalendarDiagnostic]) {
        let printer = DiagnosticPrinter(usesColour: Terminal.wantsColour(on: STDOUT_FILENO))
        let shown = diagnostics.prefix(Self.mostShown).map { found in
            Diagnostic(found, path: path, line: found.position.flatMap { check?.lines[$0.line] })
        }
        Terminal.print(printer.text(shown))
        guard let check, check.isCalendar else { return }
        let hidden = diagnostics.count - shown.count + check.leftOut
        if hidden > 0 { Terminal.print("\(path): \(hidden) more not shown; --format json lists them\n") }
        Terminal.print("\(path): \(Self.summary(of: check))\n")
    }

    private static func summary(of check: CalendarCheck) -> String {
        let counts: [(ICalendarDiagnostic.Severity, String)] = [
            (.error, "error"), (.warning, "warning"), (.note, "note"),
        ]
        let found = counts.compactMap { severity, name in
            let count = check.count(of: severity)
            return count == 0 ? nil : Spoken.count(count, name)
        }
        let held = Spoken.count(check.components["VEVENT", default: 0], "event")
        return found.isEmpty ? "nothing to mend; \(held)" : "\(found.joined(separator: ", ")); \(held)"
    }

    private static func json(
        _ results: [(path: String, check: CalendarCheck?, diagnostics: [ICalendarDiagnostic])]
    ) -> JSONValue {
        func total(_ severity: ICalendarDiagnostic.Severity) -> Int {
            results.reduce(0) { sum, result in
                sum + (result.check?.count(of: severity) ?? result.diagnostics.count { $0.severity == severity })
            }
        }
        return .object([
            (
                "diagnostics",
                .array(results.flatMap { result in result.diagnostics.map { $0.json(path: result.path) } })
            ),
            (
                "summary",
                .object([
                    ("errors", .number(total(.error))), ("warnings", .number(total(.warning))),
                    ("notes", .number(total(.note))),
                    ("left_out", .number(results.reduce(0) { $0 + ($1.check?.leftOut ?? 0) })),
                    ("events", .number(results.reduce(0) { $0 + ($1.check?.components["VEVENT", default: 0] ?? 0) })),
                ])
            ),
        ])
    }
}

extension ICalendarDiagnostic {
    /// As JSON, with the names that other diagnostics have too.
    func json(path: String) -> JSONValue {
        .object([
            ("file", .string(path)), ("line", position.map { .number($0.line) } ?? .null),
            ("column", position.map { .number($0.column) } ?? .null), ("severity", .string(severity.rawValue)),
            ("id", .string(id)), ("message", .string(message)), ("fix", .optional(fix)),
            ("reference", .optional(reference.isEmpty ? nil : reference)),
        ])
    }
}
