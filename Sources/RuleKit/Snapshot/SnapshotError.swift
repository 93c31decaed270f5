/// Why bytes are not a snapshot that this module can read.
package struct SnapshotError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of failure it is.
    package struct Code: Hashable, Sendable {
        private let name: String
        private init(_ name: String) { self.name = name }

        /// There is no snapshot to be read.
        package static let missing = Code("missing")
        /// It is something else.
        package static let notASnapshot = Code("notASnapshot")
        /// It is of another version of Keste.
        package static let otherVersion = Code("otherVersion")
        /// It is cut off or damaged.
        package static let damaged = Code("damaged")
    }

    package let code: Code
    /// What was found, for a person.
    package let description: String

    init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}
