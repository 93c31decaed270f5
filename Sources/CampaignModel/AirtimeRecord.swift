public import ZoneInfo

/// One contestant speaking or being shown on one channel for a span.
///
/// Contestants, channels, contests, people and events are indices of the campaign's lists; -1 where there is none.
@frozen
public struct AirtimeRecord: Hashable, Sendable {
    /// Whose time it is.
    public var contestant: Int32
    /// Which channel carried it.
    public var channel: Int32
    /// For which contest it counts; -1 for an official.
    public var contest: Int32
    /// Who spoke, where that is known by id; else -1.
    public var person: Int32
    /// The event that it was part of, where that is known by id; else -1.
    public var event: Int32
    /// When it began; of a published total, the first instant of its first day.
    public var start: Instant
    /// When it ended; of a published total, the first instant after its last day.
    public var end: Instant
    /// How long it was, in seconds; less than from `start` to `end` only for a published total.
    public var seconds: Int64
    /// Under which heading it was given.
    public var kind: AirtimeKind
    /// Speaking, or being shown.
    public var act: AirtimeAct
    /// -1 negative, 0 neutral, 1 positive.
    public var tone: Int8
    /// Whether it is a total over a span of days, without times.
    public var isTotal: Bool
    /// The line of the log, or of the event in the calendar, counted from 1.
    public var line: Int32

    /// One piece of airtime.
    @inlinable
    public init(
        contestant: Int32, channel: Int32, contest: Int32, person: Int32 = -1, event: Int32 = -1, start: Instant,
        end: Instant, seconds: Int64, kind: AirtimeKind = .other, act: AirtimeAct = .speech, tone: Int8 = 0,
        isTotal: Bool = false, line: Int32 = 0
    ) {
        self.contestant = contestant
        self.channel = channel
        self.contest = contest
        self.person = person
        self.event = event
        self.start = start
        self.end = end
        self.seconds = seconds
        self.kind = kind
        self.act = act
        self.tone = tone
        self.isTotal = isTotal
        self.line = line
    }
}
