import CampaignModel
import RuleKit
import ZoneInfo

/// Lengths, dates and lists in the words of a language: English, Russian or Kazakh; English for any other.
struct LanguageWords {
    private let language: String
    private let words: Words

    private struct Words {
        let units: (hour: String, minute: String, second: String)
        let and: String
        let weekdays: [String]
        let months: [String]
    }

    init(_ language: String) {
        self.language = language
        words = Self.known[language] ?? Self.english
    }

    /// A value as it stands in a sentence.
    func text(of value: WireValue, _ names: EntryNames) -> String {
        switch value {
        case .text(let text): text
        case .number(let number): String(number)
        case .duration(let seconds): duration(seconds)
        case .airtime(let seconds): airtime(seconds)
        case .date(let day): date(CivilDate(daysSince1970: Int(day)))
        case .moment(let moment): self.moment(moment.civil)
        case .span(let start, let end): span(start.civil, end.civil)
        case .name(let place): names.name(place, in: language)
        case .localized(let entries): names.text(entries, in: language)
        case .list(let values): list(values.map { text(of: $0, names) })
        }
    }

    private func duration(_ seconds: Int64) -> String {
        let size = seconds.magnitude
        let parts = [
            (size / 3600, words.units.hour), (size / 60 % 60, words.units.minute), (size % 60, words.units.second),
        ].filter { $0.0 != 0 }
        let text = parts.isEmpty ? "0 \(words.units.second)" : parts.map { "\($0.0) \($0.1)" }.joined(separator: " ")
        return (seconds < 0 ? "-" : "") + text
    }

    private func airtime(_ seconds: Int64) -> String {
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

    private func date(_ date: CivilDate) -> String {
        let (weekday, month) = (words.weekdays[date.weekday.rawValue - 1], words.months[date.month - 1])
        return switch language {
        case "ru": "\(weekday), \(date.day) \(month) \(date.year) г."
        case "kk": "\(date.year) жылғы \(date.day) \(month), \(weekday)"
        default: "\(weekday) \(date.day) \(month) \(date.year)"
        }
    }

    private func moment(_ moment: CivilDateTime) -> String { "\(date(moment.date)), \(moment.time)" }

    private func span(_ start: CivilDateTime, _ end: CivilDateTime) -> String {
        if start == end { return moment(start) }
        if end.date == start.date { return "\(moment(start))–\(end.time)" }
        if end.time == .midnight, end.date == start.date.adding(days: 1) { return "\(moment(start))–24:00" }
        return "\(moment(start)) – \(moment(end))"
    }

    private func list(_ texts: [String]) -> String {
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
