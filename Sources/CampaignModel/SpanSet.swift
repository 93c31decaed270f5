public import ZoneInfo

/// A set of time: spans in order of time that neither overlap nor touch, none of them empty.
///
/// Spans are half-open, so that 18:00–19:00 and 19:00–20:00 are one span of two hours.
@frozen
public struct SpanSet: Hashable, Sendable, RandomAccessCollection {
    /// The spans, in order of time.
    public let spans: [TimeSpan]

    /// No time at all.
    public static let empty = SpanSet(inOrder: [])

    /// All time that lies in one of some spans, which may be in any order, overlap and be empty. Cost: n log n.
    public init(_ spans: some Sequence<TimeSpan>) {
        var joined: [TimeSpan] = []
        for span in spans.filter({ !$0.isEmpty }).sorted(by: { $0.start < $1.start }) {
            if let last = joined.last, span.start <= last.end {
                joined[joined.count - 1] = TimeSpan(start: last.start, end: Swift.max(last.end, span.end))
            } else {
                joined.append(span)
            }
        }
        self.spans = joined
    }

    /// The time of one span.
    public init(_ span: TimeSpan) {
        spans = span.isEmpty ? [] : [span]
    }

    init(inOrder spans: [TimeSpan]) {
        self.spans = spans
    }

    /// 0.
    @inlinable public var startIndex: Int { 0 }
    /// The number of spans.
    @inlinable public var endIndex: Int { spans.count }
    /// The span at a position, in order of time.
    @inlinable public subscript(position: Int) -> TimeSpan { spans[position] }
}

extension SpanSet {
    /// How long it is in all, in seconds.
    public var seconds: Int64 { spans.reduce(0) { $0 + $1.seconds } }

    /// From its first instant to its last; nil if it is empty.
    public var whole: TimeSpan? {
        guard let first = spans.first, let last = spans.last else { return nil }
        return TimeSpan(start: first.start, end: last.end)
    }

    /// The position of the first span that ends after an instant. Cost: log n.
    @inlinable
    func position(after instant: Instant) -> Int {
        var (low, high) = (0, spans.count)
        while low < high {
            let middle = (low + high) / 2
            if spans[middle].end <= instant { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Whether an instant lies in it. Cost: log n.
    public func contains(_ instant: Instant) -> Bool {
        let position = position(after: instant)
        return position < spans.count && spans[position].contains(instant)
    }

    /// Whether all of a span lies in it; of a span without length, its instant. Cost: log n.
    public func contains(_ span: TimeSpan) -> Bool {
        let position = position(after: span.start)
        guard position < spans.count else { return false }
        return span.isEmpty ? spans[position].contains(span.start) : spans[position].contains(span)
    }

    /// Whether it has a moment in common with a span. Cost: log n.
    public func overlaps(_ span: TimeSpan) -> Bool {
        let position = position(after: span.start)
        return position < spans.count && spans[position].overlaps(span)
    }

    /// How many seconds of a span lie in it. Cost: log n, and a step for each part.
    @inlinable
    public func seconds(of span: TimeSpan) -> Int64 {
        var sum: Int64 = 0
        var position = position(after: span.start)
        while position < spans.count, spans[position].start < span.end {
            sum += Swift.min(spans[position].end, span.end) - Swift.max(spans[position].start, span.start)
            position += 1
        }
        return sum
    }

    /// All time that lies in either.
    public func union(_ other: SpanSet) -> SpanSet { SpanSet(spans + other.spans) }

    /// All time that lies in it or in a span.
    public func union(_ span: TimeSpan) -> SpanSet { SpanSet(spans + [span]) }

    /// What it has in common with a span, in order of time. Cost: log n, and a step for each part.
    public func intersection(_ span: TimeSpan) -> SpanSet {
        var parts: [TimeSpan] = []
        var position = position(after: span.start)
        while position < spans.count, spans[position].start < span.end {
            if let common = spans[position].intersection(span), !common.isEmpty { parts.append(common) }
            position += 1
        }
        return SpanSet(inOrder: parts)
    }

    /// What the two have in common.
    public func intersection(_ other: SpanSet) -> SpanSet {
        var parts: [TimeSpan] = []
        var (left, right) = (0, 0)
        while left < spans.count, right < other.spans.count {
            if let common = spans[left].intersection(other.spans[right]) { parts.append(common) }
            if spans[left].end <= other.spans[right].end { left += 1 } else { right += 1 }
        }
        return SpanSet(inOrder: parts)
    }

    /// What of a span lies in none of its spans: all of the span, if it is empty.
    public func gaps(in span: TimeSpan) -> SpanSet {
        var gaps: [TimeSpan] = []
        var start = span.start
        for part in intersection(span) {
            if start < part.start { gaps.append(TimeSpan(start: start, end: part.start)) }
            start = part.end
        }
        if start < span.end { gaps.append(TimeSpan(start: start, end: span.end)) }
        return SpanSet(inOrder: gaps)
    }

    /// The time between one of its spans and the next.
    public var gaps: SpanSet { whole.map(gaps(in:)) ?? .empty }

    /// What lies in it and not in another.
    public func subtracting(_ other: SpanSet) -> SpanSet {
        SpanSet(inOrder: spans.flatMap { other.gaps(in: $0).spans })
    }

    /// The seconds between a span and the nearest time in it: 0 if they overlap or touch, nil if it is empty.
    public func distance(to span: TimeSpan) -> Int64? {
        let position = position(after: span.start)
        let near = spans[Swift.max(0, position - 1)..<Swift.min(spans.count, position + 1)]
        return near.map { $0.distance(to: span) }.min()
    }
}

extension TimeSpan {
    /// The seconds between the end of the one and the start of the other: 0 if they overlap or touch.
    @inlinable
    public func distance(to other: TimeSpan) -> Int64 {
        Swift.max(0, other.start - end, start - other.end)
    }

    /// The span with so many seconds more before and after it.
    @inlinable
    public func extended(before: Int64 = 0, after: Int64 = 0) -> TimeSpan {
        TimeSpan(start: start - before, end: end + after)
    }

    /// The time between the two, if they neither overlap nor touch.
    public func gap(to other: TimeSpan) -> TimeSpan? {
        let (first, second) = start <= other.start ? (self, other) : (other, self)
        return first.end < second.start ? TimeSpan(start: first.end, end: second.start) : nil
    }
}
