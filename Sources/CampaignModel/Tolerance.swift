/// How far airtime may be from an entitlement and still count as fair.
public enum Tolerance: Hashable, Sendable {
    /// Points of share, in hundredths: `1 point` is 100.
    case points(hundredths: Int64)
    /// Percent of the entitlement, in hundredths: `5%` is 500.
    case percent(hundredths: Int64)
    /// Seconds more or less: `30s` is 30.
    case seconds(Int64)

    /// What holds where the calendar does not say: one point of share.
    public static let standard = Tolerance.points(hundredths: 100)
}

extension Tolerance {
    /// Whether a difference is small enough; one exactly as large as the tolerance is.
    ///
    /// - Parameters:
    ///   - difference: what someone had less what it was owed, in seconds.
    ///   - entitled: what it was owed, in seconds.
    ///   - shared: all the time that is shared, in seconds; points of share are hundredths of it.
    public func allows(_ difference: Rational, of entitled: Rational, shared: Int64) -> Bool {
        difference.magnitude <= limit(of: entitled, shared: shared)
    }

    /// The greatest difference that is still fair, in seconds.
    public func limit(of entitled: Rational, shared: Int64) -> Rational {
        switch self {
        case .points(let hundredths): Rational(Int128(hundredths) * Int128(shared), 10_000)
        case .percent(let hundredths): entitled * Rational(Int128(hundredths), 10_000)
        case .seconds(let seconds): Rational(seconds)
        }
    }
}

extension Tolerance: CustomStringConvertible {
    /// In words: `1 point of share`, `5 % of the share`, `45 s`.
    public var description: String {
        switch self {
        case .points(let hundredths):
            "\(Self.decimal(hundredths)) \(hundredths == 100 ? "point" : "points") of share"
        case .percent(let hundredths): "\(Self.decimal(hundredths)) % of the share"
        case .seconds(let seconds): "\(seconds) s"
        }
    }

    private static func decimal(_ hundredths: Int64) -> String {
        let whole = "\(hundredths / 100)"
        let rest = hundredths % 100
        if rest == 0 { return whole }
        return rest % 10 == 0 ? "\(whole).\(rest / 10)" : "\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }
}

extension EqualShares.Share {
    /// Whether it is as near to what it was owed as a tolerance asks.
    ///
    /// One who took part at no time is owed nothing and is no matter of shares: that it had time at all is.
    /// - Parameter shared: all the time that is shared among the members, in seconds.
    public func isFair(within tolerance: Tolerance, shared: Int64) -> Bool {
        !tookPart || tolerance.allows(difference, of: entitled, shared: shared)
    }
}
