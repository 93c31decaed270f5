import CampaignModel
import ZoneInfo

/// One table of the calendar that is being read: hands out its values by key, and reports what is wrong with them.
struct TableReader {
    let reading: Reading
    let place: YamlPlace
    /// What the table is, for messages: `event`.
    let what: String
    private let pairs: [YamlPair]
    /// Keys that are not there because they were written wrongly, which was reported.
    private var misspelt: [String] = []

    /// Nil, and reported, where the node is no table.
    init?(_ node: YamlNode, _ what: String, keys: Set<String>, example: String = "", in reading: Reading) {
        self.reading = reading
        self.what = what
        guard case .table(let pairs) = node.content else {
            if !node.isBroken {
                let fix = "write keys and values: \(example.isEmpty ? "{id: …, …}" : example)"
                let hint = node.text.flatMap { $0.contains(":") ? "; a blank must stand behind each colon" : nil }
                reading.error(
                    .shape, at: node.place, "\(what) must be a table of keys and values", fix: fix + (hint ?? ""))
            }
            return nil
        }
        self.pairs = pairs
        place = YamlNode.place(of: pairs) ?? node.place
        for pair in pairs where !keys.contains(pair.key) {
            if let right = reportUnknown(pair, keys: keys, isFlow: node.isFlow) { misspelt.append(right) }
        }
        for pair in pairs where pair.value.isEmpty && keys.contains(pair.key) {
            reportEmpty(pair)
        }
    }

    /// Reports a key that the format does not have, and says which one was probably meant.
    private func reportUnknown(_ pair: YamlPair, keys: Set<String>, isFlow: Bool) -> String? {
        if isFlow, pair.value.isEmpty {
            if let colon = pair.key.firstIndex(of: ":"), keys.contains(String(pair.key[..<colon])) {
                let key = pair.key[..<colon]
                reading.error(
                    .slip, at: pair.place, "a blank is missing behind the colon in “\(pair.key)”",
                    fix: "write \(key): \(pair.key[pair.key.index(after: colon)...])")
                return String(key)
            }
            reading.error(
                .slip, at: pair.place, "“\(pair.key)” is a key without a value here, because a comma stands before it",
                fix: Self.withoutComma(pair, in: pairs))
            return nil
        }
        let isInvisible = { (scalar: Unicode.Scalar) -> Bool in
            !scalar.isASCII && (scalar.properties.isWhitespace || scalar.properties.generalCategory == .format)
        }
        if pair.key.unicodeScalars.contains(where: isInvisible) {
            let visible = String(String.UnicodeScalarView(pair.key.unicodeScalars.filter { !isInvisible($0) }))
            let plain = String(visible.drop { $0 == " " })
            reading.error(
                .unknownKey, at: pair.place,
                "blanks that are no plain blanks stand at “\(plain)”, as they come along when text is copied from a page",
                fix: "delete the blanks before \(plain): and type them anew")
            return plain
        }
        let right = Nearest.match(pair.key, among: keys.sorted())
        let question = right.map { "; did you mean “\($0)”?" } ?? ""
        reading.error(
            .unknownKey, at: pair.place, "\(what) has no key “\(pair.key)”\(question)",
            fix: right.map { "write \($0): instead of \(pair.key):" }
                ?? "the keys here: \(keys.sorted().joined(separator: ", "))")
        return right
    }

    /// How to write a value that a comma cut in two: `seats: 71,09` as 71.09, `title: A, b` as "A, b".
    static func withoutComma(_ pair: YamlPair, in pairs: [YamlPair]) -> String {
        let before = pairs.firstIndex { $0.place == pair.place }.flatMap { $0 > 0 ? pairs[$0 - 1] : nil }
        let key = before?.key ?? "title"
        let text = before?.value.text ?? "…"
        let isNumber = text.allSatisfy { $0.isASCII && $0.isNumber } && pair.key.first?.isNumber == true
        return isNumber
            ? "write a decimal point: \(key): \(text).\(pair.key)"
            : "quote a text that contains a comma, from its beginning on: \(key): \"\(text), \(pair.key)\""
    }

    private func reportEmpty(_ pair: YamlPair) {
        let source = reading.sources[Int(pair.place.file)]
        let rest = source.rest(
            ofLine: Int(pair.place.line), from: Int(pair.place.column) + pair.key.unicodeScalars.count)
        let value = rest.dropFirst(rest.first == ":" ? 1 : 0).drop { $0 == " " || $0 == "\t" }
        let fix: String
        if value.first == "#", value.dropFirst().first?.isWhitespace == false {
            fix =
                "what begins with # is a comment; put it in quotes: \(pair.key): \"\(value.prefix { $0 != " " && $0 != "," && $0 != "}" })\""
        } else {
            fix = "write a value behind \(pair.key):, or leave the key out"
        }
        reading.error(.empty, at: pair.place, "“\(pair.key)” has no value", fix: fix)
    }

    // MARK: Nodes

    /// The value of a key, if it is there and says something.
    func node(_ key: String) -> YamlNode? {
        guard let pair = pair(key), !pair.value.isEmpty, !pair.value.isBroken else { return nil }
        return pair.value
    }

    /// A key and its value, even an empty one.
    func pair(_ key: String) -> YamlPair? { pairs.first { $0.key == key } }

    func has(_ key: String) -> Bool { pairs.contains { $0.key == key } }

    /// All pairs, in the file's order.
    var all: [YamlPair] { pairs }

    /// Reports a key that must be there and is not.
    func require(_ key: String, fix: String) {
        guard !has(key), !misspelt.contains(key) else { return }
        reading.error(.missingKey, at: place, "\(what) has no “\(key)”", fix: fix)
    }

    /// Whether the table lacks a key, and nothing else was reported that explains it.
    func lacks(_ key: String) -> Bool { !has(key) && !misspelt.contains(key) }

    // MARK: Values

    /// The text of a key.
    func text(_ key: String) -> String? {
        node(key).flatMap { scalar($0, key) }
    }

    /// Whether a character is a control character and no line break or tab: it cannot be seen, and no feed can hold it.
    static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x85: false
        case 0..<0x20, 0x7F..<0xA0: true
        default: false
        }
    }

    /// The text of a node that must be one value.
    func scalar(_ node: YamlNode, _ key: String) -> String? {
        if let text = node.text, !text.isEmpty {
            if let control = text.unicodeScalars.first(where: Self.isUnseen) {
                let code = String(control.value, radix: 16, uppercase: true)
                reading.warn(
                    .text, at: node.place,
                    "“\(key)” holds a control character, U+\(String(repeating: "0", count: 4 - code.count))\(code), "
                        + "which is left out of feeds",
                    fix: "write the text without it")
            }
            return text
        }
        if node.isEmpty {
            reading.error(
                .empty, at: node.place, "an entry of “\(key)” is empty", fix: "write a value, or delete the entry")
        } else if !node.isBroken {
            reading.error(
                .shape, at: node.place, "“\(key)” must be one value, not a list or a table",
                fix: "write \(key): and the value behind it")
        }
        return nil
    }

    /// The value of a key, as `read` makes it of the text.
    func value<Value>(_ key: String, _ read: (String) throws(Complaint) -> Value) -> Value? {
        node(key).flatMap { value($0, key, read) }
    }

    func value<Value>(_ node: YamlNode, _ key: String, _ read: (String) throws(Complaint) -> Value) -> Value? {
        guard let text = scalar(node, key) else { return nil }
        do {
            return try read(text)
        } catch {
            reading.error(error, at: node.place)
            return nil
        }
    }

    func flag(_ key: String) -> Bool { value(key, NumberValue.flag) ?? false }

    /// One of a few words.
    func word<Word: RawRepresentable & CaseIterable>(_ key: String, _ type: Word.Type) -> Word?
    where Word.RawValue == String {
        node(key).flatMap { word($0, key, type) }
    }

    func word<Word: RawRepresentable & CaseIterable>(_ node: YamlNode, _ key: String, _: Word.Type) -> Word?
    where Word.RawValue == String {
        guard let text = scalar(node, key) else { return nil }
        if let word = Word(rawValue: text) { return word }
        let words = Word.allCases.map(\.rawValue)
        reportUnknown(text, key, words, at: node.place)
        return nil
    }

    /// One of a few words that need no type of their own.
    @discardableResult
    func word(_ key: String, of format: FormatTable) -> String? {
        guard let node = node(key), let text = scalar(node, key) else { return nil }
        let words = format.words(of: key)
        if words.contains(text) { return text }
        reportUnknown(text, key, words, at: node.place)
        return nil
    }

    private func reportUnknown(_ text: String, _ key: String, _ words: [String], at place: YamlPlace) {
        let right = Nearest.match(text, among: words)
        let all = words.joined(separator: ", ")
        reading.error(
            .word, at: place,
            "“\(text)” cannot stand for “\(key)”\(right.map { "; did you mean “\(key): \($0)”?" } ?? "")",
            fix: right.map { "write \($0); there are: \(all)" } ?? "write one of: \(all)")
    }

    /// The entries of a list; a single value counts as a list of one.
    func list(_ key: String) -> [YamlNode] {
        guard let node = node(key) else { return [] }
        if case .list(let items) = node.content { return items }
        return [node]
    }

    /// Reports a list without entries where it would mean that nothing at all is wanted.
    func refuseEmptyList(_ key: String) {
        guard let node = node(key), case .list(let items) = node.content, items.isEmpty else { return }
        reading.error(
            .empty, at: node.place, "“\(key)” is a list of nothing", fix: "name at least one, or delete \(key):")
    }

    /// The texts of a list, or of a single value.
    func texts(_ key: String) -> [String] { list(key).compactMap { scalar($0, key) } }
}
