extension ComponentReader {
    /// Lines outside of a calendar: the first of a run, and how many there were.
    struct Junk {
        var position: TextPosition?
        var start = ""
        var count = 0
    }

    /// A line that belongs to no calendar.
    mutating func takeJunk() {
        let start = String(contentLine: text[lineStart..<min(used, lineStart + 40)])
        let position = place(0)
        dropLine()
        takeJunk(start, at: position)
    }

    mutating func takeJunk(_ start: String, at position: TextPosition) {
        junk.count += 1
        guard junk.position == nil else { return }
        junk.position = position
        junk.start = String(start.prefix { $0 != " " }.prefix(24))
    }

    /// Says what stood outside of a calendar, once a calendar begins or the file ends.
    mutating func reportJunk() {
        guard let position = junk.position else { return }
        let lines = junk.count == 1 ? "a line stands" : "\(junk.count) lines stand"
        log.add(
            ICalendarDiagnostic(
                .warning, id: "ical/outside", at: position,
                message: "\(lines) outside of the calendar, from “\(junk.start)” on, and cannot be read",
                fix: "keep only what lies between BEGIN:VCALENDAR and END:VCALENDAR", reference: "RFC 5545, 3.4"))
        junk = Junk()
    }

    /// Says what the file is, where it holds no calendar.
    mutating func reportAbsence() {
        if let position = junk.position {
            let start = junk.start
            let kind =
                start.uppercased() == "BEGIN:VCARD"
                ? "it is a vCard, a list of contacts"
                : start.hasPrefix("{") || start.hasPrefix("[")
                    ? "it starts with \(start), as JSON does" : "starts with \(start)"
            log.add(
                ICalendarDiagnostic(
                    .error, id: "ical/not-a-calendar", at: position, message: "not an iCalendar file: \(kind)",
                    fix: "a calendar begins with BEGIN:VCALENDAR; look at the address it was fetched from",
                    reference: "RFC 5545, 3.4"))
        } else {
            log.add(
                ICalendarDiagnostic(
                    .error, id: "ical/not-a-calendar", at: nil,
                    message: physicalLine == 0 ? "empty file" : "empty file: there are only blank lines in it",
                    fix: "a calendar without events still has BEGIN:VCALENDAR and END:VCALENDAR",
                    reference: "RFC 5545, 3.4"))
        }
    }

    mutating func noteBlankLine() {
        log.add(
            ICalendarDiagnostic(
                .note, id: "ical/blank-line", at: TextPosition(line: lineBegan),
                message: "a blank line stands here; blank lines are passed over", fix: "leave blank lines out",
                reference: "RFC 5545, 3.1"))
    }

    mutating func leaveOutLongLine() {
        let start = String(contentLine: text[lineStart..<min(used, lineStart + 40)])
        let name = start.prefix { $0 != ":" && $0 != ";" }
        let position = TextPosition(line: lineBegan)
        dropLine()
        guard !open.isEmpty else { return takeJunk(start, at: position) }
        log.add(
            ICalendarDiagnostic(
                .error, id: "ical/limit", at: position,
                message:
                    "\(name) is left out: its line is longer than \(limits.longestLine) octets, the most that is read",
                fix: "shorten it, or put it in a file of its own and give its address"))
    }

    mutating func leaveOutLines(of name: String) {
        log.add(
            ICalendarDiagnostic(
                .error, id: "ical/limit", at: place(0),
                message: "this line of \(name) and those after it are left out: it has more than "
                    + "\(limits.linesInComponent) lines, the most that are read",
                fix: "split it into several components"))
    }

    mutating func leaveOutOctets(of name: String) {
        log.add(
            ICalendarDiagnostic(
                .error, id: "ical/limit", at: place(0),
                message: "this line of \(name) is left out: the component is longer than "
                    + "\(limits.componentSize) octets, the most that is read",
                fix: "put what is large in files of their own and give their addresses"))
    }

    mutating func leaveOutComponents(from position: TextPosition) {
        log.add(
            ICalendarDiagnostic(
                .error, id: "ical/limit", at: position,
                message: "this component and those after it are left out: \(open[1].name) holds more than "
                    + "\(limits.componentsInComponent), the most that are read",
                fix: "keep the few that are needed"))
    }
}
