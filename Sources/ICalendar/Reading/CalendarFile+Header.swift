/// What a calendar says of itself, in the properties of RFC 7986 and in those that apps made up before it.
extension CalendarFile {
    /// Its name: NAME, else X-WR-CALNAME.
    package var name: String? { text(of: "NAME", "X-WR-CALNAME") }

    /// What it is about: DESCRIPTION, else X-WR-CALDESC.
    package var details: String? { text(of: "DESCRIPTION", "X-WR-CALDESC") }

    /// What a message with it asks for, in capitals: `PUBLISH`.
    package var method: String? { text(of: "METHOD")?.uppercased() }

    /// Its colour: `#1E90FF` where X-APPLE-CALENDAR-COLOR says so, else the name that COLOR has.
    package var colour: String? {
        if let apple = text(of: "X-APPLE-CALENDAR-COLOR"), apple.hasPrefix("#"),
            apple.utf8.count == 7 || apple.utf8.count == 9
        {
            // The last two of nine say how dense it is.
            return String(apple.prefix(7))
        }
        return text(of: "COLOR")
    }

    /// The text of the first of some properties that is there and not empty.
    private func text(of names: String...) -> String? {
        names.lazy.compactMap { self.property($0)?.text.trimmed }.first { !$0.isEmpty }
    }
}
