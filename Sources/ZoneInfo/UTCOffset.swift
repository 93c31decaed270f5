/// How far a clock is ahead of UTC, in seconds (behind, if negative).
@frozen
public struct UTCOffset: Hashable, Sendable {
    /// Seconds east of UTC.
    public var seconds: Int32

    /// An offset of so many seconds east of UTC.
    @inlinable
    public init(seconds: Int32) {
        self.seconds = seconds
    }
}

extension UTCOffset: CustomStringConvertible {
    /// `+06:00`, with seconds only where there are some: `+05:07:48`.
    public var description: String {
        let size = Int(seconds.magnitude)
        let whole = "\(seconds < 0 ? "-" : "+")\(padded(size / 3600, to: 2)):\(padded(size / 60 % 60, to: 2))"
        return size % 60 == 0 ? whole : "\(whole):\(padded(size % 60, to: 2))"
    }
}
