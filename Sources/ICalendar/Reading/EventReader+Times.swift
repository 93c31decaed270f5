import ZoneInfo

extension EventReader {
    /// A value that is no time, with what is wrong with it and where.
    struct BadTime: Error {
        var message: String
        /// Where it stands in the text of its component.
        var range: Range<Int>
    }

    /// A time of a line: the octets at `range` of its component's text.
    mutating func time(
        _ property: CalendarProperty, _ range: Range<Int>, _ parameters: TimeParameters
    ) throws(BadTime) -> CalendarTime {
        var oddity = TimeText.Oddity.none
        let found: TimeText
        do throws(TimeText.Fault) { found = try property.storage.time(range, &oddity).get() } catch {
            throw BadTime(message: error.message, range: range)
        }
        if oddity != .none { note(oddity, property, at: range.lowerBound) }
        switch found {
        case .date(let date):
            guard parameters.kind != .period else {
                throw BadTime(message: "is a date, and a period begins and ends at a time", range: range)
            }
            if parameters.kind != .date { noteMissingValueDate(property) }
            return .date(date)
        case .utc(let civil):
            if parameters.kind == .date { return dayOnly(civil, property) }
            if let tzid = parameters.tzid { noteZoneOfUTC(property, tzid) }
            return .utc(Instant(utc: civil))
        case .local(let civil):
            if parameters.kind == .date { return dayOnly(civil, property) }
            guard let tzid = parameters.tzid else { return .floating(civil) }
            guard let zone = parameters.zone else {
                if log.isFull { log.count(.error) } else { log.add(unknownZone(tzid, property)) }
                return .floating(civil)
            }
            return .zoned(civil, zone)
        }
    }

    mutating func takeStart(_ property: CalendarProperty, _ event: inout CalendarEvent, _ reading: inout Reading) {
        let parameters = timeParameters(property)
        do throws(BadTime) {
            event.start = try time(property, property.valueRange, parameters)
            reading.start = property.index
            reading.hasNoZone = parameters.tzid == nil
        } catch {
            reading.isLeftOut = true
            report(error, property, "the DTSTART of event", event, kept: "the event is left out")
        }
    }

    mutating func takeEnd(_ property: CalendarProperty, _ event: inout CalendarEvent, _ reading: inout Reading) {
        do throws(BadTime) {
            event.end = try time(property, property.valueRange, timeParameters(property))
            reading.end = property.index
        } catch {
            report(error, property, "the DTEND of event", event, kept: "the event is read as if it had no end")
        }
    }

    mutating func takeRecurrenceID(_ property: CalendarProperty, _ event: inout CalendarEvent, _ reading: inout Reading)
    {
        let parameters = timeParameters(property)
        do throws(BadTime) {
            event.recurrenceID = try time(property, property.valueRange, parameters)
            event.appliesToFuture = parameters.appliesToFuture
        } catch {
            reading.isLeftOut = true
            report(error, property, "the RECURRENCE-ID of event", event, kept: "this exception is left out")
        }
    }

    mutating func takeExceptions(_ property: CalendarProperty, _ event: inout CalendarEvent, _ reading: inout Reading) {
        let parameters = timeParameters(property)
        forEachValue(of: property, &event, &reading) { (reader, range, event) in
            do throws(BadTime) {
                event.exceptions.append(try reader.time(property, range, parameters))
            } catch {
                reader.report(error, property, "an EXDATE of event", event, kept: "nothing is left out for it")
            }
        }
    }

    mutating func takeDates(_ property: CalendarProperty, _ event: inout CalendarEvent, _ reading: inout Reading) {
        let parameters = timeParameters(property)
        forEachValue(of: property, &event, &reading) { (reader, range, event) in
            do throws(BadTime) {
                try reader.takeDate(property, range, parameters, &event)
            } catch {
                reader.report(error, property, "an RDATE of event", event, kept: "that date is left out")
            }
        }
    }

    private mutating func takeDate(
        _ property: CalendarProperty, _ range: Range<Int>, _ parameters: TimeParameters, _ event: inout CalendarEvent
    ) throws(BadTime) {
        let text = property.storage.text
        guard let slash = text[range].firstIndex(of: UInt8(ascii: "/")) else {
            event.dates.append(try time(property, range, parameters))
            return
        }
        let start = try time(property, range.lowerBound..<slash, parameters)
        let rest = slash + 1..<range.upperBound
        if let duration = ICalendarDuration(text[rest]), duration.days >= 0, duration.seconds >= 0 {
            event.periods[event.dates.count] = .duration(duration)
        } else {
            event.periods[event.dates.count] = .end(try time(property, rest, parameters))
        }
        event.dates.append(start)
    }

    /// Each value between commas, as long as the event does not have more of them than are read.
    private mutating func forEachValue(
        of property: CalendarProperty, _ event: inout CalendarEvent, _ reading: inout Reading,
        _ body: (inout EventReader, Range<Int>, inout CalendarEvent) -> Void
    ) {
        let range = property.valueRange
        // Some writers leave the line empty when there is nothing to say.
        guard !property.storage.text[range].allSatisfy({ $0 <= 0x20 }) else { return }
        var start = range.lowerBound
        while start <= range.upperBound {
            reading.countOfDates += 1
            guard reading.countOfDates <= limits.dates else {
                if reading.countOfDates == limits.dates + 1 { leaveOutDates(property, at: start) }
                return
            }
            let end =
                property.storage.text[start..<range.upperBound].firstIndex(of: UInt8(ascii: ",")) ?? range.upperBound
            body(&self, start..<end, &event)
            start = end + 1
        }
    }

    private mutating func leaveOutDates(_ property: CalendarProperty, at offset: Int) {
        log.add(
            ICalendarDiagnostic(
                .error, id: "ical/limit", at: property.storage.position(of: offset, in: property.index),
                message: "this date and those after it are left out: the event has more than \(limits.dates) in its "
                    + "RDATE and EXDATE lines, the most that are read",
                fix: "write them as an RRULE"))
    }

    /// A DTSTAMP or LAST-MODIFIED; nothing depends on it but which of two versions is the newer one.
    mutating func instant(_ property: CalendarProperty) -> Instant? {
        let range = property.valueRange
        var oddity = TimeText.Oddity.none
        do throws(TimeText.Fault) {
            switch try property.storage.time(range, &oddity).get() {
            case .utc(let civil), .local(let civil): return Instant(utc: civil)
            case .date(let date): return Instant(utc: CivilDateTime(date, .midnight))
            }
        } catch {
            log.add(
                ICalendarDiagnostic(
                    .warning, id: "ical/date", at: property.valuePosition,
                    message: "the \(property.name) “\(property.value.prefix(40))” \(error.message); it is not used",
                    fix: "write it in UTC: 20270310T100000Z", reference: "RFC 5545, 3.3.5"))
            return nil
        }
    }

    /// The day of a time whose line says that it is a date.
    private mutating func dayOnly(_ civil: CivilDateTime, _ property: CalendarProperty) -> CalendarTime {
        guard !log.isFull else {
            log.count(.warning)
            return .date(civil.date)
        }
        log.add(
            ICalendarDiagnostic(
                .warning, id: "ical/value-type", at: property.valuePosition,
                message: "\(property.name) says VALUE=DATE and has a time; only its date is used",
                fix: "write \(civil.date.basic), or leave VALUE=DATE out", reference: "RFC 5545, 3.3.4"))
        return .date(civil.date)
    }

    private mutating func report(
        _ fault: BadTime, _ property: CalendarProperty, _ what: String, _ event: CalendarEvent, kept: String
    ) {
        // A line may hold a hundred thousand of them.
        guard !log.isFull else { return log.count(.error) }
        let start = String(property.storage.string(fault.range).trimmed.prefix(40))
        let text = start.isEmpty ? "" : " “\(start)”"
        log.add(
            ICalendarDiagnostic(
                .error, id: "ical/date", at: property.storage.position(of: fault.range.lowerBound, in: property.index),
                message: "\(what) \(event.component.named)\(text) \(fault.message); \(kept)",
                fix: "write a date as 20270310, a time as 20270310T100000Z", reference: "RFC 5545, 3.3.5"))
    }
}

extension ComponentStorage {
    /// The time that some octets are, white space around it left out.
    fileprivate func time(_ range: Range<Int>, _ oddity: inout TimeText.Oddity) -> Result<TimeText, TimeText.Fault> {
        text.withUnsafeBytes { text in
            var (from, to) = (range.lowerBound, range.upperBound)
            while from < to, text[from] <= 0x20 { from += 1 }
            while from < to, text[to - 1] <= 0x20 { to -= 1 }
            do throws(TimeText.Fault) {
                return .success(try TimeText(UnsafeRawBufferPointer(rebasing: text[from..<to]), &oddity))
            } catch { return .failure(error) }
        }
    }
}

extension CalendarProperty {
    /// The octets of the value in the component's text.
    var valueRange: Range<Int> { storage.valueRange(of: index) }
}
