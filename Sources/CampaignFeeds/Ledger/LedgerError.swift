/// Why the ledger, or what it stands for, could not be read or written.
package struct LedgerError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of fault it is.
    package struct Code: Hashable, Sendable {
        /// As a program names it, in kebab case.
        package let name: String
        private init(_ name: String) { self.name = name }

        /// The file is no ledger, or cannot be read as one.
        package static let damaged = Code("damaged")
        /// The file is a database of something else.
        package static let foreign = Code("foreign")
        /// The ledger was written by a later version.
        package static let newer = Code("newer")
        /// The ledger is that of another campaign.
        package static let otherCampaign = Code("other-campaign")
        /// The ledger lies where everybody can fetch it.
        package static let exposed = Code("exposed")
        /// Another publisher did not end in time.
        package static let busy = Code("busy")
        /// Another publisher has ended since the calendar was read, and may have read it later.
        package static let overtaken = Code("overtaken")
        /// The file system did not let it be read or written.
        package static let file = Code("file")
        /// A feed would not be read by others as it was meant.
        package static let feed = Code("feed")
        /// The folder of the feeds could not be written.
        package static let folder = Code("folder")
    }

    package let code: Code
    /// What is wrong, with the file.
    package let description: String
    /// How it could be mended; nil where the description says all.
    package let hint: String?

    init(_ code: Code, _ description: String, hint: String? = nil) {
        self.code = code
        self.description = description
        self.hint = hint
    }
}
