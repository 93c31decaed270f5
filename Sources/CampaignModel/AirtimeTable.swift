package import ZoneInfo

/// What a table of airtime can be broken down by.
package enum AirtimeKey: String, Hashable, Sendable, CaseIterable {
    case contestant
    case channel
    /// The day on the channel's clock.
    case day
}

/// Who had how much airtime, and who was owed how much.
package struct AirtimeTable: Sendable {
    /// The keys of the rows, in the order asked for; rows are sorted by them.
    package var by: [AirtimeKey]
    /// Whether `Row.seconds` is what went out or what was foreseen.
    package var mode: AirtimeMode
    package var rows: [Row] = []
    /// The sum of the rows' seconds.
    package var totalSeconds: Int64 = 0
    /// What of it is shared among those who took part.
    package var sharedSeconds: Int64 = 0
    /// Rows of logs that were used.
    package var rowsRead = 0
    /// Rows of logs that could not be read.
    package var rowsRejected = 0
    /// Rows of logs that could be read and are left out, as `notes` say: outside the campaign's period, mostly.
    package var rowsLeftOut = 0
    /// What was left out, or counts in a special way, in the order of the logs.
    package var notes: [Note] = []
    /// Time given to contestants while they did not take part, by contestant and channel.
    package var notRegistered: [NotRegistered] = []
    /// Those who are further from what they are owed than the tolerance allows; empty: it is fair.
    package var unfair: [Deviation] = []
    /// By which tolerances it was judged, each once.
    package var tolerances: [Tolerance] = []

    package init(by: [AirtimeKey], mode: AirtimeMode) {
        self.by = by
        self.mode = mode
    }

    /// Whether everyone is within the tolerance of what it is owed.
    package var isFair: Bool { unfair.isEmpty }

    /// One line of the table; only the keys asked for are set.
    package struct Row: Hashable, Sendable {
        package var contestant: Ref<Contestant>?
        package var channel: Ref<Channel>?
        package var day: CivilDate?
        package var seconds: Int64
        package var planned: Int64
        /// Added exactly, then rounded once, half up.
        package var entitled: Int64
        /// Percent of the time of all rows that agree in every key but the contestant: `21.84`.
        package var share: String
        package var difference: Int64 { seconds - entitled }
    }

    /// Something about rows that a reader of the totals must know.
    package struct Note: Hashable, Sendable {
        package enum Reason: Hashable, Sendable {
            /// Before or after the campaign's period: left out.
            case outsidePeriod
            /// Over an edge of the period: the part outside is left out.
            case cutAtPeriod
            /// A total without times that the period does not hold whole: left out.
            case totalOverPeriod
            /// A total of several days, in a table by day: left out.
            case totalOfSeveralDays
            /// A total over a change of the contestant's own status: counted, not shared.
            case totalOverStatus
            /// In no window of the entitlements that cover it: counted, not shared.
            case outsideWindows
        }
        package var reason: Reason
        /// The log, or the calendar's file for what events foresee.
        package var path: String
        /// The first line that it is about.
        package var line: Int
        package var rows: Int
        package var seconds: Int64
    }

    package struct NotRegistered: Hashable, Sendable {
        package var contestant: Ref<Contestant>
        package var channel: Ref<Channel>
        package var seconds: Int64
    }

    /// One who had more or less than its share by more than the tolerance.
    package struct Deviation: Hashable, Sendable {
        package var contestant: Ref<Contestant>
        /// Nil where all channels are looked at together.
        package var channel: Ref<Channel>?
        /// The contest whose time is shared; nil for all time of the contestants that an entitlement lists.
        package var contest: Ref<Contest>?
        /// Nil where the contest is shared equally because no entitlement says otherwise.
        package var entitlement: Ref<Entitlement>?
        /// The first day of the window, where it is not the whole campaign.
        package var windowStart: CivilDate?
        /// What it had while it took part.
        package var seconds: Int64
        package var entitled: Rational
        /// All that is shared in the window, in seconds.
        package var shared: Int64
        package var tolerance: Tolerance

        package var difference: Rational { Rational(seconds) - entitled }
        /// The difference from what was due as it is printed, in whole seconds.
        package var differenceInSeconds: Int64 { seconds - entitled.roundedHalfUp }
        /// The difference in hundredths of a point of share, half up.
        package var pointHundredths: Int64 {
            guard shared != 0 else { return 0 }
            return (difference * Rational(10_000, Int128(shared))).roundedHalfUp
        }
    }
}
