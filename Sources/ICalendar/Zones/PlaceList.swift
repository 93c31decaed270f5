import ZoneInfo

/// A name of a time zone as Outlook and Exchange show it to people: `(UTC+01:00) Amsterdam, Berlin, Bern, Rome`.
struct PlaceList {
    /// The offset in brackets, if there is one.
    var offset: UTCOffset?
    /// What stands after it, whole and cut into places; in small letters.
    var places: [String] = []

    /// A name taken apart; it need not be one of this form.
    init(_ text: Substring) {
        var rest = text
        if rest.first == "(", let close = rest.firstIndex(of: ")"),
            let offset = UTCOffset(written: rest[..<close].dropFirst())
        {
            self.offset = offset
            rest = rest[rest.index(after: close)...]
        }
        let whole = Self.key(of: rest)
        guard !whole.isEmpty else { return }
        places.append(whole)
        // “Greenwich Mean Time - Dublin / Edinburgh”, “Greenwich Mean Time : Dublin, Edinburgh”.
        let parts = rest.replacing(" - ", with: ",").split { ",/;:".contains($0) }.map(Self.key)
        if parts.count > 1 { places += parts.filter { !$0.isEmpty } }
    }

    /// A place as places are compared: in small letters, without full stops, spaces around it, and Windows' numbers of
    /// Russia's zones.
    static func key(of place: some StringProtocol) -> String {
        let text = place.lowercased().replacing(".", with: "")
        let end = text.firstRange(of: "(rtz")?.lowerBound ?? text.endIndex
        return text[..<end].trimmed
    }
}

extension UTCOffset {
    /// An offset as people and programs write it: `UTC+05:00`, `GMT+0500`, `GMT +01.00`, `UTC-3`, `+05:00`, `UTC`, `Z`.
    ///
    /// A sign means what it means in `UTC+05:00`: ahead of UTC. (`Etc/GMT-5` is a name of the database and no offset.)
    init?(written text: some StringProtocol) {
        var rest = Substring(text.trimmed.uppercased().replacing("\u{2212}", with: "-"))
        let hadName = ["UTC", "GMT"].contains { rest.hasPrefix($0) }
        if hadName { rest = rest.dropFirst(3).drop { $0 == " " } }
        if rest.isEmpty || rest == "Z" {
            guard hadName || rest == "Z" else { return nil }
            self.init(seconds: 0)
            return
        }
        guard let sign = rest.first, sign == "+" || sign == "-" else { return nil }
        rest = rest.dropFirst()
        var parts = rest.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "." }
        if parts.count == 1, rest.utf8.count == 4 || rest.utf8.count == 6 {
            parts = stride(from: 0, to: rest.utf8.count, by: 2).map { rest.dropFirst($0).prefix(2) }
        }
        guard (1...3).contains(parts.count), parts.allSatisfy({ (1...2).contains($0.utf8.count) }),
            rest.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") })
        else { return nil }
        let numbers = parts.compactMap { Int32($0) }
        guard numbers.count == parts.count, numbers[0] < 24, numbers.dropFirst().allSatisfy({ $0 < 60 }) else {
            return nil
        }
        let seconds = zip(numbers, [3600, 60, 1]).reduce(Int32(0)) { $0 + $1.0 * $1.1 }
        self.init(seconds: sign == "-" ? -seconds : seconds)
    }
}
