public import ZoneInfo

/// Over which time airtime is added up before it is held against what was due.
public enum AirtimeWindow: Hashable, Sendable {
    /// The campaign's period as one.
    case campaign
    /// Each day by itself, on the channel's clock.
    case day
    /// Each week from Monday.
    case week
    /// Spans of the calendar's own.
    case spans([CivilSpan])

    /// The first day of a window by its number, where it is not the whole campaign.
    public func firstDay(of number: Int) -> CivilDate? {
        switch self {
        case .campaign: nil
        case .day, .week: CivilDate(daysSince1970: number)
        case .spans(let spans): spans.indices.contains(number) ? spans[number].start.date : nil
        }
    }
}
