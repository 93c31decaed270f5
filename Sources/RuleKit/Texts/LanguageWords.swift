package import ZoneInfo

/// Lengths, dates and lists in the words of a language: English, Russian or Kazakh; English for any other.
package struct LanguageWords: Sendable {
    /// BCP 47: `kk`.
    package let language: String
    private let words: Words

    private struct Words: Sendable {
        let units: (hour: String, minute: String, second: String)
        let and: String
        let weekdays: [String]
        let months: [String]
    }

    package init(_ language: String) {
        self.language = language
        words = Self.known[language] ?? Self.english
    }

    /// A length of time without its empty parts: `45 s`, `30 min`, `1 h 5 min`, `2 h`.
    package func duration(_ seconds: Int64) -> String {
        let size = seconds.magnitude
        let parts = [
            (size / 3600, words.units.hour), (size / 60 % 60, words.units.minute), (size % 60, words.units.second),
        ].filter { $0.0 != 0 }
        let text = parts.isEmpty ? "0 \(words.units.second)" : parts.map { "\($0.0) \($0.1)" }.joined(separator: " ")
        return (seconds < 0 ? "-" : "") + text
    }

    /// A length of airtime, always with its seconds below an hour: `45 s`, `9 min 0 s`, `1 h 5 min`.
    package func airtime(_ seconds: Int64) -> String {
        let (size, units) = (seconds.magnitude, words.units)
        let text =
            if size < 60 {
                "\(size) \(units.second)"
            } else if size < 3600 {
                "\(size / 60) \(units.minute) \(size % 60) \(units.second)"
            } else {
                "\(size / 3600) \(units.hour) \(size / 60 % 60) \(units.minute)"
                    + (size % 60 == 0 ? "" : " \(size % 60) \(units.second)")
            }
        return (seconds < 0 ? "-" : "") + text
    }

    /// A date with its day of the week: `Thursday 16 March 2023`.
    package func date(_ date: CivilDate) -> String {
        let (weekday, month) = (words.weekdays[date.weekday.rawValue - 1], words.months[date.month - 1])
        return switch language {
        case "ru": "\(weekday), \(date.day) \(month) \(date.year) г."
        case "kk": "\(date.year) жылғы \(date.day) \(month), \(weekday)"
        default: "\(weekday) \(date.day) \(month) \(date.year)"
        }
    }

    /// A moment on some clock: `Thursday 16 March 2023, 20:00`.
    package func moment(_ moment: CivilDateTime) -> String { "\(date(moment.date)), \(moment.time)" }

    /// From one moment to a later one: `Tuesday 21 February 2023, 18:00–19:00`.
    package func span(_ start: CivilDateTime, _ end: CivilDateTime) -> String {
        if end.date == start.date { return "\(moment(start))–\(end.time)" }
        if end.time == .midnight, end.date == start.date.adding(days: 1) { return "\(moment(start))–24:00" }
        return "\(moment(start)) – \(moment(end))"
    }

    /// A list in a sentence: `a, b and c`.
    package func list(_ texts: [String]) -> String {
        guard texts.count > 1, let last = texts.last else { return texts.first ?? "" }
        return "\(texts.dropLast().joined(separator: ", ")) \(words.and) \(last)"
    }

    private static let english = Words(
        units: ("h", "min", "s"), and: "and",
        weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        months: [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ])

    private static let known = [
        "ru": Words(
            units: ("ч", "мин", "с"), and: "и",
            weekdays: ["понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"],
            months: [
                "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября",
                "ноября", "декабря",
            ]),
        "kk": Words(
            units: ("сағ", "мин", "с"), and: "және",
            weekdays: ["дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі", "жексенбі"],
            months: [
                "қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан",
                "қараша", "желтоқсан",
            ]),
    ]
}
