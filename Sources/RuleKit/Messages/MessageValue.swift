public import CampaignModel
public import ZoneInfo

/// What can stand in a message's place: texts, numbers, times, and what the calendar has a name for.
///
/// An optional value cannot: a place is never left empty.
public protocol MessageValue: SendableMetatype {
    /// What stands there.
    var messageText: MessageText { get }
}

/// A value in a message, of which the text is made in the language of who reads it.
public struct MessageText: MessageValue, Hashable, Sendable {
    package let value: WireValue

    init(_ value: WireValue) { self.value = value }

    /// Itself.
    public var messageText: MessageText { self }

    /// A length of time without its empty parts: `30 min`, `1 h 5 min`.
    public static func duration(_ seconds: Int64) -> MessageText { MessageText(.duration(seconds)) }
    /// A length of airtime, below an hour always with its seconds: `9 min 0 s`.
    public static func airtime(_ seconds: Int64) -> MessageText { MessageText(.airtime(seconds)) }
    /// An instant on the clock of a place: `Thursday 16 March 2023, 20:00`.
    public static func moment(_ instant: Instant, in zone: Zone) -> MessageText {
        zone.civil(at: instant).messageText
    }
    /// A span on the clock of a place: `Tuesday 21 February 2023, 18:00–19:00`.
    public static func span(_ span: TimeSpan, in zone: Zone) -> MessageText {
        MessageText(.span(WireValue.Moment(zone.civil(at: span.start)), WireValue.Moment(zone.civil(at: span.end))))
    }
    /// A part of a whole with two decimals: `33.33 %`; of nothing, nothing.
    public static func percent(_ part: Int64, of whole: Int64) -> MessageText {
        MessageText(.text(Rational.percent(part, of: whole) + " %"))
    }
}

extension String: MessageValue {
    /// The text as it is, in every language.
    public var messageText: MessageText { MessageText(.text(self)) }
}

extension Substring: MessageValue {
    /// The text as it is, in every language.
    public var messageText: MessageText { MessageText(.text(String(self))) }
}

extension Int: MessageValue {
    /// The number.
    public var messageText: MessageText { MessageText(.number(Int64(self))) }
}

extension Int64: MessageValue {
    /// The number.
    public var messageText: MessageText { MessageText(.number(self)) }
}

extension Seconds: MessageValue {
    /// A length of time: `1 h 5 min`.
    public var messageText: MessageText { .duration(count) }
}

extension CivilDate: MessageValue {
    /// The date with its day of the week: `Thursday 16 March 2023`.
    public var messageText: MessageText { MessageText(.date(Int32(truncatingIfNeeded: daysSince1970))) }
}

extension CivilTime: MessageValue {
    /// The time of the day: `20:00`.
    public var messageText: MessageText { MessageText(.text("\(self)")) }
}

extension CivilDateTime: MessageValue {
    /// The moment: `Thursday 16 March 2023, 20:00`.
    public var messageText: MessageText { MessageText(.moment(WireValue.Moment(self))) }
}

extension Zone: MessageValue {
    /// The zone's name: `Asia/Almaty`.
    public var messageText: MessageText { MessageText(.text(identifier)) }
}

extension LocalizedText: MessageValue {
    /// The text in the reader's language.
    public var messageText: MessageText { MessageText(.localized(entries)) }
}

extension OccurrenceView: MessageValue {
    /// When it takes place, on its own clock: `Tuesday 21 February 2023, 18:00–19:00`.
    public var messageText: MessageText { .span(span, in: zone) }
}

extension Array: MessageValue where Element: MessageValue {
    /// A list in a sentence: `a, b and c`.
    public var messageText: MessageText { MessageText(.list(map(\.messageText.value))) }
}
