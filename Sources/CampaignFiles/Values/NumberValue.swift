import CampaignModel

/// Reads numbers, shares and other short values.
enum NumberValue {
    /// A whole number from 0 on.
    static func whole(_ text: String) throws(Complaint) -> Int {
        var scanner = DigitScanner(text)
        guard let number = scanner.number(limit: 12), scanner.isAtEnd else {
            throw Complaint(
                .number, "“\(text)” is not a whole number",
                fix: "write digits only, without blanks or commas: \(nearWhole(text) ?? "1200")")
        }
        return number
    }

    /// The digits alone of `1 200`, `1'200`, `25m`, `about 400`; nil where a comma or a point makes it unsure.
    private static func nearWhole(_ text: String) -> String? {
        guard !text.contains(","), !text.contains("."), !text.contains("-") else { return nil }
        let digits = text.filter { $0.isASCII && $0.isNumber }
        return digits.isEmpty || digits.count > 12 ? nil : digits
    }

    /// A decimal number from 0 on (or below, if `signed`), as written.
    static func decimal(_ text: String, signed: Bool = false) throws(Complaint) -> String {
        var scanner = DigitScanner(text)
        if signed, !scanner.take("-") { _ = scanner.take("+") }
        if scanner.number(limit: 15) != nil {
            if scanner.isAtEnd { return text }
            if scanner.take("."), scanner.number(limit: 15) != nil, scanner.isAtEnd { return text }
            if text.filter({ $0 == "," }).count == 1, !text.contains(".") {
                let point = String(text.map { $0 == "," ? "." : $0 })
                throw Complaint(
                    .number, "“\(text)” has a decimal comma", fix: "write a decimal point: \(point)", near: point)
            }
        }
        throw Complaint(.number, "“\(text)” is not a number", fix: "write digits and a decimal point: 71.09")
    }

    /// A decimal number in hundredths; digits behind the second are refused.
    static func hundredths(_ text: String) throws(Complaint) -> Int64 {
        let parts = try decimal(text).split(separator: ".")
        let fraction = parts.count > 1 ? parts[1] : "0"
        guard parts[0].utf8.count <= 12, let whole = Int64(parts[0]), fraction.utf8.count <= 2,
            let part = Int64(fraction)
        else {
            throw Complaint(.number, "“\(text)” has more than two decimals", fix: "two decimals are enough: 0.25")
        }
        return whole * 100 + (fraction.utf8.count == 1 ? part * 10 : part)
    }

    /// `5%`, from 0 to 100, as written.
    static func percentage(_ text: String) throws(Complaint) -> String {
        guard text.hasSuffix("%") else {
            let near = (try? decimal(text)).map { "\($0)%" } ?? "5%"
            throw Complaint(
                .number, "“\(text)” is not a percentage", fix: "write a number and a percent sign: \(near)")
        }
        let number: String
        do {
            number = try decimal(String(text.dropLast().reversed().drop { $0 == " " }.reversed()))
        } catch { throw error.within("", "%") }
        guard let value = Double(number), value <= 100 else {
            throw Complaint(.number, "\(text) is more than all there is", fix: "percentages go from 0% to 100%")
        }
        return text
    }

    /// `50 km/h`
    static func speed(_ text: String) throws(Complaint) {
        let parts = text.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[1] == "km/h" else {
            let number = (try? decimal(text.filter { $0.isNumber || $0 == "." })) ?? "50"
            throw Complaint(.number, "“\(text)” is not a speed", fix: "write a number and km/h: \(number) km/h")
        }
        _ = try decimal(String(parts[0]))
    }

    /// `1 point`, `0.5 points`, `5%`, `30s`
    static func tolerance(_ text: String) throws(Complaint) -> Tolerance {
        if text.hasSuffix("%") {
            do {
                return .percent(hundredths: try hundredths(String(text.dropLast())))
            } catch { throw error.within("", "%") }
        }
        let parts = text.split(separator: " ")
        if parts.count == 2, parts[1] == "point" || parts[1] == "points" {
            return .points(hundredths: try hundredths(String(parts[0])))
        }
        guard let seconds = try? DurationValue.exact(text) else {
            let written = text.prefix { $0.isNumber || $0 == "." }
            let number = (try? decimal(String(written))) ?? "5"
            throw Complaint(
                .number, "“\(text)” is not a tolerance",
                fix: "write \(number)% for percent of the entitlement, \(number) points for points of share, or 30s")
        }
        return .seconds(seconds)
    }

    /// Degrees, at most `limit` from zero.
    static func degrees(_ text: String, limit: Double) throws(Complaint) -> String {
        let number = try decimal(text, signed: true)
        guard let value = Double(number), abs(value) <= limit else {
            throw Complaint(
                .number, "\(text) degrees is not on this earth",
                fix: "degrees north (-90 to 90) come first, degrees east (-180 to 180) second: [43.2567, 76.9286]")
        }
        return number
    }

    static func flag(_ text: String) throws(Complaint) -> Bool {
        switch text {
        case "true": return true
        case "false": return false
        case "yes", "Yes", "YES", "on", "On", "ON", "y", "True", "TRUE", "1":
            throw Complaint(.word, "“\(text)” is not true or false", fix: "write true")
        case "no", "No", "NO", "off", "Off", "OFF", "n", "False", "FALSE", "0":
            throw Complaint(.word, "“\(text)” is not true or false", fix: "write false")
        default: throw Complaint(.word, "“\(text)” is not true or false", fix: "write true or false")
        }
    }
}
