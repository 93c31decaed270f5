import CLibical

/// What libical has against a calendar that was written.
package struct ICalendarProblem: Hashable, Sendable, CustomStringConvertible {
    /// The kind of component in which it was found: `VEVENT`; empty where no component could be read.
    package let component: String
    /// The UID of that component, if it has one.
    package let uid: String?
    /// What was found, in libical's own words.
    package let message: String

    /// Component, UID and message in one line.
    package var description: String {
        [component.isEmpty ? nil : component, uid, message].compactMap(\.self).joined(separator: ": ")
    }
}

/// Reads a calendar back through another implementation, and checks it against the restrictions of RFC 5545.
///
/// Finds values that cannot be read, components left open, properties that are missing or too many. Empty if all is
/// well. `METHOD:PUBLISH` asks for nothing more: RFC 5546 would want an ORGANIZER with it.
package func checkCalendar(_ bytes: [UInt8]) -> [ICalendarProblem] {
    guard !bytes.isEmpty else {
        return [ICalendarProblem(component: "", uid: nil, message: "there is nothing to read")]
    }
    guard !bytes.contains(0) else {
        return [ICalendarProblem(component: "", uid: nil, message: "there is a zero octet in it")]
    }
    return Libical.exclusively { Libical.problems(in: bytes) }
}

extension Libical {
    /// Only to be called by `checkCalendar`, which has seen that there is no zero octet.
    fileprivate static func problems(in bytes: [UInt8]) -> [ICalendarProblem] {
        let root = (bytes + [0]).withUnsafeBytes { octets in
            octets.baseAddress.flatMap { icalparser_parse_string($0.assumingMemoryBound(to: CChar.self)) }
        }
        guard let root else {
            return [ICalendarProblem(component: "", uid: nil, message: "it is no calendar, or it breaks off")]
        }
        defer { icalcomponent_free(root) }
        var found: [ICalendarProblem] = []
        if icalcomponent_isa(root) != ICAL_VCALENDAR_COMPONENT {
            found.append(ICalendarProblem(component: name(of: root), uid: nil, message: "it is not one calendar"))
        }
        removeMethod(from: root)
        icalrestriction_check(root)
        collect(from: root, into: &found)
        return found
    }

    /// By the method the library chooses its restrictions: those of RFC 5546, or where there is none those of RFC 5545.
    private static func removeMethod(from root: OpaquePointer) {
        guard let method = icalcomponent_get_first_property(root, ICAL_METHOD_PROPERTY),
            icalproperty_get_method(method) == ICAL_METHOD_PUBLISH
        else { return }
        icalcomponent_remove_property(root, method)
        icalproperty_free(method)
    }

    private static func collect(from component: OpaquePointer, into found: inout [ICalendarProblem]) {
        // The library keeps one place for all walks over a component's properties, so the UID is asked for first.
        let (name, uid) = (name(of: component), uid(of: component))
        var property = icalcomponent_get_first_property(component, ICAL_XLICERROR_PROPERTY)
        while let current = property {
            let text = icalproperty_get_value_as_string_r(current)
            defer { icalmemory_free_buffer(text) }
            let message = text.map { String(cString: $0) } ?? ""
            if !isUnknownName(message), message != withoutValue {
                found.append(ICalendarProblem(component: name, uid: uid, message: message))
            }
            property = icalcomponent_get_next_property(component, ICAL_XLICERROR_PROPERTY)
        }
        var child = icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT)
        while let current = child {
            collect(from: current, into: &found)
            child = icalcomponent_get_next_component(component, ICAL_ANY_COMPONENT)
        }
    }

    /// That a property of somebody's own says nothing beyond its name, which RFC 5545 (3.8.8.2) lets stand.
    private static let withoutValue = "No value for X property. Removing entire property:"

    /// Whether the library only does not know the name of a property, which RFC 5545 (3.8.8.1) lets stand.
    private static func isUnknownName(_ message: String) -> Bool {
        let start = "Parse error in property name: "
        guard message.hasPrefix(start) else { return false }
        let name = message.utf8.dropFirst(start.utf8.count)
        return !name.isEmpty
            && name.allSatisfy { octet in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(octet | 0x20)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(octet) || octet == UInt8(ascii: "-")
            }
    }

    private static func name(of component: OpaquePointer) -> String {
        // A constant of the library, not memory of the component.
        icalcomponent_kind_to_string(icalcomponent_isa(component)).map { String(cString: $0) } ?? ""
    }

    private static func uid(of component: OpaquePointer) -> String? {
        guard let property = icalcomponent_get_first_property(component, ICAL_UID_PROPERTY) else { return nil }
        let text = icalproperty_get_value_as_string_r(property)
        defer { icalmemory_free_buffer(text) }
        return text.map { String(cString: $0) }
    }
}
