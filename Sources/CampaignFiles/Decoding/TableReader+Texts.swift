import CampaignModel

extension TableReader {
    /// A text: plain, or a table by language.
    func localized(_ key: String, languages: [String]) -> LocalizedText? {
        node(key).flatMap { localized($0, key, languages: languages) }
    }

    func localized(_ node: YamlNode, _ key: String, languages: [String]) -> LocalizedText? {
        guard case .table(let pairs) = node.content else { return words(node, key).map { LocalizedText($0) } }
        var entries: [LocalizedText.Entry] = []
        for pair in pairs {
            if node.isFlow, pair.value.isEmpty {
                reading.error(
                    .slip, at: pair.place,
                    "“\(pair.key)” is a key without a value here, because a comma stands before it",
                    fix: Self.withoutComma(pair, in: pairs))
                continue
            }
            do {
                let language = try NameValue.language(pair.key)
                if !languages.isEmpty, !languages.contains(language) {
                    reading.warn(
                        .language, at: pair.place,
                        "“\(language)” is not among the languages of the campaign: \(languages.joined(separator: ", "))"
                            + Nearest.question(language, among: languages),
                        fix: "add it to languages:, or write the text under one of them")
                }
                if let text = words(pair.value, pair.key) {
                    entries.append(LocalizedText.Entry(language: language, text: text))
                }
            } catch {
                reading.error(error, at: pair.place)
            }
        }
        if pairs.isEmpty {
            reading.error(
                .empty, at: node.place, "“\(key)” has no text", fix: "write \(key): {en: …}, or the text alone")
        }
        return LocalizedText(entries)
    }

    /// A text with something to read in it.
    private func words(_ node: YamlNode, _ key: String) -> String? {
        guard let text = scalar(node, key) else { return nil }
        if text.unicodeScalars.allSatisfy({ $0.properties.isWhitespace || Self.isUnseen($0) }) {
            reading.error(
                .empty, at: node.place, "“\(key)” has nothing but blanks", fix: "write a text, or leave the key out")
            return nil
        }
        return text
    }

    /// Where it comes from: `source:`, `note:`, `illustrative:`.
    func provenance(keys: Set<String>, languages: [String]) -> Provenance {
        var provenance = Provenance()
        if has("source") { provenance.sources = texts("source") }
        if has("note") {
            provenance.note = localized("note", languages: languages)?.text(in: nil, fallback: languages)
        }
        guard let node = node("illustrative") else { return provenance }
        guard case .list(let items) = node.content else {
            if value("illustrative", NumberValue.flag) == true { provenance.illustrative = .everything }
            return provenance
        }
        var named: [String] = []
        for item in items {
            guard let key = scalar(item, "illustrative") else { continue }
            if !keys.contains(key) {
                reading.error(
                    .unknownKey, at: item.place,
                    "“\(key)” is no key of \(what)\(Nearest.question(key, among: keys.sorted()))",
                    fix: "name the keys whose values are invented, or write illustrative: true")
            }
            named.append(key)
        }
        provenance.illustrative = named.isEmpty ? .nothing : .keys(named)
        return provenance
    }

    /// Says of keys that they are read and checked, that nothing goes by them yet, and what holds in their place.
    func warnNotUsedYet(_ keys: [String], instead: String? = nil) -> Bool {
        var isAny = false
        for pair in all where keys.contains(pair.key) {
            isAny = true
            reading.warn(
                .notUsedYet, at: pair.place,
                "“\(pair.key)” of \(what) is read and checked, but not used yet" + (instead.map { ": \($0)" } ?? ""))
        }
        return isAny
    }
}
