/// What changes in a text, line by line, as `diff -u` writes it and `patch -p0` reads it.
package struct UnifiedDiff: Sendable {
    private enum Kind: Character {
        case kept = " "
        case removed = "-"
        case added = "+"
    }

    private struct Line {
        var kind: Kind
        var text: String
    }

    /// How many lines that stay are shown around those that do not.
    private static let context = 3

    private let path: String
    private let lines: [Line]

    package init(path: String, before: String, after: String) {
        self.path = path
        let (old, new) = (Self.lines(of: before), Self.lines(of: after))
        let difference = new.difference(from: old)
        var removed: Set<Int> = []
        var added: Set<Int> = []
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): added.insert(offset)
            }
        }
        var lines: [Line] = []
        var (from, to) = (0, 0)
        while from < old.count || to < new.count {
            if removed.contains(from) {
                lines.append(Line(kind: .removed, text: old[from]))
                from += 1
            } else if added.contains(to) {
                lines.append(Line(kind: .added, text: new[to]))
                to += 1
            } else {
                lines.append(Line(kind: .kept, text: old[from]))
                from += 1
                to += 1
            }
        }
        self.lines = lines
    }

    /// The lines with their ends, so that one that lacks its end is another line.
    private static func lines(of text: String) -> [String] {
        var lines: [String] = []
        var line = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            line.append(scalar)
            guard scalar == "\n" else { continue }
            lines.append(String(line))
            line = String.UnicodeScalarView()
        }
        return line.isEmpty ? lines : lines + [String(line)]
    }

    /// The whole of it; empty where nothing changes.
    ///
    /// - Parameter isForTerminal: coloured, and with what would move the cursor made visible; else as the files have it.
    package func text(isForTerminal: Bool = false, colours: Bool = false) -> String {
        let hunks = hunks
        guard !hunks.isEmpty else { return "" }
        let name = isForTerminal ? VisibleText.of(path) : path
        func paint(_ text: String, _ code: String) -> String { colours ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
        var text = paint("--- \(name)", "1") + "\n" + paint("+++ \(name)", "1") + "\n"
        for hunk in hunks {
            let numbers = numbers(of: hunk)
            text += paint("@@ -\(numbers.old) +\(numbers.new) @@", "36") + "\n"
            for line in lines[hunk] {
                let isWhole = line.text.unicodeScalars.last == "\n"
                let bare = String(
                    String.UnicodeScalarView(
                        isWhole ? line.text.unicodeScalars.dropLast() : line.text.unicodeScalars[...]))
                let shown =
                    isForTerminal
                    ? VisibleText.of(bare.hasSuffix("\r") ? String(bare.dropLast()) : bare, keepingTabs: true) : bare
                let written = "\(line.kind.rawValue)\(shown)"
                switch line.kind {
                case .kept: text += written
                case .removed: text += paint(written, "31")
                case .added: text += paint(written, "32")
                }
                text += isWhole ? "\n" : "\n\\ No newline at end of file\n"
            }
        }
        return text
    }

    /// The parts that are shown: what changes, with the lines around it.
    private var hunks: [Range<Int>] {
        var hunks: [Range<Int>] = []
        for index in lines.indices where lines[index].kind != .kept {
            let range = max(0, index - Self.context)..<min(lines.count, index + Self.context + 1)
            if let last = hunks.last, last.upperBound >= range.lowerBound {
                hunks[hunks.count - 1] = last.lowerBound..<range.upperBound
            } else {
                hunks.append(range)
            }
        }
        return hunks
    }

    /// Where a part begins and how long it is, in the text before and after, as `diff` counts: `3,7`.
    private func numbers(of hunk: Range<Int>) -> (old: String, new: String) {
        func numbers(without kind: Kind) -> String {
            let before = lines[..<hunk.lowerBound].count { $0.kind != kind }
            let count = lines[hunk].count { $0.kind != kind }
            return "\(count == 0 ? before : before + 1),\(count)"
        }
        return (numbers(without: .added), numbers(without: .removed))
    }
}
