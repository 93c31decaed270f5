import RuleKit
import ZoneInfo

extension LanguageWords {
    /// A value as it stands in a sentence.
    func text(of value: WireValue, _ names: EntryNames) -> String {
        switch value {
        case .text(let text): text
        case .number(let number): String(number)
        case .duration(let seconds): duration(seconds)
        case .airtime(let seconds): airtime(seconds)
        case .date(let day): date(CivilDate(daysSince1970: Int(day)))
        case .moment(let moment): self.moment(moment.civil)
        case .span(let start, let end) where start.civil == end.civil: self.moment(start.civil)
        case .span(let start, let end): span(start.civil, end.civil)
        case .name(let place): names.name(place, in: language)
        case .localized(let entries): names.text(entries, in: language)
        case .list(let values): list(values.map { text(of: $0, names) })
        }
    }
}
