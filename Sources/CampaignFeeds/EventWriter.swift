import CampaignModel
import ICalendar
import ZoneInfo

/// Writes an event of a feed on one of its clocks: a component for all of it, and one for each occurrence that differs.
struct EventWriter {
    let entry: FeedWriter.Entry
    let feed: FeedWriter
    private var event: Event { entry.event }
    private var campaign: Campaign { feed.campaign }
    private var series: EventSeries { entry.series }

    /// An occurrence of a series that another component takes the place of.
    struct Replaced {
        /// The series, in whose form the start is written.
        let series: EventSeries
        let original: CivilDateTime
    }

    init(_ entry: FeedWriter.Entry, in feed: FeedWriter) {
        self.entry = entry
        self.feed = feed
    }

    func write(to writer: inout ContentLineWriter) throws(FeedError) {
        try writeComponent(at: series.first, status: event.status, replacing: entry.replacing, to: &writer)
        for occurrence in series.overrides {
            try writeComponent(
                at: EventSeries.moment(of: occurrence, on: series.zone), status: occurrence.status,
                replacing: occurrence.original.map { Replaced(series: series, original: $0) }, to: &writer)
        }
    }

    private func writeComponent(
        at moment: EventSeries.Moment, status: EventStatus, replacing replaced: Replaced?,
        to writer: inout ContentLineWriter
    ) throws(FeedError) {
        writer.write("BEGIN", value: "VEVENT")
        writer.write("UID", text: entry.uid)
        if let replaced { write("RECURRENCE-ID", replaced.original, of: replaced.series, to: &writer) }
        // The last revision is not known without a ledger; the clock would make every export a change.
        writer.write("DTSTAMP", time: feed.span.start)
        write(moment, to: &writer)
        if replaced == nil { writeRepetition(to: &writer) }
        writeTexts(to: &writer)
        writeStatus(status, at: moment, to: &writer)
        try writePlaces(to: &writer)
        let kept = try KeptLines(of: event, for: feed.feed.audience, in: campaign)
        if !kept.hasClass { writer.write("CLASS", value: event.audience == .public ? "PUBLIC" : "PRIVATE") }
        for line in kept.lines { writer.write(line: line) }
        if status.takesPlace { writeAlarms(to: &writer) }
        writer.write("END", value: "VEVENT")
    }

    // MARK: - When

    private func write(_ moment: EventSeries.Moment, to writer: inout ContentLineWriter) {
        switch moment {
        case .days(let first, let end):
            writer.write("DTSTART", [.init("VALUE", "DATE")], value: first.basic)
            writer.write("DTEND", [.init("VALUE", "DATE")], value: end.basic)
        case .timed(let span):
            let isInUTC = series.isInUTC(span)
            write("DTSTART", span.start, of: series, isInUTC: isInUTC, to: &writer)
            // Without length it has no DTEND: RFC 5545 wants one later than DTSTART.
            if !span.isEmpty { write("DTEND", span.end, of: series, isInUTC: isInUTC, to: &writer) }
        }
    }

    private func writeRepetition(to writer: inout ContentLineWriter) {
        switch series.repetition {
        case .none: break
        case .rule(let text, let also, let except):
            writer.write("RRULE", value: text)
            for start in also { write("RDATE", start, of: series, to: &writer) }
            // One a line: some readers take only the first of a list.
            for start in except { write("EXDATE", start, of: series, to: &writer) }
        case .starts(let starts):
            for start in starts { write("RDATE", start, of: series, to: &writer) }
        }
    }

    /// An instant on the clock of the event, or in UTC.
    private func write(
        _ name: StaticString, _ instant: Instant, of series: EventSeries, isInUTC: Bool,
        to writer: inout ContentLineWriter
    ) {
        if isInUTC {
            writer.write(name, time: instant)
        } else {
            writer.write(name, .init("TZID", series.zone.identifier), time: series.zone.civil(at: instant))
        }
    }

    /// A start of a repetition, in the form of its DTSTART.
    private func write(
        _ name: StaticString, _ start: CivilDateTime, of series: EventSeries, to writer: inout ContentLineWriter
    ) {
        switch series.first {
        case .days: writer.write(name, [.init("VALUE", "DATE")], value: start.date.basic)
        case .timed:
            let instant = series.zone.instant(of: start)
            write(name, instant, of: series, isInUTC: series.isInUTC(instant), to: &writer)
        }
    }

    // MARK: - What

    private func writeTexts(to writer: inout ContentLineWriter) {
        feed.write("SUMMARY", event.title, to: &writer)
        if let description = event.description { feed.write("DESCRIPTION", description, to: &writer) }
        writer.begin("CATEGORIES")
        writer.add(text: event.kind.rawValue)
        for tag in event.tags { writer.add(another: tag) }
        writer.end()
    }

    private func writeStatus(
        _ status: EventStatus, at moment: EventSeries.Moment, to writer: inout ContentLineWriter
    ) {
        switch status {
        case .confirmed: writer.write("STATUS", value: "CONFIRMED")
        case .tentative, .postponed: writer.write("STATUS", value: "TENTATIVE")
        case .cancelled: writer.write("STATUS", value: "CANCELLED")
        }
        let isWholeDays = if case .days = moment { true } else { false }
        let leavesFree = event.free ?? (isWholeDays || event.kind == .deadline || event.kind == .silence)
        writer.write("TRANSP", value: leavesFree ? "TRANSPARENT" : "OPAQUE")
    }

    // MARK: - Where

    private func writePlaces(to writer: inout ContentLineWriter) throws(FeedError) {
        if let venue = event.venue {
            writePlace(campaign.venues[venue].name, campaign.venues[venue].address, to: &writer)
            if let geo = campaign.venues[venue].geo {
                writer.write("GEO", value: "\(geo.latitude);\(geo.longitude)")
                // Apple's apps show a map, and when to leave, by this alone.
                writer.write(
                    KeptLines.structuredLocation,
                    [
                        .init("VALUE", "URI"), .init("X-APPLE-RADIUS", "100"),
                        .init("X-TITLE", feed.text(campaign.venues[venue].name)),
                    ],
                    value: "geo:\(geo.latitude),\(geo.longitude)")
            }
        } else {
            writePlaceNames(to: &writer)
        }
        if let url = event.url { try feed.check(url, key: "url", of: event) }
        if let stream = event.stream { try feed.check(stream, key: "stream", of: event) }
        if let address = event.url ?? event.stream { writer.write("URL", value: address) }
        if let stream = event.stream {
            let isRadio = !event.channels.isEmpty && event.channels.allSatisfy { campaign.channels[$0].kind == .radio }
            writer.write(
                "CONFERENCE", [.init("VALUE", "URI"), .init("FEATURE", isRadio ? "AUDIO" : "VIDEO")], value: stream)
        }
    }

    private func writePlace(_ name: LocalizedText, _ address: LocalizedText?, to writer: inout ContentLineWriter) {
        guard let address else { return feed.write("LOCATION", name, to: &writer) }
        writer.begin("LOCATION")
        if let language = feed.language(of: name) { writer.add(parameter: "LANGUAGE", language) }
        writer.add(text: "\(feed.text(name)), \(feed.text(address))")
        writer.end()
    }

    /// What has no venue takes place on its channels and in its regions: the regions tell the copies of an event apart
    /// that is written once for each clock, as all of them have one title.
    private func writePlaceNames(to writer: inout ContentLineWriter) {
        let regions = event.regions.map { campaign.regions[$0] }.filter { region in
            !event.isPerRegion || (region.zone ?? campaign.zone) == series.zone
        }
        let names = event.channels.map { campaign.channels[$0].name } + regions.map(\.name)
        guard let first = names.first else { return }
        let language = feed.language(of: first)
        let isOneLanguage = names.allSatisfy { feed.language(of: $0) == language }
        writer.write(
            "LOCATION", isOneLanguage ? language.map { [.init("LANGUAGE", $0)] } ?? [] : [],
            text: names.map(feed.text).joined(separator: ", "))
    }

    private func writeAlarms(to writer: inout ContentLineWriter) {
        for alarm in event.alarms {
            writer.write("BEGIN", value: "VALARM")
            writer.write("ACTION", value: "DISPLAY")
            writer.write("TRIGGER", value: alarm.trigger)
            feed.write("DESCRIPTION", event.title, to: &writer)
            writer.write("END", value: "VALARM")
        }
    }
}
