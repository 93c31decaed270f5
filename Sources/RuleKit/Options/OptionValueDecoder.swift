import CampaignModel

/// Reads one value of the calendar's tree; `fallback` is what holds in its place where the calendar has none.
struct OptionValueDecoder: Decoder {
    typealias Value = RuleSettings.Value

    let given: Value?
    let fallback: Value?
    let codingPath: [any CodingKey]
    let path: [String]
    let reading: OptionReading
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    var value: Value? { given ?? fallback }

    func container<Key: CodingKey>(keyedBy: Key.Type) throws -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(try OptionTable<Key>(self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard case .list(let values) = value else { throw fault("a list is expected, like `[a, b]`") }
        return OptionList(values: values, decoder: self)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { OptionScalar(decoder: self) }

    func fault(_ message: String, nearest: String? = nil) -> OptionError {
        OptionError(path: path, message: message, nearest: nearest)
    }

    /// The value as a type, or an `OptionError` at its place.
    func read<T: Decodable>(_ type: T.Type) throws -> T {
        if let value = try primitive(type) {
            guard let value = value as? T else { throw fault("this value cannot be read") }
            return value
        }
        do {
            return try T(from: self)
        } catch let error as OptionError {
            throw error
        } catch {
            let words = words(of: type)
            guard !words.isEmpty, case .scalar(let text) = value else {
                throw fault(OptionDecoder.message(for: error))
            }
            throw fault(
                "“\(text)” is not one of `\(words.joined(separator: "`, `"))`", nearest: nearest(text, among: words))
        }
    }

    private func text(_ expected: String) throws -> String {
        guard case .scalar(let text) = value else { throw fault("\(expected) is expected") }
        return text
    }

    /// The value of a type that the language has; nil if it is none of these.
    private func primitive<T: Decodable>(_ type: T.Type) throws -> Any? {
        if type == String.self { return try text("a text") }
        if type == Bool.self {
            let text = try text("`true` or `false`")
            switch text {
            case "true", "yes", "on": return true
            case "false", "no", "off": return false
            default:
                throw fault(
                    "“\(text)” is neither `true` nor `false`", nearest: nearest(text, among: ["true", "false"]))
            }
        }
        if let type = type as? any FixedWidthInteger.Type {
            let text = try text("a whole number, like `3`,")
            guard let number = integer(type, text) else {
                throw fault("“\(text)” is not a whole number: write it like `3`")
            }
            return number
        }
        if type == Double.self || type == Float.self {
            let text = try text("a number, like `0.5`,")
            guard let number = Double(text), number.isFinite else {
                throw fault("“\(text)” is not a number: write it like `0.5`")
            }
            return type == Float.self ? Float(number) : number
        }
        return nil
    }

    private func integer<Number: FixedWidthInteger>(_: Number.Type, _ text: String) -> Any? { Number(text) }

    /// The words of an enumeration, where it tells them.
    private func words<T>(of type: T.Type) -> [String] {
        func all<Words: CaseIterable>(_ type: Words.Type) -> [String] {
            type.allCases.compactMap { ($0 as? any RawRepresentable)?.rawValue as? String }
        }
        return (type as? any CaseIterable.Type).map { all($0) } ?? []
    }
}

/// A single value.
private struct OptionScalar: SingleValueDecodingContainer {
    let decoder: OptionValueDecoder
    var codingPath: [any CodingKey] { decoder.codingPath }

    func decodeNil() -> Bool { decoder.value == nil }

    func decode<T: Decodable>(_ type: T.Type) throws -> T { try decoder.read(type) }
}

/// The elements of a list, one after the other.
private struct OptionList: UnkeyedDecodingContainer {
    let values: [RuleSettings.Value]
    let decoder: OptionValueDecoder
    var currentIndex = 0
    var codingPath: [any CodingKey] { decoder.codingPath }
    var count: Int? { values.count }
    var isAtEnd: Bool { currentIndex >= values.count }

    private mutating func next() throws -> OptionValueDecoder {
        guard !isAtEnd else { throw decoder.fault("the list has too few elements") }
        defer { currentIndex += 1 }
        return OptionValueDecoder(
            given: values[currentIndex], fallback: nil, codingPath: codingPath,
            path: decoder.path + ["[\(currentIndex)]"], reading: decoder.reading)
    }

    mutating func decodeNil() throws -> Bool { false }
    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T { try next().read(type) }
    mutating func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        try next().container(keyedBy: type)
    }
    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try next().unkeyedContainer() }
    mutating func superDecoder() throws -> any Decoder { try next() }
}
