/// A value of a YAML file as written, with its place. Nothing is guessed about what it means.
struct YamlNode: Sendable {
    enum Content: Sendable {
        case scalar(String, isPlain: Bool)
        case list([YamlNode])
        case table([YamlPair])
        /// Something that a diagnostic has already named, so that nobody complains about it twice.
        case broken
    }

    var content: Content
    var place: YamlPlace
    /// Whether it is written with `{ }` or `[ ]`.
    var isFlow = false
}

/// A key and its value.
struct YamlPair: Sendable {
    var key: String
    var place: YamlPlace
    var value: YamlNode
}

/// A place in one of the files that are read. Lines and columns count from 1, columns in Unicode scalars.
struct YamlPlace: Hashable, Sendable {
    var file: Int32
    var line: Int32
    var column: Int32
}

extension YamlNode {
    /// The text of a scalar that says something; nil for lists, tables and what stands for nothing.
    var text: String? {
        guard case .scalar(let text, let isPlain) = content else { return nil }
        return isPlain && Self.isNothing(text) ? nil : text
    }

    /// Whether it stands for nothing at all: an empty value, `~` or `null`.
    var isEmpty: Bool {
        guard case .scalar(let text, let isPlain) = content else { return false }
        return text.isEmpty || (isPlain && Self.isNothing(text))
    }

    private static func isNothing(_ text: String) -> Bool { text.isEmpty || text == "~" || text == "null" }

    var isBroken: Bool {
        if case .broken = content { return true }
        return false
    }

    /// The value of a key in a table.
    subscript(key: String) -> YamlNode? {
        guard case .table(let pairs) = content else { return nil }
        return pairs.first { $0.key == key }?.value
    }
}
