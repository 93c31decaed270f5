import ArgumentParser
import ZoneInfo

/// Where the ledger is, and which time it is for it.
struct LedgerOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The file that remembers what the feeds have said; .keste/ledger.sqlite in the calendar's folder unless "
                + "said.", valueName: "file"), completion: .file())
    var ledger: String?

    @Option(
        help: ArgumentHelp(
            "The time of publishing, such as 2027-03-01T10:00:00Z, where it is not that of the clock or of "
                + "SOURCE_DATE_EPOCH.", valueName: "instant"))
    var at: InstantArgument?

    @Option(help: ArgumentHelp("How long to wait for another publish to end.", valueName: "seconds"))
    var wait = 30

    func validate() throws {
        if let ledger, ledger.isEmpty || ledger.hasSuffix("/") {
            throw ValidationError("--ledger names a file, such as /var/lib/keste/ledger.sqlite.")
        }
        guard (0...86_400).contains(wait) else {
            throw ValidationError("--wait is a number of seconds from 0 to 86400, such as 30.")
        }
    }

    /// The ledger's file for a calendar.
    func path(for calendar: String) -> String {
        ledger ?? "\(CalendarReading.folder(of: calendar))/.keste/ledger.sqlite"
    }

    /// When the publishing takes place.
    func now() throws -> Instant {
        if let at { return at.instant }
        return try PresentTime.now()
    }
}

/// An instant of the command line: `2027-03-01T10:00:00Z`.
struct InstantArgument: ExpressibleByArgument {
    let instant: Instant

    init?(argument: String) {
        guard argument.utf8.count == 20, argument.hasSuffix("Z"),
            let date = DateArgument(argument: String(argument.prefix(10)))?.date
        else { return nil }
        let rest = argument.utf8.dropFirst(10).dropLast()
        guard rest.first == UInt8(ascii: "T") else { return nil }
        let parts = rest.dropFirst().split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.map(\.count) == [2, 2, 2], parts.allSatisfy({ $0.allSatisfy { (48...57).contains($0) } }) else {
            return nil
        }
        let numbers = parts.compactMap { Int(String(decoding: $0, as: UTF8.self)) }
        guard numbers.count == 3, numbers[0] < 24,
            let time = CivilTime(hour: numbers[0], minute: numbers[1], second: numbers[2])
        else { return nil }
        instant = Instant(utc: CivilDateTime(date, time))
    }
}
