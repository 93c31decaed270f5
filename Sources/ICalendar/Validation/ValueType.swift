/// The value types that iCalendar knows (RFC 5545, section 3.3), as VALUE names them.
enum ValueType: String, Hashable, Sendable {
    case binary = "BINARY"
    case boolean = "BOOLEAN"
    case calAddress = "CAL-ADDRESS"
    case date = "DATE"
    case dateTime = "DATE-TIME"
    case duration = "DURATION"
    case float = "FLOAT"
    case integer = "INTEGER"
    case period = "PERIOD"
    case recur = "RECUR"
    case text = "TEXT"
    case time = "TIME"
    case uri = "URI"
    case utcOffset = "UTC-OFFSET"
    /// Of RFC 9253: what is linked by its UID, and an element of XML.
    case uid = "UID"
    case xmlReference = "XML-REFERENCE"
    case unknown = "UNKNOWN"

    /// The section of RFC 5545 that gives its grammar; empty where that is another document.
    var section: String {
        switch self {
        case .binary: "3.3.1"
        case .boolean: "3.3.2"
        case .calAddress: "3.3.3"
        case .date: "3.3.4"
        case .dateTime: "3.3.5"
        case .duration: "3.3.6"
        case .float: "3.3.7"
        case .integer: "3.3.8"
        case .period: "3.3.9"
        case .recur: "3.3.10"
        case .text: "3.3.11"
        case .time: "3.3.12"
        case .uri: "3.3.13"
        case .utcOffset: "3.3.14"
        case .uid, .xmlReference, .unknown: ""
        }
    }
}
