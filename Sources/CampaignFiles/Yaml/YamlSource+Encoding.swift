extension YamlSource {
    /// The first byte that cannot stand in a file of a calendar, and what to say of it.
    var encodingFault: (index: Int, complaint: Complaint)? {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            return (
                0,
                Complaint(
                    .encoding, "this file is in UTF-16, not in UTF-8",
                    fix: "save it again as UTF-8 (in Notepad: Save as, Encoding: UTF-8)")
            )
        }
        if let index = bytes.withUnsafeBufferPointer({ Self.firstStrange($0) }) {
            return (index, strange(at: index))
        }
        guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
        return (
            Self.firstInvalid(bytes),
            Complaint(
                .encoding, "here is something that is not text in UTF-8",
                fix: "save the file again as UTF-8; it may have been saved in an older encoding of Windows")
        )
    }

    /// The first control character or exotic line end.
    private static func firstStrange(_ buffer: UnsafeBufferPointer<UInt8>) -> Int? {
        for index in buffer.indices {
            let byte = buffer[index]
            if byte >= 0x20 && byte < 0x7F { continue }
            let next = index + 1 < buffer.count ? buffer[index + 1] : 0
            switch byte {
            case 0x09, 0x0A: continue
            case 0x0D:
                if next != 0x0A { return index }
            case 0..<0x20, 0x7F: return index
            case 0xC2:
                if (0x80...0x9F).contains(next) { return index }
            case 0xE2:
                if next == 0x80, index + 2 < buffer.count, (0xA8...0xA9).contains(buffer[index + 2]) { return index }
            default: continue
            }
        }
        return nil
    }

    private func strange(at index: Int) -> Complaint {
        switch bytes[index] {
        case 0:
            Complaint(
                .encoding, "here is a NUL, which no text has: this is perhaps not a text file",
                fix: "save the file again as text in UTF-8")
        case 0x0D:
            Complaint(
                .encoding, "a line ends here with a lone carriage return, as on very old Macs",
                fix: "save the file with line ends of Unix (LF) or Windows (CRLF)")
        default:
            Complaint(
                .encoding, "here is an invisible control character", fix: "delete the character and type the text again"
            )
        }
    }

    private static func firstInvalid(_ bytes: [UInt8]) -> Int {
        var parser = Unicode.UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        var index = 0
        while true {
            switch parser.parseScalar(from: &iterator) {
            case .valid(let scalar): index += scalar.count
            case .error, .emptyInput: return min(index, max(0, bytes.count - 1))
            }
        }
    }
}
