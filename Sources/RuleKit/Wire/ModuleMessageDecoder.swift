import CampaignModel

/// Messages from the bytes of a module, in pieces as they arrive.
///
/// Nothing is taken on trust: lengths and counts are checked before anything is kept, texts are made printable, and after
/// the first fault every further call throws the same error. Indices in findings are not checked here.
package struct ModuleMessageDecoder {
    private var buffer: [UInt8] = []
    private var consumed = 0
    private var failure: WireError?

    package init() {}

    /// Bytes that have come.
    package mutating func append(_ bytes: UnsafeRawBufferPointer) {
        guard failure == nil else { return }
        if consumed > 0 {
            buffer.removeFirst(consumed)
            consumed = 0
        }
        buffer.append(contentsOf: bytes)
    }

    /// Whether bytes have come that do not make a whole message: at the end of the pipe the module broke off.
    package var hasPartialMessage: Bool { failure == nil && buffer.count > consumed }

    /// The next whole message; nil until more bytes come.
    package mutating func next() throws(WireError) -> ModuleMessage? {
        if let failure { throw failure }
        do {
            return try decodeNext()
        } catch {
            failure = error
            buffer = []
            consumed = 0
            throw error
        }
    }

    private mutating func decodeNext() throws(WireError) -> ModuleMessage? {
        var reader = ByteReader(buffer[consumed...])
        guard reader.remaining >= 4 else { return nil }
        let length = Int(try reader.read(UInt32.self))
        guard length <= ModuleMessage.longestFrame else {
            throw WireError(
                .tooLong, "a message of \(length) bytes, more than the \(ModuleMessage.longestFrame) allowed")
        }
        guard length >= 1 else { throw WireError(.malformed, "an empty message") }
        guard reader.remaining >= length else { return nil }
        let start = consumed + 4
        var frame = ByteReader(buffer[start..<start + length])
        let message = try frame.readMessage()
        guard frame.remaining == 0 else { throw WireError(.malformed, "a message that goes on after its end") }
        consumed = start + length
        return message
    }
}

extension ByteReader {
    fileprivate mutating func readMessage() throws(WireError) -> ModuleMessage {
        let type = try read(UInt8.self)
        switch ModuleMessage.FrameType(rawValue: type) {
        case .hello:
            return .hello(
                protocolVersion: try read(),
                rules: try readList(ofSize: 18) { reader throws(WireError) in try reader.readRule() })
        case .optionError:
            return .optionError(
                rule: try readText(),
                path: try readList(ofSize: 4) { reader throws(WireError) in try reader.readText() },
                message: try readText(),
                nearest: try readOptional { reader throws(WireError) in try reader.readText() })
        case .ruleStarted: return .ruleStarted(try readText())
        case .message: return .message(try readIntroduction())
        case .finding: return .finding(try readFinding())
        case .ruleFinished: return .ruleFinished(try readText())
        case .done: return .done
        case nil: throw WireError(.unknownType, "a message of type \(type), which there is not")
        }
    }

    private mutating func readRule() throws(WireError) -> RuleDescription {
        RuleDescription(
            id: try readText(), summary: try readText(),
            reference: try readOptional { reader throws(WireError) in try reader.readText() },
            severity: try readSeverity(),
            options: try readList(ofSize: 9) { reader throws(WireError) in try reader.readPair(depth: 0) },
            examples: try readList(ofSize: 24) { reader throws(WireError) in try reader.readExample() })
    }

    private mutating func readSeverity() throws(WireError) -> Severity {
        guard let severity = Severity(wireValue: try read()) else {
            throw WireError(.malformed, "a message with a severity that there is not")
        }
        return severity
    }

    mutating func readPair(depth: Int) throws(WireError) -> RuleSettings.Value.Pair {
        RuleSettings.Value.Pair(key: try readText(), value: try readValue(depth: depth))
    }

    private mutating func readValue(depth: Int) throws(WireError) -> RuleSettings.Value {
        // Deep nesting would use up the host's stack.
        guard depth < 32 else { throw WireError(.malformed, "a message with options nested too deep") }
        switch try read(UInt8.self) {
        case 0: return .scalar(try readText(keepingLines: true))
        case 1:
            return .list(
                try readList(ofSize: 5) { reader throws(WireError) in try reader.readValue(depth: depth + 1) })
        case 2:
            return .table(
                try readList(ofSize: 9) { reader throws(WireError) in try reader.readPair(depth: depth + 1) })
        default: throw WireError(.malformed, "a message with a kind of option that there is not")
        }
    }

    private mutating func readTexts() throws(WireError) -> [String] {
        try readList(ofSize: 4) { reader throws(WireError) in try reader.readText() }
    }

    private mutating func readExample() throws(WireError) -> Example {
        Example(
            name: try readText(), yaml: try readText(keepingLines: true),
            files: try readList(ofSize: 8) { reader throws(WireError) in
                Example.File(name: try reader.readText(), text: try reader.readText(keepingLines: true))
            },
            expected: try readList(ofSize: 13) { reader throws(WireError) in
                .finding(
                    events: try reader.readTexts(), contestants: try reader.readTexts(),
                    channels: try reader.readTexts(),
                    message: try reader.readOptional { reader throws(WireError) in try reader.readText() })
            },
            file: try readText(), line: Int(try read(Int32.self)))
    }
}
