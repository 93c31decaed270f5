import ZoneInfo

/// The clock of a zone, quick for many moments near each other: it remembers between which changes it was asked last.
///
/// Moments are seconds: those on the clock since 1970-01-01T00:00 there, instants since 1970-01-01T00:00Z.
final class SeriesClock {
    let zone: Zone
    /// Moments on the clock that have one instant, with one offset.
    private var known = 0..<0
    private var offset = 0

    private static let day = 86_400
    /// How far changes are looked for beyond the moment asked for.
    private static let reach = 200 * day

    init(_ zone: Zone) { self.zone = zone }

    /// The instant that RFC 5545, section 3.3.5, gives to a moment on the clock.
    func instant(_ local: Int) -> Int {
        if known.contains(local) { return local - offset }
        return look(local)
    }

    /// What the clock shows at an instant.
    func local(_ instant: Int) -> Int {
        instant + Int(zone.offset(at: Instant(seconds: Int64(instant))).seconds)
    }

    /// The first moment on the clock that can have an instant from a given one on.
    func earliestLocal(_ instant: Int) -> Int { instant + (offsets(near: instant).min() ?? 0) }

    /// The last moment on the clock that can have an instant up to a given one.
    func latestLocal(_ instant: Int) -> Int { instant + (offsets(near: instant).max() ?? 0) }

    private func offsets(near instant: Int) -> [Int] {
        [instant - Self.day, instant, instant + Self.day].map {
            Int(zone.offset(at: Instant(seconds: Int64($0))).seconds)
        }
    }

    private func look(_ local: Int) -> Int {
        // No zone is further than a day from UTC.
        var (lower, upper) = (local - Self.day, local + Self.reach - Self.day)
        let from = Instant(seconds: Int64(local - 2 * Self.day))
        var before = Int(zone.offset(at: from).seconds)
        for change in zone.changes(in: from..<Instant(seconds: Int64(local + Self.reach))) {
            let at = Int(change.instant.seconds)
            let (old, new) = (Int(change.before.offset.seconds), Int(change.after.offset.seconds))
            if old == new { continue }
            // From here to there the clock shows nothing, or everything twice.
            let unclear = at + min(old, new)..<at + max(old, new)
            if local < unclear.lowerBound {
                upper = min(upper, unclear.lowerBound)
                break
            }
            if unclear.contains(local) {
                return Int(zone.instant(of: CivilDateTime(secondsAsUTC: Int64(local))).seconds)
            }
            lower = max(lower, unclear.upperBound)
            before = new
        }
        known = lower..<max(lower, upper)
        offset = before
        return local - before
    }
}
