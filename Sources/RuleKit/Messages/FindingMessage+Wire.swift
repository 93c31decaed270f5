extension FindingMessage {
    /// The message's name and values, each value once, in the order in which the texts first have a place for it.
    var wireText: WireText {
        var names = PlaceNames()
        var values: [WireValue.Named] = []
        for template in (Self.text.templates + (Self.fix?.templates ?? [])).map(\.template) {
            for case .place(let raw, _, let value) in template.parts {
                let (name, isNew) = names.name(of: raw)
                if isNew { values.append(WireValue.Named(name: name, value: value(self))) }
            }
        }
        return .message(id: Self.id, values: values)
    }
}

extension MessageIntroduction {
    /// What the host must know of a message of a rule before it hears of one.
    init<Message: FindingMessage>(_: Message.Type) {
        var names = PlaceNames()
        func wire(_ texts: MessageTexts<Message>) -> [WireTemplate] {
            texts.templates.map { language, template in
                WireTemplate(
                    language: language,
                    parts: template.parts.map { part in
                        switch part {
                        case .text(let text): .text(text)
                        case .place(let raw, let plural, _): .place(names.name(of: raw).name, plural)
                        }
                    })
            }
        }
        self.init(id: Message.id, texts: wire(Message.text), fixes: Message.fix.map(wire) ?? [])
    }
}

/// The names of a message's places. A computed property has none that is the same in each build: it gets a number.
private struct PlaceNames {
    private var names: [String: String] = [:]
    private var unnamed = 0

    /// The name of a place, and whether it is met for the first time.
    mutating func name(of raw: String) -> (name: String, isNew: Bool) {
        if let known = names[raw] { return (known, false) }
        let hasName = !raw.isEmpty && !raw.contains("<")
        if !hasName { unnamed += 1 }
        let name = hasName ? raw : "value\(unnamed)"
        names[raw] = name
        return (name, true)
    }
}
