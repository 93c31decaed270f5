/// What may differ from one run of an example to the next without changing what is found.
package enum ExampleSetting: CaseIterable, Sendable {
    /// As the author wrote it.
    case plain
    /// The last event of the calendar first.
    case reversed
    /// On a machine a day ahead of the Americas, told as a rule of POSIX that needs no file.
    case farEast
    /// On a machine whose zone is a name, for those who look it up themselves.
    case farWest

    /// Whether the last event of the calendar comes first.
    package var eventsAreReversed: Bool { self == .reversed }

    /// The machine's zone, as TZ has it; nil for none.
    var machineZone: String? {
        switch self {
        case .plain, .reversed: nil
        case .farEast: "<+14>-14"
        case .farWest: "Pacific/Honolulu"
        }
    }

    /// What was other than in the plain run, in words that end a sentence.
    var words: String {
        switch self {
        case .plain: "as it stands"
        case .reversed: "when its events are given in the opposite order"
        case .farEast: "on a machine whose clock is 14 hours ahead of UTC"
        case .farWest: "on a machine in the zone of Honolulu"
        }
    }
}
