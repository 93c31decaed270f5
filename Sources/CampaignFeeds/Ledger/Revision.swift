import ICalendar
package import ZoneInfo

/// Which version of a component a feed shows.
package struct Revision: Hashable, Sendable {
    /// SEQUENCE: 0 when it is said for the first time, more with each change.
    package var sequence: Int64
    /// LAST-MODIFIED: when what is said now was published first. It is the DTSTAMP too, so that a feed does not differ
    /// from itself from one day to the next.
    package var modified: Instant

    /// The component as it stands in the file: what it says, and which version it is.
    func append(_ content: some Collection<UInt8>, to bytes: inout [UInt8]) {
        let time = modified.basic
        bytes += "BEGIN:VEVENT\r\nDTSTAMP:\(time)\r\nLAST-MODIFIED:\(time)\r\nSEQUENCE:\(sequence)\r\n".utf8
        bytes += content
        bytes += "END:VEVENT\r\n".utf8
    }
}
