/// Makes damaged calendars of whole ones: octets, lines, numbers, words, depth, length, line ends.
package struct FuzzMutator {
    private var random: FuzzRandom
    private var octets: [UInt8]
    private let seeds: [[UInt8]]

    /// No input grows beyond it, so that a million take minutes.
    static let longest = 64 << 10

    package init(seed: UInt64, input: UInt64, seeds: [[UInt8]] = FuzzSeeds.all) {
        random = FuzzRandom(seed: seed, input: input)
        self.seeds = seeds
        octets = []
        octets = random.isOneIn(64) ? [] : seeds[random.below(seeds.count)]
    }

    /// The input: a seed, changed one to eight times.
    package mutating func input() -> [UInt8] {
        // A few pass as they are, so that the whole way is walked with what is right too.
        guard !random.isOneIn(200) else { return octets }
        for _ in 0...random.below(8) {
            mutate()
            if octets.count > Self.longest { octets.removeLast(octets.count - Self.longest) }
        }
        return octets
    }

    private mutating func mutate() {
        switch random.below(20) {
        case 0: flipBits()
        case 1: replaceOctet()
        case 2: insertOctets()
        case 3: removeOctets()
        case 4: truncate()
        case 5: duplicateLines()
        case 6: removeLine()
        case 7: moveLine()
        case 8: splice()
        case 9, 10: setNumber()
        case 11, 12: insertWord()
        case 13: replaceValue()
        case 14: changeLineEnds()
        case 15: lengthenLine()
        case 16: nest()
        case 17: insertScalars()
        case 18: foldSomewhere()
        default: changeCase()
        }
    }

    // MARK: - Octets

    private mutating func flipBits() {
        guard !octets.isEmpty else { return }
        for _ in 0...random.below(4) { octets[random.below(octets.count)] ^= 1 << UInt8(random.below(8)) }
    }

    private mutating func replaceOctet() {
        guard !octets.isEmpty else { return }
        let marks = Array("\0\t\n\r \",:;=\\^TZP-+0159/".utf8) + [0x7F, 0x80, 0xC3, 0xE2, 0xF0, 0xFE, 0xFF]
        octets[random.below(octets.count)] = marks[random.below(marks.count)]
    }

    private mutating func insertOctets() {
        let place = random.below(octets.count + 1)
        let piece = (0...random.below(12)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        octets.insert(contentsOf: piece, at: place)
    }

    private mutating func removeOctets() {
        guard !octets.isEmpty else { return }
        let start = random.below(octets.count)
        octets.removeSubrange(start..<min(octets.count, start + 1 + random.below(40)))
    }

    private mutating func truncate() {
        guard !octets.isEmpty else { return }
        if random.isOneIn(4) {
            octets.removeFirst(random.below(octets.count))
        } else {
            octets.removeLast(random.below(octets.count))
        }
    }

    private mutating func insertScalars() {
        var text = ""
        for _ in 0...random.below(6) {
            let value: UInt32 =
                switch random.below(4) {
                case 0: UInt32(random.below(0x80))
                case 1: [0x85, 0xA0, 0xAD, 0x2028, 0x2029, 0x202E, 0xFEFF, 0xFFFD, 0xFFFE][random.below(9)]
                case 2: UInt32(random.below(0x3000))
                default: UInt32(random.below(0x11_0000))
                }
            if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
        }
        octets.insert(contentsOf: text.utf8, at: random.below(octets.count + 1))
    }

    // MARK: - Lines

    /// The physical lines, with their ends.
    private var lines: [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = 0
        for index in octets.indices where octets[index] == UInt8(ascii: "\n") {
            lines.append(start..<index + 1)
            start = index + 1
        }
        if start < octets.count { lines.append(start..<octets.count) }
        return lines
    }

    private mutating func pickLine() -> Range<Int>? {
        let lines = lines
        return lines.isEmpty ? nil : lines[random.below(lines.count)]
    }

    private mutating func duplicateLines() {
        guard let line = pickLine() else { return }
        let end = min(octets.count, line.upperBound + random.below(300))
        let piece = Array(octets[line.lowerBound..<end])
        for _ in 0..<(random.isOneIn(50) ? 200 : 1) where octets.count < Self.longest {
            octets.insert(contentsOf: piece, at: line.lowerBound)
        }
    }

    private mutating func removeLine() {
        guard let line = pickLine() else { return }
        octets.removeSubrange(line)
    }

    private mutating func moveLine() {
        guard let line = pickLine() else { return }
        let piece = Array(octets[line])
        octets.removeSubrange(line)
        octets.insert(contentsOf: piece, at: pickLine()?.lowerBound ?? 0)
    }

    private mutating func splice() {
        let other = seeds[random.below(seeds.count)]
        let start = random.below(other.count)
        let piece = other[start..<min(other.count, start + 1 + random.below(400))]
        octets.insert(contentsOf: piece, at: pickLine()?.lowerBound ?? 0)
    }

    private mutating func changeLineEnds() {
        let end = ["\n", "\r", "\r\n", "\n\r", "\r\r\n", "\r\n\r\n", " \r\n", "\u{2028}", "\0\r\n"][random.below(9)]
        let ends = octets.indices.filter { octets[$0] == UInt8(ascii: "\n") }
        guard !ends.isEmpty else { return }
        let wanted = random.isOneIn(3) ? ends : [ends[random.below(ends.count)]]
        for index in wanted.reversed() {
            let start = index > 0 && octets[index - 1] == UInt8(ascii: "\r") ? index - 1 : index
            octets.replaceSubrange(start...index, with: end.utf8)
        }
    }

    private mutating func lengthenLine() {
        guard let line = pickLine(), let end = octets[line].firstIndex(where: { $0 == 10 || $0 == 13 }) else { return }
        let piece = Array(FuzzSeeds.words[random.below(FuzzSeeds.words.count)].utf8)
        let count = random.isOneIn(20) ? 2000 : random.below(60)
        for _ in 0..<count where octets.count < Self.longest { octets.insert(contentsOf: piece, at: end) }
    }

    private mutating func foldSomewhere() {
        guard !octets.isEmpty else { return }
        let fold = ["\r\n ", "\n ", "\r\n\t", "\r\n  ", "\n\t", "\r\n \r\n "][random.below(6)]
        octets.insert(contentsOf: fold.utf8, at: random.below(octets.count))
    }

    private mutating func nest() {
        let name = ["VEVENT", "VCALENDAR", "VALARM", "VTIMEZONE", "STANDARD", "X-A"][random.below(6)]
        let depth = random.isOneIn(20) ? 1500 : 1 + random.below(6)
        let begin = Array("BEGIN:\(name)\r\n".utf8)
        let end = Array("END:\(name)\r\n".utf8)
        let place = pickLine()?.lowerBound ?? 0
        if !random.isOneIn(3) { for _ in 0..<depth { octets.insert(contentsOf: end, at: place) } }
        for _ in 0..<depth { octets.insert(contentsOf: begin, at: place) }
    }

    // MARK: - Values

    private mutating func setNumber() {
        let numbers = octets.indices.filter { index in
            octets[index].isDigit && (index == 0 || !octets[index - 1].isDigit)
        }
        guard !numbers.isEmpty else { return }
        let start = numbers[random.below(numbers.count)]
        var end = start
        while end < octets.count, octets[end].isDigit { end += 1 }
        let extremes = FuzzSeeds.numbers
        if random.isOneIn(3) {
            for index in start..<end { octets[index] = UInt8(ascii: "0") + UInt8(random.below(10)) }
        } else {
            octets.replaceSubrange(start..<end, with: extremes[random.below(extremes.count)].utf8)
        }
    }

    private mutating func insertWord() {
        let word = FuzzSeeds.words[random.below(FuzzSeeds.words.count)]
        if random.isOneIn(2), let line = pickLine() {
            octets.insert(contentsOf: Array((word + "\r\n").utf8), at: line.lowerBound)
        } else {
            octets.insert(contentsOf: word.utf8, at: random.below(octets.count + 1))
        }
    }

    private mutating func replaceValue() {
        guard let line = pickLine(), let colon = octets[line].firstIndex(of: UInt8(ascii: ":")) else { return }
        let end = octets[colon..<line.upperBound].firstIndex { $0 == 10 || $0 == 13 } ?? line.upperBound
        let values = FuzzSeeds.values
        octets.replaceSubrange(colon + 1..<end, with: values[random.below(values.count)].utf8)
    }

    private mutating func changeCase() {
        guard let line = pickLine() else { return }
        for index in line where octets[index] >= 0x41 && octets[index] & 0xDF <= 0x5A { octets[index] ^= 0x20 }
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
}
