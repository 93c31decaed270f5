import CampaignModel

/// The keys of a table: the calendar's, over those that hold where it has none.
struct OptionTable<Key: CodingKey>: KeyedDecodingContainerProtocol {
    private let decoder: OptionValueDecoder
    private let given: [RuleSettings.Value.Pair]
    private let fallback: [RuleSettings.Value.Pair]
    private let record: OptionReading.Table

    init(_ decoder: OptionValueDecoder) throws {
        self.decoder = decoder
        switch decoder.given {
        case .table(let pairs): given = pairs
        case nil: given = []
        default: throw decoder.fault("a table is expected, like `{key: value}`")
        }
        if case .table(let pairs) = decoder.fallback { fallback = pairs } else { fallback = [] }
        record = OptionReading.Table(path: decoder.path, given: given.map(\.key))
        decoder.reading.tables.append(record)
    }

    var codingPath: [any CodingKey] { decoder.codingPath }
    var allKeys: [Key] { (given + fallback).compactMap { Key(stringValue: $0.key) } }

    private func entry(_ key: Key, ignoringGiven: Bool = false) -> OptionValueDecoder {
        let name = key.calendarName
        record.ask(for: name)
        return OptionValueDecoder(
            given: ignoringGiven ? nil : given.last { $0.key == name }?.value,
            fallback: fallback.last { $0.key == name }?.value, codingPath: codingPath + [key],
            path: decoder.path + [name], reading: decoder.reading)
    }

    func contains(_ key: Key) -> Bool { entry(key).value != nil }
    func decodeNil(forKey key: Key) throws -> Bool { entry(key).value == nil }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
        let entry = entry(key)
        do {
            guard entry.value != nil else {
                throw OptionError(path: decoder.path, message: "`\(key.calendarName)` is missing")
            }
            return try entry.read(type)
        } catch let error as OptionError where entry.given != nil && entry.fallback != nil {
            decoder.reading.errors.append(error)
            return try self.entry(key, ignoringGiven: true).read(type)
        } catch {
            record.isBroken = true
            throw error
        }
    }

    func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
        let entry = entry(key)
        guard entry.value != nil else { return nil }
        do {
            return try entry.read(type)
        } catch let error as OptionError {
            decoder.reading.errors.append(error)
            return nil
        }
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try entry(key).container(keyedBy: type)
    }
    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try entry(key).unkeyedContainer()
    }
    func superDecoder() throws -> any Decoder { decoder }
    func superDecoder(forKey key: Key) throws -> any Decoder { entry(key) }
}
