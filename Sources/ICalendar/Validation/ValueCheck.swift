/// Checks values against the grammar of their types. Each check throws the first fault that it meets.
enum ValueCheck {
    typealias Octets = Span<UInt8>

    static func check(_ octets: Octets, as type: ValueType, of rule: PropertyRule) throws(ValueFault) {
        guard rule.isList, type != .text else {
            try check(octets, octets.indices, as: type, of: rule)
            return
        }
        try octets.pieces(of: octets.indices, partedBy: UInt8(ascii: ",")) { (piece) throws(ValueFault) in
            try check(octets, piece, as: type, of: rule)
        }
    }

    private static func check(_ octets: Octets, _ range: Range<Int>, as type: ValueType, of rule: PropertyRule)
        throws(ValueFault)
    {
        switch type {
        case .date: _ = try date(octets, range)
        case .dateTime: try dateTime(octets, range, inUTC: rule.isInUTC ? rule : nil)
        case .duration: _ = try duration(octets, range)
        case .period: try period(octets, range, inUTC: rule.isInUTC ? rule : nil)
        case .integer: _ = try integer(octets, range)
        case .float: try float(octets, range)
        case .boolean: try boolean(octets, range)
        case .utcOffset: try offset(octets, range)
        case .uri: try uri(octets, range)
        case .calAddress: try address(octets, range)
        case .binary: try base64(octets, range)
        case .recur: _ = try RuleParts(octets)
        case .text: try text(octets, isList: rule.isList)
        case .time, .uid, .xmlReference, .unknown: break
        }
    }

    /// A trailing blank is the fault of whoever pasted the line; every type but TEXT trips over it.
    static func trailingBlank(_ octets: Octets) throws(ValueFault) {
        guard let last = octets.indices.last, octets[last] == UInt8(ascii: " ") || octets[last] == UInt8(ascii: "\t")
        else { return }
        var end = last
        while end > 0, octets[end - 1] == UInt8(ascii: " ") || octets[end - 1] == UInt8(ascii: "\t") { end -= 1 }
        throw ValueFault(
            .warning, "ical/trailing-space", at: end, "the value ends in white space, which is no part of it",
            fix: "delete what stands after \(octets.quoted(0..<end))", "RFC 5545, 3.1")
    }
}
