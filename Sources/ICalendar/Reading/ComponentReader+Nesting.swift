extension ComponentReader {
    /// The components that stand in a calendar itself, never in one another.
    static let outermost: Set<String> = [
        "VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE", "VAVAILABILITY", "VPOLL",
    ]

    mutating func begin(_ name: String, at position: TextPosition) {
        if name == "VCALENDAR" || (Self.outermost.contains(name) && !isInside("VPOLL")) {
            skipping = 0
            closeBefore(name, at: position)
        }
        guard skipping == 0 else {
            skipping += 1
            return
        }
        if open.isEmpty, name != "VCALENDAR" {
            guard Self.outermost.contains(name) else { return takeJunk("BEGIN:\(name)", at: position) }
            implyCalendar(around: name, at: position)
        }
        if name == "VCALENDAR" {
            reportJunk()
            hasCalendar = true
        }
        guard open.count < limits.depth else {
            skipping = 1
            return log.add(
                ICalendarDiagnostic(
                    .error, id: "ical/limit", at: position,
                    message: "\(name) is left out: components stand more than \(limits.depth) deep in each other here",
                    fix: "end each component with END before the next begins"))
        }
        if open.count > 1 {
            open[1].countOfComponents += 1
            guard open[1].countOfComponents <= limits.componentsInComponent else {
                skipping = 1
                if open[1].countOfComponents == limits.componentsInComponent + 1 { leaveOutComponents(from: position) }
                return
            }
        }
        open.append(
            OpenComponent(name: name, position: position, text: used, lines: lines.count, folds: folds.count))
    }

    private func isInside(_ name: String) -> Bool { open.count > 1 && open[1].name == name }

    /// A component that stands in the calendar itself begins: what has not been ended before it ends here.
    private mutating func closeBefore(_ name: String, at position: TextPosition) {
        let depth = name == "VCALENDAR" ? 0 : 1
        while open.count > depth {
            if !open[open.count - 1].isImplied { reportMissingEnd(before: "BEGIN:\(name)", at: position) }
            close()
        }
    }

    mutating func end(_ name: String, at position: TextPosition) {
        let matches = open.last?.name == name
        if skipping > 0 {
            // What is left out is only counted; the end of what stands in the calendar itself is the end of all in it.
            guard Self.outermost.contains(name) || name == "VCALENDAR" else {
                skipping -= 1
                return
            }
            skipping = 0
        }
        if matches { return close() }
        guard open.contains(where: { $0.name == name }) else {
            guard !open.isEmpty || hasCalendar else { return takeJunk("END:\(name)", at: position) }
            return log.add(
                ICalendarDiagnostic(
                    .error, id: "ical/end", at: position, message: "END:\(name) ends nothing: no \(name) is open here",
                    fix: "leave the line out, or look for the BEGIN:\(name) that is missing", reference: "RFC 5545, 3.6"
                ))
        }
        while let last = open.last, last.name != name {
            reportMissingEnd(before: "END:\(name)", at: position)
            close()
        }
        close()
    }

    private mutating func reportMissingEnd(before line: String, at position: TextPosition) {
        guard let last = open.last else { return }
        log.add(
            ICalendarDiagnostic(
                .error, id: "ical/end", at: position,
                message: "\(last.name), which begins at line \(last.position.line), is not ended before \(line)",
                fix: "write END:\(last.name) before this line", reference: "RFC 5545, 3.6"))
    }

    private mutating func implyCalendar(around name: String, at position: TextPosition) {
        let message =
            hasCalendar
            ? "\(name) stands after END:VCALENDAR, outside of the calendar; it is read all the same"
            : "\(name) stands in no calendar: BEGIN:VCALENDAR is missing; it is read all the same"
        reportJunk()
        log.add(
            ICalendarDiagnostic(
                .error, id: "ical/outside", at: position, message: message,
                fix: "write BEGIN:VCALENDAR before the first component, END:VCALENDAR after the last",
                reference: "RFC 5545, 3.4"))
        isAfterCalendar = hasCalendar
        hasCalendar = true
        open.append(
            OpenComponent(
                name: "VCALENDAR", position: position, text: used, lines: lines.count, folds: folds.count,
                isImplied: true))
    }

    /// Ends the innermost component.
    mutating func close() {
        guard let last = open.last else { return }
        if only == nil { checkOctets(of: last) }
        let component = makeComponent(last)
        abandon()
        switch open.count {
        case 0: emit(.calendar(component))
        case 1: if only == nil || component.name == only { emit(.component(component)) }
        default: open[open.count - 1].components.append(component)
        }
    }

    /// What has been read of the innermost component so far.
    func makeComponent(_ open: OpenComponent) -> CalendarComponent {
        // Without the line feed after the last line.
        let end = lines.count > open.lines ? used - 1 : open.text
        let storage = ComponentStorage(
            text: Array(text[open.text..<end]), lines: Array(lines[open.lines...]), folds: Array(folds[open.folds...]),
            firstLine: open.position.line)
        return CalendarComponent(
            name: open.name, position: open.position, storage: storage, components: open.components)
    }

    /// The properties of the calendar that is open, as far as they have been read.
    var calendarSoFar: CalendarComponent? {
        guard let first = open.first, open.count == 1 else { return nil }
        return makeComponent(first)
    }

    /// After the last octet: whatever is open has been cut off.
    mutating func finishFile() {
        if input.isUTF16 {
            log.add(
                ICalendarDiagnostic(
                    .warning, id: "ical/encoding", at: nil,
                    message: "the file is UTF-16; it is read, but many apps read UTF-8 alone",
                    fix: "save it as UTF-8", reference: "RFC 5545, 3.1.4"))
        }
        if let failure = input.failure {
            isCut = true
            log.add(
                ICalendarDiagnostic(
                    .error, id: "ical/unreadable", at: nil, message: "the file could not be read to its end: \(failure)"
                ))
        }
        let innermost = open.last { !$0.isImplied }
        while open.count > 2 { abandon() }
        if let innermost {
            reportCut(innermost)
        } else if !open.isEmpty, isAfterCalendar {
            reportOpenEnd()
        }
        // What has been read of it may be half of what it should be; it is left out.
        while open.count > 1 { abandon() }
        close()
        if hasCalendar { reportJunk() } else { reportAbsence() }
    }

    /// Forgets the innermost component.
    private mutating func abandon() {
        guard let last = open.popLast() else { return }
        used = last.text
        lines.removeLast(lines.count - last.lines)
        folds.removeLast(folds.count - last.folds)
    }

    /// Components went on after the end of a calendar, and no other end came: there may have been more of them.
    private mutating func reportOpenEnd() {
        isCut = true
        log.add(
            ICalendarDiagnostic(
                .error, id: "ical/truncated", at: TextPosition(line: max(1, physicalLine)),
                message:
                    "the file ends after components that stand outside of its calendar, and no END:VCALENDAR follows "
                    + "them: it may be cut off", fix: "fetch or export the file again", reference: "RFC 5545, 3.4"))
    }

    private mutating func reportCut(_ innermost: OpenComponent) {
        isCut = true
        var message = "the file ends inside \(innermost.name)"
        if innermost.name != "VCALENDAR" { message += ", which begins at line \(innermost.position.line)" }
        // The innermost may be an alarm: what stands in the calendar itself is what is lost.
        if open.count > 1, let lost = open.last {
            let uid = makeComponent(lost).property(.uid)?.text ?? ""
            message += "; \(lost.name)\(uid.isEmpty ? "" : " “\(uid)”") is left out"
        }
        log.add(
            ICalendarDiagnostic(
                .error, id: "ical/truncated", at: TextPosition(line: max(1, physicalLine)), message: message,
                fix: "the end is missing: fetch or export the file again", reference: "RFC 5545, 3.4"))
    }
}
