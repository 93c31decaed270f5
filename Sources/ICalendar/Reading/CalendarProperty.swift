/// A content line: `name;parameters:value`. A view of its component's lines: what is asked for is decoded then.
package struct CalendarProperty: Sendable {
    let storage: ComponentStorage
    let index: Int

    package struct Parameter: Hashable, Sendable {
        /// In capitals.
        package var name: String
        /// Decoded (RFC 6868), without quotation marks.
        package var values: [String]

        package init(name: String, values: [String]) {
            self.name = name
            self.values = values
        }
    }

    init(storage: ComponentStorage, index: Int) {
        self.storage = storage
        self.index = index
    }

    /// A line made in code.
    package init(name: String, parameters: [Parameter] = [], value: String, position: TextPosition) {
        var line = name
        for parameter in parameters {
            line += ";\(parameter.name)=" + parameter.values.map(Self.encoded).joined(separator: ",")
        }
        let start = line.utf8.count + 1
        let known = Array(name.utf8).withUnsafeBytes { KnownName($0) }
        storage = ComponentStorage(
            text: Array((line + ":" + value).utf8),
            lines: [
                ComponentStorage.Line(
                    start: 0, value: UInt32(start), line: 0, nameLength: UInt16(clamping: name.utf8.count), known: known
                )
            ],
            folds: [], firstLine: position.line)
        index = 0
    }

    private static func encoded(_ value: String) -> String {
        var text = ""
        for character in value {
            switch character {
            case "^": text += "^^"
            case "\"": text += "^'"
            case "\n", "\r\n": text += "^n"
            default: text.append(character)
            }
        }
        return value.contains(where: { ":;,".contains($0) }) ? "\"\(text)\"" : text
    }

    /// Whether the line could be taken apart; if not, name and value are empty, and `line` has what is there.
    package var isReadable: Bool { storage.lines[index].isReadable }

    /// In capitals; empty for a line that could not be taken apart.
    package var name: String { storage.string(storage.nameRange(of: index)).uppercased() }

    /// As it stands in the file, unfolded, with its escapes.
    package var value: String {
        isReadable ? storage.string(storage.valueRange(of: index)) : ""
    }

    /// The whole line as it stands in the file, unfolded.
    package var line: String { storage.string(storage.range(of: index)) }

    /// Where the line begins.
    package var position: TextPosition { storage.position(of: storage.range(of: index).lowerBound, in: index) }

    /// Where its value begins.
    package var valuePosition: TextPosition { position(inValue: 0) }

    /// The place of an octet of the value.
    package func position(inValue offset: Int) -> TextPosition {
        let range = storage.valueRange(of: index)
        return storage.position(of: min(range.lowerBound + offset, range.upperBound), in: index)
    }

    /// Whether it has a name, given in capitals. Costs no allocation.
    package func isNamed(_ name: String) -> Bool {
        let range = storage.nameRange(of: index)
        guard isReadable, name.utf8.count == range.count else { return false }
        return zip(name.utf8, storage.text[range]).allSatisfy { $0 == $1.inCapitals }
    }
}

extension CalendarProperty: Hashable {
    /// Whether both say the same at the same place.
    package static func == (left: CalendarProperty, right: CalendarProperty) -> Bool {
        left.position.line == right.position.line
            && left.storage.text[left.storage.range(of: left.index)]
                == right.storage.text[right.storage.range(of: right.index)]
    }

    /// Feeds the line and its place.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(position.line)
        hasher.combine(storage.text[storage.range(of: index)])
    }
}

extension UInt8 {
    /// A small letter of ASCII as its capital; anything else as it is.
    var inCapitals: UInt8 {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) ? self & 0xDF : self
    }
}
