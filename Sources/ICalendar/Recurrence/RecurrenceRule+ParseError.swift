extension RecurrenceRule {
    /// What is wrong with the text of a rule, for a person who has never seen one.
    package struct ParseError: Error, Hashable, Sendable, CustomStringConvertible {
        /// What kind of fault it is.
        package struct Code: Hashable, Sendable {
            private let name: String
            private init(_ name: String) { self.name = name }

            /// The text is no list of `NAME=value` parts.
            package static let malformed = Code("malformed")
            /// There is no FREQ.
            package static let missingFrequency = Code("missingFrequency")
            /// A part that iCalendar does not know.
            package static let unknownPart = Code("unknownPart")
            /// A part that is written twice.
            package static let repeatedPart = Code("repeatedPart")
            /// A value that the part cannot have.
            package static let badValue = Code("badValue")
            /// Parts that may not stand together.
            package static let contradiction = Code("contradiction")
            /// No day of any year meets the rule.
            package static let impossible = Code("impossible")
            /// A part that may be right, but that is not known here.
            package static let unsupported = Code("unsupported")
        }

        /// What kind of fault it is.
        package let code: Code
        /// What is wrong and with which part.
        package let description: String
        /// How it could be mended.
        package let hint: String

        init(_ code: Code, _ description: String, hint: String) {
            self.code = code
            self.description = description
            self.hint = hint
        }

        static let missingFrequency = ParseError(
            .missingFrequency, "the rule does not say how often: it has no FREQ",
            hint: "begin with FREQ=DAILY, FREQ=WEEKLY, FREQ=MONTHLY or FREQ=YEARLY")
    }
}
