/// A component of a file as it was read: its lines, unfolded, and the components in it.
///
/// The lines stand in one piece of memory, so that a component costs a few allocations however many lines it has.
package struct CalendarComponent: Sendable {
    /// In capitals: `VEVENT`.
    package var name: String
    package var position: TextPosition
    package var properties: [CalendarProperty] = []
    package var components: [CalendarComponent] = []

    package init(name: String, position: TextPosition) {
        self.name = name
        self.position = position
    }

    /// The first property of a name, in capitals.
    package func property(_ name: String) -> CalendarProperty? { properties.first { $0.name == name } }
}

/// A content line: `name;parameters:value`.
package struct CalendarProperty: Hashable, Sendable {
    /// In capitals.
    package var name: String
    /// In order, with names in capitals and values decoded (RFC 6868).
    package var parameters: [Parameter] = []
    /// As it stands in the file, unfolded, with its escapes.
    package var value: String
    package var position: TextPosition

    package struct Parameter: Hashable, Sendable {
        package var name: String
        package var values: [String]
        package init(name: String, values: [String]) {
            self.name = name
            self.values = values
        }
    }

    package init(name: String, parameters: [Parameter] = [], value: String, position: TextPosition) {
        self.name = name
        self.parameters = parameters
        self.value = value
        self.position = position
    }

    /// The first value of a parameter, by its name in capitals.
    package func parameter(_ name: String) -> String? { parameters.first { $0.name == name }?.values.first }
}
