/// A content line of a component, and the places in it.
struct LinePlace {
    let component: CalendarComponent
    let index: Int

    var property: CalendarProperty { CalendarProperty(storage: component.storage, index: index) }

    /// The text that all lines of the component stand in.
    var text: [UInt8] { component.storage.text }

    /// The octets of the value in `text`.
    var valueRange: Range<Int> { component.storage.valueRange(of: index) }

    /// Whether something stands between the name and the colon.
    var hasParameters: Bool {
        component.storage.lines[index].isReadable
            && component.storage.nameRange(of: index).upperBound + 1 < valueRange.lowerBound
    }

    /// Where the line begins.
    var start: TextPosition { property.position }

    /// The place that lies so many octets into the value.
    func value(_ offset: Int = 0) -> TextPosition { property.position(inValue: offset) }

    /// Where a parameter begins, by its name in capitals; where the line begins if it has none such.
    func parameter(_ name: String) -> TextPosition {
        let text = text
        let octets = text.span
        let end = valueRange.lowerBound - 1
        var isQuoted = false
        var at = component.storage.nameRange(of: index).upperBound
        while at < end {
            if octets[at] == UInt8(ascii: "\"") { isQuoted.toggle() }
            if octets[at] == UInt8(ascii: ";"), !isQuoted, at + 1 + name.utf8.count <= end,
                octets.capitals(at + 1..<at + 1 + name.utf8.count) == name
            {
                return component.storage.position(of: at + 1, in: index)
            }
            at += 1
        }
        return start
    }

    /// The name in capitals as a number, or nil for one of more than sixteen letters.
    var packedName: PackedName? { PackedName(text, component.storage.nameRange(of: index)) }
}

/// A name of up to sixteen letters, in capitals, as a number: to look up a million of them.
struct PackedName: Hashable {
    private var high: UInt64 = 0
    private var low: UInt64 = 0

    init?(_ text: [UInt8], _ range: Range<Int>) {
        guard range.count <= 16 else { return nil }
        for (index, place) in range.enumerated() {
            let letter = UInt64(text[place].inCapitals)
            if index < 8 { high = high << 8 | letter } else { low = low << 8 | letter }
        }
    }

    init?(_ name: String) {
        let text = Array(name.utf8)
        self.init(text, text.indices)
    }

    /// Whether it begins with `X-`: a name of somebody's own.
    static func isOwn(_ text: [UInt8], _ range: Range<Int>) -> Bool {
        range.count > 1 && text[range.lowerBound].inCapitals == UInt8(ascii: "X")
            && text[range.lowerBound + 1] == UInt8(ascii: "-")
    }
}
