import ZoneInfo

extension EventReader {
    /// A value that is no time, with what is wrong with it and where.
    struct BadTime: Error {
        var message: String
        var position: TextPosition
        var text: String
    }

    /// A time of a line: the octets at `range` of its component's text.
    mutating func time(
        _ property: CalendarProperty, _ range: Range<Int>, _ parameters: TimeParameters
    ) throws(BadTime) -> CalendarTime {
        let text = property.storage.text
        var (from, to) = (range.lowerBound, range.upperBound)
        while from < to, text[from] <= 0x20 { from += 1 }
        while from < to, text[to - 1] <= 0x20 { to -= 1 }
        var oddity = TimeText.Oddity.none
        let read: TimeText
        do { read = try TimeText(text[from..<to], &oddity) } catch {
            throw BadTime(
                message: error.message, position: property.storage.position(of: from, in: property.index),
                text: String(String(contentLine: text[from..<to]).prefix(40)))
        }
        if oddity != .none { note(oddity, property, at: from) }
        switch read {
        case .date(let date):
            if parameters.kind != .date { noteMissingValueDate(property, parameters) }
            return .date(date)
        case .utc(let civil):
            if parameters.kind == .date { return dayOnly(civil, property) }
            if let tzid = parameters.tzid { noteZoneOfUTC(property, tzid) }
            return .utc(Instant(utc: civil))
        case .local(let civil):
            if parameters.kind == .date { return dayOnly(civil, property) }
            guard let tzid = parameters.tzid else { return .floating(civil) }
            guard let zone = parameters.zone else {
                log.add(unknownZone(tzid, property))
                return .floating(civil)
            }
            return .zoned(civil, zone)
        }
    }

    mutating func takeStart(_ property: CalendarProperty, _ reading: inout Reading) {
        let parameters = timeParameters(property)
        do throws(BadTime) {
            reading.start = try time(property, property.valueRange, parameters)
            reading.startLine = (property, parameters.tzid == nil)
        } catch {
            reading.isLeftOut = true
            report(error, "the DTSTART of event \(reading.named)", kept: "the event is left out")
        }
    }

    mutating func takeEnd(_ property: CalendarProperty, _ reading: inout Reading) {
        do throws(BadTime) {
            reading.end = try time(property, property.valueRange, timeParameters(property))
            reading.endLine = property
        } catch {
            report(error, "the DTEND of event \(reading.named)", kept: "the event is read as if it had no end")
        }
    }

    mutating func takeRecurrenceID(_ property: CalendarProperty, _ reading: inout Reading) {
        let parameters = timeParameters(property)
        do throws(BadTime) {
            reading.recurrenceID = try time(property, property.valueRange, parameters)
            reading.appliesToFuture = parameters.appliesToFuture
        } catch {
            reading.isLeftOut = true
            report(error, "the RECURRENCE-ID of event \(reading.named)", kept: "this exception is left out")
        }
    }

    mutating func takeExceptions(_ property: CalendarProperty, _ reading: inout Reading) {
        let parameters = timeParameters(property)
        for range in property.listOfValues {
            do throws(BadTime) {
                reading.exceptions.append(try time(property, range, parameters))
            } catch {
                report(error, "an EXDATE of event \(reading.named)", kept: "nothing is left out for it")
            }
        }
    }

    mutating func takeDates(_ property: CalendarProperty, _ reading: inout Reading) {
        let parameters = timeParameters(property)
        for range in property.listOfValues {
            do throws(BadTime) {
                let text = property.storage.text
                guard let slash = text[range].firstIndex(of: UInt8(ascii: "/")) else {
                    reading.dates.append(try time(property, range, parameters))
                    continue
                }
                let start = try time(property, range.lowerBound..<slash, parameters)
                let rest = slash + 1..<range.upperBound
                if let duration = ICalendarDuration(text[rest]) {
                    reading.periods[reading.dates.count] = .duration(duration)
                } else {
                    reading.periods[reading.dates.count] = .end(try time(property, rest, parameters))
                }
                reading.dates.append(start)
            } catch {
                report(error, "an RDATE of event \(reading.named)", kept: "that date is left out")
            }
        }
    }

    /// A DTSTAMP or LAST-MODIFIED; nothing depends on it but which of two versions is the newer one.
    mutating func instant(_ property: CalendarProperty) -> Instant? {
        let range = property.valueRange
        var oddity = TimeText.Oddity.none
        do {
            switch try TimeText(property.storage.text[range], &oddity) {
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
        log.add(
            ICalendarDiagnostic(
                .warning, id: "ical/value-type", at: property.valuePosition,
                message: "\(property.name) says VALUE=DATE and has a time; only its date is used",
                fix: "write \(civil.date.basic), or leave VALUE=DATE out", reference: "RFC 5545, 3.3.4"))
        return .date(civil.date)
    }

    private mutating func report(_ fault: BadTime, _ what: String, kept: String) {
        let text = fault.text.isEmpty ? "" : " “\(fault.text)”"
        log.add(
            ICalendarDiagnostic(
                .error, id: "ical/date", at: fault.position, message: "\(what)\(text) \(fault.message); \(kept)",
                fix: "write a date as 20270310, a time as 20270310T100000Z", reference: "RFC 5545, 3.3.5"))
    }
}

extension CalendarProperty {
    /// The octets of the value in the component's text.
    var valueRange: Range<Int> { storage.valueRange(of: index) }

    /// The octets of each value between commas; none where there is no value.
    var listOfValues: [Range<Int>] {
        let range = valueRange
        guard !storage.text[range].allSatisfy({ $0 <= 0x20 }) else { return [] }
        var ranges: [Range<Int>] = []
        var start = range.lowerBound
        for at in range where storage.text[at] == UInt8(ascii: ",") {
            ranges.append(start..<at)
            start = at + 1
        }
        return ranges + [start..<range.upperBound]
    }
}
