/// How much of a file is taken in, so that no file can take all memory. What lies beyond is reported and left out.
package struct ReadingLimits: Hashable, Sendable {
    /// Octets of one content line, unfolded.
    package var longestLine = 32 << 20
    /// Octets of the lines of one component and all that it holds.
    package var componentSize = 64 << 20
    /// Content lines of one component, those of the components in it not counted.
    package var linesInComponent = 250_000
    /// Components inside one component of a calendar.
    package var componentsInComponent = 10_000
    /// Different TZIDs that are looked up.
    package var zones = 2_000
    /// Dates in the RDATEs and EXDATEs of an event.
    package var dates = 100_000
    /// RRULEs of an event; more than one is rare, and each is followed by itself.
    package var rules = 16
    /// How deep components may stand in each other, the calendar counted.
    package var depth = 16
    /// Diagnostics that are kept; the others are counted.
    package var diagnostics = 1_000

    package init() {}
}
