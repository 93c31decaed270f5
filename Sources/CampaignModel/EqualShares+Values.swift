import ZoneInfo

extension EqualShares {
    /// One of those among whom airtime is shared.
    public struct Member: Hashable, Sendable {
        /// The index in the campaign's list of contestants.
        public let contestant: Int32
        /// The indices of the contests that count; it takes part while it does in one of them.
        public let contests: [Int32]
        /// When it was registered, excluded, reinstated.
        public let status: StatusHistory

        /// One that takes part while it does in one of `contests`.
        public init(contestant: Int32, contests: [Int32], status: StatusHistory) {
            self.contestant = contestant
            self.contests = contests
            self.status = status
        }

        func takesPart(at instant: Instant) -> Bool {
            contests.contains { status.takesPart(at: instant, in: $0) }
        }
    }

    /// A part of the window in which the same members take part.
    public struct Piece: Hashable, Sendable {
        /// From when to when.
        public let span: TimeSpan
        /// The indices of the contestants that take part, in the members' order.
        public let takingPart: [Int32]

        /// A part of the window and who takes part in it.
        public init(span: TimeSpan, takingPart: [Int32]) {
            self.span = span
            self.takingPart = takingPart
        }
    }

    /// What one contestant had, and what it was owed.
    public struct Share: Hashable, Sendable {
        /// The index in the campaign's list of contestants.
        public let contestant: Int32
        /// All that it had in the window, in seconds.
        public internal(set) var seconds: Int64 = 0
        /// What of it is shared: what it had while it took part.
        public internal(set) var sharedSeconds: Int64 = 0
        /// What of it was given while it did not take part.
        public internal(set) var notRegisteredSeconds: Int64 = 0
        /// What it was owed, exactly.
        public internal(set) var entitled: Rational = .zero
        /// Whether it took part at some time in the window.
        public internal(set) var tookPart: Bool = false

        /// How much more it had than it was owed; less, if negative.
        ///
        /// Of what is shared: time given while it did not take part is no part of anybody's share, and is a matter of
        /// its own. The differences of all members add up to nothing.
        public var difference: Rational { Rational(sharedSeconds) - entitled }

        /// What a contestant had and was owed in two windows, or on two channels, together.
        public static func + (left: Share, right: Share) -> Share {
            var sum = left
            sum.seconds += right.seconds
            sum.sharedSeconds += right.sharedSeconds
            sum.notRegisteredSeconds += right.notRegisteredSeconds
            sum.entitled = left.entitled + right.entitled
            sum.tookPart = left.tookPart || right.tookPart
            return sum
        }
    }

    /// What became of a record.
    public struct Counted: Hashable, Sendable {
        /// Seconds of it that lie in the window.
        public internal(set) var inWindow: Int64 = 0
        /// Seconds of it that are shared.
        public internal(set) var shared: Int64 = 0
        /// Seconds of it given while the contestant did not take part.
        public internal(set) var notRegistered: Int64 = 0
        /// Whether it is a total over days in which the contestant joined or left.
        ///
        /// Nobody can say how much of it was given while it took part, so it counts for the contestant and is not
        /// shared.
        public internal(set) var straddlesOwnStatus: Bool = false
    }
}
