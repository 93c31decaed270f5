import CampaignModel

extension ByteReader {
    mutating func readFinding() throws(WireError) -> WireFinding {
        let rule = try readText()
        let weight = try read(UInt8.self)
        let severity = Severity(wireValue: weight)
        guard severity != nil || weight == 0 else {
            throw WireError(.malformed, "a finding with a severity that there is not")
        }
        let text = try readWireText()
        let (events, contestants, channels) = (try readIndices(), try readIndices(), try readIndices())
        let fix = try readOptional { reader throws(WireError) in try reader.readText() }
        let place = try readOptional { reader throws(WireError) in try reader.readPlace() }
        let notes = try readList(ofSize: 10) { reader throws(WireError) in
            WireNote(text: try reader.readWireText(), place: try reader.readPlace())
        }
        let edits = try readList(ofSize: 13) { reader throws(WireError) in
            WireEdit(
                entry: try reader.readPlace(),
                keys: try reader.readList(ofSize: 4) { reader throws(WireError) in try reader.readText() },
                value: try reader.readText())
        }
        guard notes.count <= ModuleMessage.mostNotes, edits.count <= ModuleMessage.mostNotes else {
            throw WireError(.malformed, "a finding with more than \(ModuleMessage.mostNotes) notes or edits")
        }
        return WireFinding(
            rule: rule, severity: severity, text: text, events: events, contestants: contestants,
            channels: channels, fix: fix, place: place, notes: notes, edits: edits)
    }

    private mutating func readPlace() throws(WireError) -> WirePlace {
        guard let kind = WirePlace.Kind(rawValue: try read()) else {
            throw WireError(.malformed, "a finding with a kind of place that there is not")
        }
        return WirePlace(kind: kind, index: try read())
    }

    private mutating func readWireText() throws(WireError) -> WireText {
        switch try read(UInt8.self) {
        case 0: return .plain(try readText())
        case 1:
            return .message(
                id: try readText(),
                values: try readList(ofSize: 9) { reader throws(WireError) in
                    WireValue.Named(name: try reader.readText(), value: try reader.readValue(depth: 0))
                })
        default: throw WireError(.malformed, "a text of a kind that there is not")
        }
    }

    private mutating func readValue(depth: Int) throws(WireError) -> WireValue {
        // Deep nesting would use up the host's stack.
        guard depth < 8 else { throw WireError(.malformed, "a message with values nested too deep") }
        switch try read(UInt8.self) {
        case 0: return .text(try readText())
        case 1: return .number(try read())
        case 2: return .duration(try read())
        case 3: return .airtime(try read())
        case 4: return .date(try read())
        case 5: return .moment(try readMoment())
        case 6: return .span(try readMoment(), try readMoment())
        case 7: return .name(try readPlace())
        case 8:
            return .localized(
                try readList(ofSize: 5) { reader throws(WireError) in
                    LocalizedText.Entry(
                        language: try reader.readOptional { reader throws(WireError) in try reader.readText() },
                        text: try reader.readText())
                })
        case 9:
            return .list(
                try readList(ofSize: 5) { reader throws(WireError) in try reader.readValue(depth: depth + 1) })
        default: throw WireError(.malformed, "a message with a kind of value that there is not")
        }
    }

    private mutating func readMoment() throws(WireError) -> WireValue.Moment {
        WireValue.Moment(day: try read(), second: try read())
    }

    mutating func readIntroduction() throws(WireError) -> MessageIntroduction {
        MessageIntroduction(
            id: try readText(),
            texts: try readList(ofSize: 8) { reader throws(WireError) in try reader.readTemplate() },
            fixes: try readList(ofSize: 8) { reader throws(WireError) in try reader.readTemplate() })
    }

    private mutating func readTemplate() throws(WireError) -> WireTemplate {
        WireTemplate(
            language: try readText(),
            parts: try readList(ofSize: 5) { reader throws(WireError) in
                switch try reader.read(UInt8.self) {
                case 0: return .text(try reader.readText())
                case 1: return .place(try reader.readText(), nil)
                case 2:
                    return .place(
                        try reader.readText(),
                        PluralForms(
                            one: try reader.readText(), few: try reader.readText(), many: try reader.readText()))
                default: throw WireError(.malformed, "a text with a kind of part that there is not")
                }
            })
    }
}
