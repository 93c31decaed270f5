/// Where something in the calendar comes from.
package struct Provenance: Hashable, Sendable {
    /// What is invented, as an illustration, and not a sourced fact.
    package enum Illustrative: Hashable, Sendable {
        case nothing
        case everything
        /// The values of these keys.
        case keys([String])
    }

    package var sources: [String]
    package var note: String?
    package var illustrative: Illustrative

    package init(sources: [String] = [], note: String? = nil, illustrative: Illustrative = .nothing) {
        self.sources = sources
        self.note = note
        self.illustrative = illustrative
    }
}

/// A place in one of the calendar's files. Lines and columns count from 1, columns in Unicode scalars.
package struct SourcePlace: Hashable, Sendable {
    package var file: Ref<SourceFile>
    package var line: Int32
    package var column: Int32

    package init(file: Ref<SourceFile>, line: Int, column: Int) {
        self.file = file
        self.line = Int32(truncatingIfNeeded: line)
        self.column = Int32(truncatingIfNeeded: column)
    }
}

/// A file of the calendar, kept so that a message can show the line that it is about.
package struct SourceFile: Sendable {
    /// The path as the user gave it, joined with the file's name.
    package let path: String
    /// The whole text; empty for files that are too large to be kept (logs).
    package let text: String
    /// Where each line begins, in octets: a check can show tens of thousands of lines.
    private let lineStarts: [Int]

    package init(path: String, text: String) {
        self.path = path
        self.text = text
        var starts = [0]
        for (offset, octet) in text.utf8.enumerated() where octet == 10 { starts.append(offset + 1) }
        lineStarts = starts
    }

    /// A line of the file, counted from 1, without its end; nil if there is none such.
    package func line(_ number: Int) -> Substring? {
        guard lineStarts.indices.contains(number - 1) else { return nil }
        let start = text.utf8.index(text.utf8.startIndex, offsetBy: lineStarts[number - 1])
        let end = text.utf8[start...].firstIndex(of: 10) ?? text.utf8.endIndex
        let line = text[start..<end]
        return line.hasSuffix("\r") ? line.dropLast() : line
    }
}
