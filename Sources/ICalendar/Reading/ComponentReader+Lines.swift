extension ComponentReader {
    /// A component whose end has not come yet.
    struct OpenComponent {
        var name: String
        var position: TextPosition
        /// Where its lines begin in the text, in the list of lines, in the folds.
        var text: Int
        var lines: Int
        var folds: Int
        var components: [CalendarComponent] = []
        /// It was not written: something stands outside of a calendar.
        var isImplied = false
        var countOfLinesLeftOut = 0
        var countOfComponents = 0
        var hasReportedSize = false
    }

    /// Where the lines of the innermost component begin; places in lines are counted from it.
    var base: Int { open.last?.text ?? 0 }

    /// The place of an octet of the line that has just been read.
    func place(_ offset: Int) -> TextPosition {
        let base = self.base
        return TextPosition(
            of: lineStart - base + offset, lineStart: lineStart - base, firstLine: lineBegan,
            text: text[base..<used], folds: folds[foldsBefore...])
    }

    /// Takes up the line that has just been read.
    mutating func finishLine() {
        if isTooLong { return leaveOutLongLine() }
        guard used > lineStart else {
            dropLine()
            if blankLines == 0 { noteBlankLine() }
            blankLines += 1
            return
        }
        if open.isEmpty { stripStart() }
        let line: Result<ContentLine, ContentLine.Fault>
        let known: KnownName
        (line, known) = text.withUnsafeBytes { octets in
            let octets = UnsafeRawBufferPointer(rebasing: octets[lineStart..<used])
            do throws(ContentLine.Fault) {
                guard !octets.isEmpty else { throw ContentLine.Fault(kind: .noName, offset: 0) }
                let line = try ContentLine(octets)
                return (.success(line), KnownName(UnsafeRawBufferPointer(rebasing: octets[..<line.nameLength])))
            } catch { return (.failure(error), .other) }
        }
        switch line {
        case .success(let line): take(line, known)
        case .failure(let fault): take(fault)
        }
    }

    private mutating func take(_ line: ContentLine, _ known: KnownName) {
        if known == .begin || known == .end {
            let name = componentName(from: lineStart + line.value)
            let place = self.place(0)
            dropLine()
            if known == .begin { begin(name, at: place) } else { end(name, at: place) }
            return
        }
        guard !open.isEmpty else { return takeJunk() }
        if let oddity = line.oddity, skipping == 0 {
            log.add(oddity.diagnostic(at: place(oddity.offset), isLineKept: true))
        }
        keep(value: line.value, nameLength: line.nameLength, known)
    }

    private mutating func take(_ fault: ContentLine.Fault) {
        guard !open.isEmpty else { return takeJunk() }
        if skipping == 0 { log.add(fault.diagnostic(at: place(fault.offset), isLineKept: false)) }
        keep(value: 0, nameLength: 0, .other)
    }

    private mutating func keep(value: Int, nameLength: Int, _ known: KnownName) {
        let top = open.count - 1
        guard skipping == 0, isKept else { return dropLine() }
        guard lines.count - open[top].lines < limits.linesInComponent else {
            if open[top].countOfLinesLeftOut == 0 { leaveOutLines(of: open[top].name) }
            open[top].countOfLinesLeftOut += 1
            return dropLine()
        }
        let outermost = open.count > 1 ? 1 : 0
        let foldSize = (folds.count - open[outermost].folds) * MemoryLayout<UInt32>.size
        guard used - open[outermost].text + foldSize <= limits.componentSize else {
            if !open[outermost].hasReportedSize {
                open[outermost].hasReportedSize = true
                leaveOutOctets(of: open[outermost].name)
            }
            return dropLine()
        }
        // A name too long to be counted is no name.
        let isReadable = nameLength <= Int(UInt16.max)
        lines.append(
            ComponentStorage.Line(
                start: UInt32(truncatingIfNeeded: lineStart - open[top].text),
                value: UInt32(truncatingIfNeeded: lineStart - open[top].text + (isReadable ? value : 0)),
                line: UInt32(truncatingIfNeeded: lineBegan - open[top].position.line),
                nameLength: UInt16(truncatingIfNeeded: isReadable ? nameLength : 0), known: known))
        // There is room for it: see `append`.
        text[used] = 10
        used += 1
    }

    /// Whether lines of the component that is open are wanted.
    private var isKept: Bool { only == nil || (open.count > 1 && open[1].name == only) }

    mutating func dropLine() {
        used = lineStart
        folds.removeLast(folds.count - foldsBefore)
    }

    /// Outside of a calendar, white space and a byte order mark before a line are passed over.
    private mutating func stripStart() {
        while used > lineStart {
            if text[lineStart] == 0x20 || text[lineStart] == 9 {
                lineStart += 1
            } else if used - lineStart >= 3, text[lineStart] == 0xEF, text[lineStart + 1] == 0xBB,
                text[lineStart + 2] == 0xBF
            {
                lineStart += 3
            } else {
                return
            }
        }
    }

    /// The name after BEGIN: or END:, in capitals, without white space around it.
    private func componentName(from start: Int) -> String {
        var (from, to) = (start, min(used, start + 80))
        while from < to, text[from] <= 0x20 { from += 1 }
        while from < to, text[to - 1] <= 0x20 { to -= 1 }
        switch to - from {
        case 6 where isText("VEVENT", at: from): return "VEVENT"
        case 6 where isText("VALARM", at: from): return "VALARM"
        default: return String(contentLine: text[from..<to]).uppercased()
        }
    }

    private func isText(_ name: StaticString, at start: Int) -> Bool {
        name.withUTF8Buffer { $0.indices.allSatisfy { text[start + $0] == name.utf8Start[$0] } }
    }
}
