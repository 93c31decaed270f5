/// A log of airtime that a calendar names, and what could be read of it.
package struct AirtimeLog: Sendable {
    /// The path as the user gave it, joined with the file's name.
    package var path: String
    package var mode: AirtimeMode
    /// The rows that could be read, in the file's order.
    package var records: [AirtimeRecord]
    /// How many rows could not be read; each is a diagnostic.
    package var rejected: Int
    package var provenance: Provenance
    package var place: SourcePlace

    package init(
        path: String, mode: AirtimeMode, records: [AirtimeRecord] = [], rejected: Int = 0,
        provenance: Provenance = Provenance(), place: SourcePlace
    ) {
        self.path = path
        self.mode = mode
        self.records = records
        self.rejected = rejected
        self.provenance = provenance
        self.place = place
    }
}
