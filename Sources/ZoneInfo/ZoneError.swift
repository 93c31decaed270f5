/// Why a zone could not be read.
public struct ZoneError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of failure it is.
    public struct Code: Hashable, Sendable {
        private let name: String
        private init(_ name: String) { self.name = name }

        /// There is no zone of that name in the database.
        public static let unknownZone = Code("unknownZone")
        /// The file of the zone is not a TZif file, or a damaged one.
        public static let damaged = Code("damaged")
        /// The machine has no zone database where one is looked for.
        public static let noDatabase = Code("noDatabase")
    }

    /// What kind of failure it is.
    public let code: Code
    /// What was found, for a person.
    public let description: String

    init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}
