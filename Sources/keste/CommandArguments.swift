import ArgumentParser
import CampaignModel
import ZoneInfo

/// The calendar that every command is about.
struct CalendarArgument: ParsableArguments {
    @Argument(help: "The calendar's folder, or its calendar.yaml.", completion: .directory)
    var calendar: String

    func validate() throws {
        guard !calendar.isEmpty else {
            throw ValidationError("<calendar> names a folder, such as calendars/first-steps.")
        }
    }
}

/// For people or for programs.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
    case text, json
}

/// A date of the command line: `2023-03-01`.
struct DateArgument: ExpressibleByArgument {
    let date: CivilDate

    init?(argument: String) {
        let parts = argument.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2], parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
            let date = CivilDate(year: year, month: month, day: day)
        else { return nil }
        self.date = date
    }
}

/// Names parted by commas, as one option takes several: `contestant,channel`.
struct NameList<Name: RawRepresentable & CaseIterable & Hashable & Sendable>: ExpressibleByArgument, Sendable
where Name.RawValue == String {
    let names: [Name]

    init(_ names: [Name]) { self.names = names }

    init?(argument: String) {
        var names: [Name] = []
        for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
            guard let name = Name(rawValue: String(part)), !names.contains(name) else { return nil }
            names.append(name)
        }
        self.names = names
    }

    /// Offered in the help and where a word is none of them.
    static var allValueStrings: [String] { Name.allCases.map(\.rawValue) }

    var defaultValueDescription: String { names.map(\.rawValue).joined(separator: ",") }
}

/// Something on the command line that only the calendar can tell to be wrong.
struct ArgumentProblem: Error, CustomStringConvertible {
    let description: String

    /// An id that the calendar does not have, with the nearest that it has.
    static func unknown(_ what: String, _ id: String, known: [String]) -> ArgumentProblem {
        let nearest = Nearest.match(id, among: known).map { "; did you mean '\($0)'?" }
        let all = known.isEmpty ? "; it has none" : "; it has \(known.joined(separator: ", "))"
        return ArgumentProblem(description: "the calendar has no \(what) '\(id)'\(nearest ?? all)")
    }

    /// Says it on standard error and ends with the status for a wrong command line.
    func end() -> ExitCode {
        Terminal.complain("error: \(description)\n")
        return ExitCode(ExitStatus.unusable.rawValue)
    }
}
