/// Which instants show a civil time on the clocks of a zone.
public enum CivilResolution: Hashable, Sendable {
    /// Just one, as nearly always.
    case unique(Instant)
    /// None: the clocks were set forward over it. What it means with the offset before and after that change.
    case skipped(withOffsetBefore: Instant, withOffsetAfter: Instant)
    /// Two: the clocks were set back and showed it twice.
    case repeated(first: Instant, second: Instant)

    /// The instant that RFC 5545, section 3.3.5, names: in a gap the offset before it, of two the first.
    public var instant: Instant {
        switch self {
        case .unique(let instant): instant
        case .skipped(let before, _): before
        case .repeated(let first, _): first
        }
    }
}

extension Zone {
    /// Which instants show `civil` on the clocks of this zone.
    public func resolve(_ civil: CivilDateTime) -> CivilResolution {
        let local = civil.secondsAsUTC
        // No zone is further than a day from UTC, and none changes twice in two days, so the offsets in force a day
        // before and after are the only ones that can show this time; the one at `local` itself covers the rest.
        let before = offset(at: Instant(seconds: local - 86_400))
        let after = offset(at: Instant(seconds: local + 86_400))
        let middle = offset(at: Instant(seconds: local - Int64(before.seconds)))
        var found: [Instant] = []
        for offset in [before, middle, after] {
            let candidate = Instant(seconds: local - Int64(offset.seconds))
            if self.offset(at: candidate) == offset, !found.contains(candidate) { found.append(candidate) }
        }
        found.sort()
        if let first = found.first {
            return found.count == 1 ? .unique(first) : .repeated(first: first, second: found[found.count - 1])
        }
        return .skipped(
            withOffsetBefore: Instant(seconds: local - Int64(before.seconds)),
            withOffsetAfter: Instant(seconds: local - Int64(after.seconds)))
    }

    /// The instant that RFC 5545, section 3.3.5, gives to `civil`: in a gap the offset before it, of two the first.
    public func instant(of civil: CivilDateTime) -> Instant {
        resolve(civil).instant
    }
}
