/// An exact fraction. Entitlements are added as fractions and rounded once.
@frozen
public struct Rational: Hashable, Sendable {
    /// Shares no factor with `denominator`; carries the sign.
    public let numerator: Int128
    /// Positive.
    public let denominator: Int128

    /// Zero.
    public static let zero = Rational(0)

    /// A whole number.
    public init(_ whole: Int64) {
        numerator = Int128(whole)
        denominator = 1
    }

    /// A fraction in lowest terms.
    ///
    /// - Precondition: `denominator` is not zero.
    public init(_ numerator: Int128, _ denominator: Int128) {
        precondition(denominator != 0, "a fraction has a denominator other than zero")
        let sign: Int128 = denominator < 0 ? -1 : 1
        let divisor = Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
        self.numerator = divisor == 0 ? 0 : sign * numerator / Int128(divisor)
        self.denominator = divisor == 0 ? 1 : sign * denominator / Int128(divisor)
    }

    private static func greatestCommonDivisor(_ a: UInt128, _ b: UInt128) -> UInt128 {
        var (a, b) = (a, b)
        while b != 0 { (a, b) = (b, a % b) }
        return a
    }

    /// The nearest whole number; a half goes up (towards positive infinity).
    public var roundedHalfUp: Int64 {
        Int64(Self.floor(2 * numerator + denominator, 2 * denominator))
    }

    private static func floor(_ dividend: Int128, _ divisor: Int128) -> Int128 {
        let quotient = dividend / divisor
        return dividend % divisor < 0 ? quotient - 1 : quotient
    }

    /// The sum.
    public static func + (left: Rational, right: Rational) -> Rational {
        Rational(
            left.numerator * right.denominator + right.numerator * left.denominator,
            left.denominator * right.denominator)
    }

    /// The difference.
    public static func - (left: Rational, right: Rational) -> Rational {
        Rational(
            left.numerator * right.denominator - right.numerator * left.denominator,
            left.denominator * right.denominator)
    }

    /// The product.
    public static func * (left: Rational, right: Rational) -> Rational {
        Rational(left.numerator * right.numerator, left.denominator * right.denominator)
    }

    /// The distance from zero.
    public var magnitude: Rational { numerator < 0 ? Rational(-numerator, denominator) : self }
}

extension Rational: Comparable {
    /// Whether `left` is less than `right`.
    public static func < (left: Rational, right: Rational) -> Bool {
        left.numerator * right.denominator < right.numerator * left.denominator
    }
}

extension Rational {
    /// A part of a whole in percent with two decimals, rounded half up: `"21.84"`; `"0.00"` of nothing.
    public static func percent(_ part: Int64, of whole: Int64) -> String {
        guard whole != 0 else { return "0.00" }
        let hundredths = Rational(Int128(part) * 10_000, Int128(whole)).roundedHalfUp
        let digits = String(hundredths.magnitude % 100)
        return "\(hundredths < 0 ? "-" : "")\(hundredths.magnitude / 100).\(digits.utf8.count < 2 ? "0" : "")\(digits)"
    }
}
