import CampaignModel

/// How the rows of a log are to be read, as the calendar's `airtime:` says.
struct LogSource {
    /// What a column of a log can hold.
    enum Column: String, CaseIterable {
        case channel, contestant, start, from, to, duration, kind, act, tone, contest, person, programme
    }

    var path: String
    var mode: AirtimeMode
    /// The channel of all rows, where the log does not name it.
    var channel: Ref<Channel>?
    var separator: UInt8 = UInt8(ascii: ",")
    /// Which headings hold a value, where they are not called as it is.
    var columns: [Column: [String]] = [:]
    var provenance = Provenance()
    var place: SourcePlace
}
