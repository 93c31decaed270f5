package import ZoneInfo

/// The starts that a rule gives from one moment up to another.
package struct RecurrenceExpansion: Hashable, Sendable {
    /// In order, each once; on the clock that the first start was on.
    package let starts: [CivilDateTime]
    /// Whether the walk was stopped before its end, because there were too many starts or too many steps between them.
    package let isTruncated: Bool

    package init(starts: [CivilDateTime], isTruncated: Bool) {
        self.starts = starts
        self.isTruncated = isTruncated
    }
}
