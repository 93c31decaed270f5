/// A content line of a component, and so the places in it.
struct LinePlace {
    let component: CalendarComponent
    let index: Int

    var property: CalendarProperty { component.properties[index] }

    /// Where the line begins.
    var start: TextPosition { property.position }

    /// The place that lies so many octets into the value.
    func value(_ offset: Int = 0) -> TextPosition { start }

    /// Where a parameter begins.
    func parameter(_ name: String) -> TextPosition { start }
}
