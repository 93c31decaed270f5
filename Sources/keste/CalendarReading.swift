import ArgumentParser
import CampaignFiles
import CampaignModel
import Glibc
import Reports

/// A calendar as a command reads it: what could be read, with everything that is wrong said on standard error.
struct CalendarReading {
    let campaign: Campaign?
    /// Of the calendar's own files, then of its logs.
    let diagnostics: [Diagnostic]

    /// - Parameter isHeard: whether what is wrong is said on standard error; else the caller says it.
    init(_ path: String, isHeard: Bool = true) {
        let loaded = CalendarLoader().load(path)
        campaign = loaded.campaign
        diagnostics = loaded.diagnostics + loaded.logDiagnostics
        if isHeard { Self.complain(diagnostics) }
    }

    static func complain(_ diagnostics: [Diagnostic]) {
        guard !diagnostics.isEmpty else { return }
        let printer = DiagnosticPrinter(usesColour: Terminal.wantsColour(on: STDERR_FILENO))
        Terminal.complain(printer.text(diagnostics))
    }

    /// The campaign, or the end of the program where there is none.
    ///
    /// - Parameter empty: what is printed then, with the diagnostics beside it: the JSON document of nothing.
    func usable(orPrinting empty: [(String, JSONValue)]? = nil) throws -> Campaign {
        guard let campaign else {
            if let empty {
                let said = JSONValue.array(diagnostics.map(\.json))
                Terminal.print(JSONValue.object(empty + [("diagnostics", said)]).document)
            }
            throw ExitCode(ExitStatus.unusable.rawValue)
        }
        return campaign
    }

    /// The folder that the calendar stands in.
    static func folder(of path: String) -> String {
        var status = stat()
        if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return path }
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
