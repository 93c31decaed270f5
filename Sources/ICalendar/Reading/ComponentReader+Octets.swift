extension ComponentReader {
    /// Looks whether the lines of a component are UTF-8 without control characters, and names those that are not.
    mutating func checkOctets(of component: OpenComponent) {
        let range = component.text..<used
        let isSound = text.withUnsafeBytes {
            Self.isSound(UnsafeRawBufferPointer(rebasing: $0[range]), lineFeeds: lines.count - component.lines)
        }
        guard !isSound else { return }
        for index in component.lines..<lines.count { checkLine(index, of: component) }
    }

    private mutating func checkLine(_ index: Int, of component: OpenComponent) {
        let start = component.text + Int(lines[index].start)
        let end = index + 1 < lines.count ? component.text + Int(lines[index + 1].start) - 1 : used - 1
        let octets = text[start..<end]
        if let control = octets.firstIndex(where: \.isForbiddenControl) {
            let code = String(octets[control], radix: 16, uppercase: true)
            log.add(
                ICalendarDiagnostic(
                    .warning, id: "ical/control", at: place(of: control, in: lines[index], of: component),
                    message:
                        "the control character U+00\(code.count < 2 ? "0" : "")\(code) stands here; it is left out",
                    fix: "leave it out", reference: "RFC 5545, 3.1"))
        }
        if let bad = octets.firstNotUTF8 {
            log.add(
                ICalendarDiagnostic(
                    .error, id: "ical/encoding", at: place(of: bad, in: lines[index], of: component),
                    message: "the octets here are not UTF-8; they are read as U+FFFD",
                    fix: "save the file as UTF-8", reference: "RFC 5545, 3.1.4"))
        }
    }

    private func place(of offset: Int, in line: ComponentStorage.Line, of component: OpenComponent) -> TextPosition {
        TextPosition(
            of: offset - component.text, lineStart: Int(line.start),
            firstLine: component.position.line + Int(line.line), text: text[component.text..<used],
            folds: folds[component.folds...])
    }

    /// Whether octets are UTF-8 and hold no control characters but the line feeds between lines.
    private static func isSound(_ octets: UnsafeRawBufferPointer, lineFeeds: Int) -> Bool {
        var controls = 0
        var others: UInt8 = 0
        var start = 0
        while start < octets.count {
            // Counted in octets and without a branch, in stretches too short to overflow: sixteen are looked at a time.
            let end = min(start + 240, octets.count)
            var found: UInt8 = 0
            for octet in UnsafeRawBufferPointer(rebasing: octets[start..<end]) {
                let isLow: UInt8 = octet < 0x20 ? 1 : 0
                let isNoTab: UInt8 = octet != 9 ? 1 : 0
                let isDelete: UInt8 = octet == 0x7F ? 1 : 0
                found &+= (isLow & isNoTab) | isDelete
                others |= octet
            }
            controls += Int(found)
            start = end
        }
        guard controls == lineFeeds else { return false }
        guard others >= 0x80 else { return true }
        return octets.withMemoryRebound(to: UInt8.self) { (try? UTF8Span(validating: $0.span)) != nil }
    }
}

extension ArraySlice<UInt8> {
    /// Where the first octet stands that is no part of UTF-8 text; nil if all is well.
    var firstNotUTF8: Index? {
        var at = startIndex
        while at < endIndex {
            guard let length = lengthOfScalar(at: at) else { return at }
            at += length
        }
        return nil
    }

    /// How many octets the scalar takes that begins here (RFC 3629, section 4), or nil if none does.
    private func lengthOfScalar(at: Index) -> Int? {
        let first = self[at]
        let (length, second): (Int, ClosedRange<UInt8>)
        switch first {
        case 0...0x7F: return 1
        case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
        default: return nil
        }
        guard at + length <= endIndex, second.contains(self[at + 1]) else { return nil }
        return self[at + 1..<at + length].allSatisfy { $0 & 0xC0 == 0x80 } ? length : nil
    }
}
