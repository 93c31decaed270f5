/// Why bytes from a module are not messages. One who sent such bytes is not listened to further.
package struct WireError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of failure it is.
    package struct Code: Hashable, Sendable {
        private let name: String
        private init(_ name: String) { self.name = name }

        /// A frame says that it is longer than a frame may be.
        package static let tooLong = Code("tooLong")
        /// A frame is of a type that there is not.
        package static let unknownType = Code("unknownType")
        /// A frame ends too early, goes on after its end, or counts more than it holds.
        package static let malformed = Code("malformed")
    }

    package let code: Code
    /// What came, for a person.
    package let description: String

    init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}
