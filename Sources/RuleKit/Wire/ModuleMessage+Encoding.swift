import CampaignModel

extension ModuleMessage {
    /// The type byte of a frame.
    enum FrameType: UInt8 {
        case hello = 1
        case optionError
        case ruleStarted
        case finding
        case ruleFinished
        case done
        case message
    }

    /// The frame of a message: `u32` length of what follows, `u8` type, payload; nil if it would be too long to send.
    ///
    /// Texts of findings are cut to what fits; only a `hello` with huge examples can be too long.
    package var frame: [UInt8]? {
        var payload = ByteWriter()
        let type: FrameType
        switch self {
        case .hello(let protocolVersion, let rules):
            type = .hello
            payload.write(protocolVersion)
            payload.write(rules) { $0.write($1) }
        case .optionError(let rule, let path, let message, let nearest):
            type = .optionError
            payload.write(rule)
            payload.write(path) { $0.write($1.cut()) }
            payload.write(message.cut())
            payload.write(nearest?.cut())
        case .ruleStarted(let rule):
            type = .ruleStarted
            payload.write(rule)
        case .message(let introduction):
            type = .message
            payload.write(introduction)
        case .finding(let finding):
            type = .finding
            payload.write(finding)
        case .ruleFinished(let rule):
            type = .ruleFinished
            payload.write(rule)
        case .done:
            type = .done
        }
        guard payload.bytes.count < Self.longestFrame else { return nil }
        var frame = ByteWriter()
        frame.write(count: payload.bytes.count + 1)
        frame.write(type.rawValue)
        return frame.bytes + payload.bytes
    }
}

extension ByteWriter {
    mutating func write(_ rule: RuleDescription) {
        write(rule.id)
        write(rule.summary.cut())
        write(rule.reference?.cut())
        write(rule.severity.wireValue)
        write(rule.options) { $0.write($1) }
        write(rule.examples) { $0.write($1) }
    }

    mutating func write(_ pair: RuleSettings.Value.Pair) {
        write(pair.key)
        write(pair.value)
    }

    mutating func write(_ value: RuleSettings.Value) {
        switch value {
        case .scalar(let text):
            write(UInt8(0))
            write(text)
        case .list(let values):
            write(UInt8(1))
            write(values) { $0.write($1) }
        case .table(let pairs):
            write(UInt8(2))
            write(pairs) { $0.write($1) }
        }
    }

    mutating func write(_ example: Example) {
        write(example.name)
        write(example.yaml)
        write(example.files) { writer, file in
            writer.write(file.name)
            writer.write(file.text)
        }
        write(example.expected) { writer, finding in
            writer.write(finding.events) { $0.write($1) }
            writer.write(finding.contestants) { $0.write($1) }
            writer.write(finding.channels) { $0.write($1) }
            writer.write(finding.message)
        }
        write(example.file)
        write(Int32(clamping: example.line))
    }
}

extension Severity {
    /// 1 note, 2 warning, 3 error; 0 is kept for none.
    var wireValue: UInt8 {
        switch self {
        case .note: 1
        case .warning: 2
        case .error: 3
        }
    }

    init?(wireValue: UInt8) {
        switch wireValue {
        case 1: self = .note
        case 2: self = .warning
        case 3: self = .error
        default: return nil
        }
    }
}

extension String {
    /// The text up to the longest that is sent, cut between characters.
    func cut() -> String {
        guard utf8.count > ModuleMessage.longestText else { return self }
        var kept = ""
        var size = 3  // the ellipsis
        for character in self {
            size += character.utf8.count
            if size > ModuleMessage.longestText { break }
            kept.append(character)
        }
        return kept + "…"
    }
}
