package import CampaignModel

/// Turns options into the tree that a calendar would have for them.
package enum OptionEncoder {
    package static func encode(_ options: some Encodable) throws -> RuleSettings.Value {
        let node = Node()
        try options.encode(to: ValueEncoder(node: node, codingPath: []))
        return node.value
    }

    /// The tree as it grows: containers hand out places in it.
    final class Node {
        private var scalar: String?
        private var list: [Node]?
        private var table: [(key: String, node: Node)]?

        var value: RuleSettings.Value {
            if let table { return .table(table.map { RuleSettings.Value.Pair(key: $0.key, value: $0.node.value) }) }
            if let list { return .list(list.map(\.value)) }
            return scalar.map { .scalar($0) } ?? .table([])
        }

        var elementCount: Int { list?.count ?? 0 }

        func set(_ text: String) { scalar = text }
        func becomeTable() { table = table ?? [] }
        func becomeList() { list = list ?? [] }

        func child(_ key: String) -> Node {
            let node = Node()
            table = (table ?? []) + [(key, node)]
            return node
        }

        func element() -> Node {
            let node = Node()
            list = (list ?? []) + [node]
            return node
        }
    }
}

private struct ValueEncoder: Encoder {
    let node: OptionEncoder.Node
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy: Key.Type) -> KeyedEncodingContainer<Key> {
        node.becomeTable()
        return KeyedEncodingContainer(Table<Key>(node: node, codingPath: codingPath))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        node.becomeList()
        return List(node: node, codingPath: codingPath)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { Single(node: node, codingPath: codingPath) }

    struct Table<Key: CodingKey>: KeyedEncodingContainerProtocol {
        let node: OptionEncoder.Node
        let codingPath: [any CodingKey]

        mutating func encodeNil(forKey key: Key) throws {}
        mutating func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
            try Single(node: node.child(key.calendarName), codingPath: codingPath + [key]).write(value)
        }
        mutating func nestedContainer<Nested: CodingKey>(
            keyedBy type: Nested.Type, forKey key: Key
        ) -> KeyedEncodingContainer<Nested> {
            nested(key).container(keyedBy: type)
        }
        mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
            nested(key).unkeyedContainer()
        }
        mutating func superEncoder() -> any Encoder { ValueEncoder(node: node.child("super"), codingPath: codingPath) }
        mutating func superEncoder(forKey key: Key) -> any Encoder { nested(key) }

        private func nested(_ key: Key) -> ValueEncoder {
            ValueEncoder(node: node.child(key.calendarName), codingPath: codingPath + [key])
        }
    }

    struct List: UnkeyedEncodingContainer {
        let node: OptionEncoder.Node
        let codingPath: [any CodingKey]
        var count: Int { node.elementCount }

        mutating func encodeNil() throws { node.element().set("") }
        mutating func encode<T: Encodable>(_ value: T) throws {
            try Single(node: node.element(), codingPath: codingPath).write(value)
        }
        mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
            ValueEncoder(node: node.element(), codingPath: codingPath).container(keyedBy: type)
        }
        mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
            ValueEncoder(node: node.element(), codingPath: codingPath).unkeyedContainer()
        }
        mutating func superEncoder() -> any Encoder { ValueEncoder(node: node.element(), codingPath: codingPath) }
    }

    struct Single: SingleValueEncodingContainer {
        let node: OptionEncoder.Node
        let codingPath: [any CodingKey]

        mutating func encodeNil() throws { node.set("") }
        mutating func encode<T: Encodable>(_ value: T) throws { try write(value) }

        func write<T: Encodable>(_ value: T) throws {
            // A calendar knows texts only; numbers and truth are texts that read as such.
            switch value {
            case let text as String: node.set(text)
            case let truth as Bool: node.set(truth ? "true" : "false")
            case let number as any BinaryInteger: node.set(String(describing: number))
            case let number as any BinaryFloatingPoint: node.set(String(describing: number))
            default: try value.encode(to: ValueEncoder(node: node, codingPath: codingPath))
            }
        }
    }
}

extension CodingKey {
    /// A property's name as a key of the calendar: `minimumGap` is `minimum-gap`.
    var calendarName: String { KebabCase.of(stringValue) ?? stringValue }
}
