/// A component of a file as it was read: its lines, unfolded, and the components in it.
///
/// The lines stand in one piece of memory, so that a component costs a few allocations however many lines it has.
package struct CalendarComponent: Sendable {
    /// In capitals: `VEVENT`.
    package let name: String
    /// Where its BEGIN stands.
    package let position: TextPosition
    /// Those that stand in it: `VALARM`.
    package let components: [CalendarComponent]
    let storage: ComponentStorage

    init(name: String, position: TextPosition, storage: ComponentStorage, components: [CalendarComponent]) {
        self.name = name
        self.position = position
        self.storage = storage
        self.components = components
    }

    /// Its lines, in the order of the file; those that could not be taken apart too.
    package var properties: Properties { Properties(storage: storage) }

    /// The first property of a name, in capitals.
    package func property(_ name: String) -> CalendarProperty? { properties.first { $0.isNamed(name) } }

    /// All properties of a name, in capitals.
    package func properties(_ name: String) -> [CalendarProperty] { properties.filter { $0.isNamed(name) } }

    /// The first property that the reader itself knows by this name.
    func property(_ known: KnownName) -> CalendarProperty? {
        storage.lines.firstIndex { $0.known == known }.map { CalendarProperty(storage: storage, index: $0) }
    }

    /// The lines of a component.
    package struct Properties: RandomAccessCollection, Sendable {
        let storage: ComponentStorage
        package var startIndex: Int { 0 }
        package var endIndex: Int { storage.lines.count }
        package subscript(index: Int) -> CalendarProperty {
            precondition(storage.lines.indices.contains(index), "there is a line of that number")
            return CalendarProperty(storage: storage, index: index)
        }
    }
}

extension CalendarComponent {
    /// A component made in code.
    package init(
        name: String, position: TextPosition, properties: [CalendarProperty] = [], components: [CalendarComponent] = []
    ) {
        var text: [UInt8] = []
        var lines: [ComponentStorage.Line] = []
        for property in properties {
            if !lines.isEmpty { text.append(10) }
            var line = property.storage.lines[property.index]
            let range = property.storage.range(of: property.index)
            let moved = text.count - range.lowerBound
            line.start = UInt32(text.count)
            line.value = UInt32(Int(line.value) + moved)
            line.line = UInt32(max(0, property.position.line - position.line))
            text += property.storage.text[range]
            lines.append(line)
        }
        self.init(
            name: name, position: position,
            storage: ComponentStorage(text: text, lines: lines, folds: [], firstLine: position.line),
            components: components)
    }
}
