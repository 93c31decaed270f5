package import ZoneInfo

/// The starts that a rule gives from one moment up to another.
package struct RecurrenceExpansion: Hashable, Sendable {
    /// In order, each once; on the clock that the first start was on.
    package let starts: [CivilDateTime]
    /// Where the walk was stopped, because there were too many starts or too many steps between them: all starts before
    /// it are there. Nil if it went to its end.
    package let reach: CivilDateTime?

    /// Whether the walk was stopped before its end.
    package var isTruncated: Bool { reach != nil }

    /// What a walk gave.
    package init(starts: [CivilDateTime], reach: CivilDateTime? = nil) {
        self.starts = starts
        self.reach = reach
    }
}
