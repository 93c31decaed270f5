/// A text with places for a message's values: a literal in which `\(\.name)` is the place of the property `name`.
public struct MessageTemplate<Message: FindingMessage>: ExpressibleByStringInterpolation, Sendable {
    var parts: [Part]

    /// A piece of text, or a place and how to get its value.
    enum Part: Sendable {
        case text(String)
        /// The name as `placeName(of:)` gives it.
        case place(name: String, plural: PluralForms?, value: @Sendable (Message) -> WireValue)
    }

    /// A text without places.
    public init(stringLiteral text: String) {
        parts = [.text(text)]
    }

    /// A text with places.
    public init(stringInterpolation: StringInterpolation) {
        parts = stringInterpolation.parts
    }

    /// The literal as the compiler takes it apart.
    public struct StringInterpolation: StringInterpolationProtocol {
        var parts: [Part] = []

        /// An empty text.
        public init(literalCapacity: Int, interpolationCount: Int) {}

        /// Adds what stands between places.
        public mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { parts.append(.text(literal)) }
        }

        /// Adds the place of a property: `\(\.event)`.
        public mutating func appendInterpolation<Value: MessageValue>(
            _ property: any KeyPath<Message, Value> & Sendable
        ) {
            parts.append(
                .place(name: placeName(of: property), plural: nil) { $0[keyPath: property].messageText.value })
        }

        /// Adds a number with the word for what is counted: `\(\.times, one: "раз", few: "раза", many: "раз")`.
        ///
        /// The form is chosen as the language does it: Russian takes `few` for 2, 3, 4, 22 and so on; English and Kazakh
        /// have no such form, and take `many`.
        public mutating func appendInterpolation(
            _ property: any KeyPath<Message, Int> & Sendable, one: String, few: String? = nil, many: String
        ) {
            let plural = PluralForms(one: one, few: few ?? many, many: many)
            parts.append(
                .place(name: placeName(of: property), plural: plural) { .number(Int64($0[keyPath: property])) })
        }
    }
}

/// What the standard library writes for a key path, without the type's name: `event` for `\Late.event`.
///
/// (`AnyKeyPath.debugDescription`, since Swift 5.8.) Of a computed property it knows an address alone, in `<…>`: see
/// `PlaceNames`.
private func placeName(of property: AnyKeyPath) -> String {
    String(reflecting: property).split(separator: ".", maxSplits: 1).last.map(String.init) ?? ""
}
