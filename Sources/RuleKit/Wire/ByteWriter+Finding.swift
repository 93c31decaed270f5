import CampaignModel

extension ByteWriter {
    mutating func write(_ finding: WireFinding) {
        write(finding.rule)
        write(finding.severity?.wireValue ?? 0)
        write(finding.text)
        write(Array(finding.events.prefix(ModuleMessage.mostSubjects)))
        write(Array(finding.contestants.prefix(ModuleMessage.mostSubjects)))
        write(Array(finding.channels.prefix(ModuleMessage.mostSubjects)))
        write(finding.fix?.cut())
        write(UInt8(finding.place == nil ? 0 : 1))
        if let place = finding.place { write(place) }
        write(Array(finding.notes.prefix(ModuleMessage.mostNotes))) { writer, note in
            writer.write(note.text)
            writer.write(note.place)
        }
        write(finding.edits) { writer, edit in
            writer.write(edit.entry)
            writer.write(edit.keys) { $0.write($1.cut()) }
            writer.write(edit.value.cut())
        }
    }

    mutating func write(_ place: WirePlace) {
        write(place.kind.rawValue)
        write(place.index)
    }

    mutating func write(_ text: WireText) {
        switch text {
        case .plain(let text):
            write(UInt8(0))
            write(text.cut())
        case .message(let id, let values):
            write(UInt8(1))
            write(id)
            write(values) { writer, named in
                writer.write(named.name)
                writer.write(named.value)
            }
        }
    }

    mutating func write(_ value: WireValue) {
        switch value {
        case .text(let text):
            write(UInt8(0))
            write(text.cut())
        case .number(let number):
            write(UInt8(1))
            write(number)
        case .duration(let seconds):
            write(UInt8(2))
            write(seconds)
        case .airtime(let seconds):
            write(UInt8(3))
            write(seconds)
        case .date(let day):
            write(UInt8(4))
            write(day)
        case .moment(let moment):
            write(UInt8(5))
            write(moment)
        case .span(let start, let end):
            write(UInt8(6))
            write(start)
            write(end)
        case .name(let place):
            write(UInt8(7))
            write(place)
        case .localized(let entries):
            write(UInt8(8))
            write(entries) { writer, entry in
                writer.write(entry.language)
                writer.write(entry.text.cut())
            }
        case .list(let values):
            write(UInt8(9))
            write(values) { $0.write($1) }
        }
    }

    private mutating func write(_ moment: WireValue.Moment) {
        write(moment.day)
        write(moment.second)
    }

    mutating func write(_ introduction: MessageIntroduction) {
        write(introduction.id)
        write(introduction.texts) { $0.write($1) }
        write(introduction.fixes) { $0.write($1) }
    }

    private mutating func write(_ template: WireTemplate) {
        write(template.language)
        write(template.parts) { writer, part in
            switch part {
            case .text(let text):
                writer.write(UInt8(0))
                writer.write(text.cut())
            case .place(let name, nil):
                writer.write(UInt8(1))
                writer.write(name)
            case .place(let name, let forms?):
                writer.write(UInt8(2))
                for text in [name, forms.one, forms.few, forms.many] { writer.write(text) }
            }
        }
    }
}
