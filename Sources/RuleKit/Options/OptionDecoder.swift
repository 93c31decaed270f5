package import CampaignModel

/// Options from what a calendar says, over what holds where it does not.
///
/// Everything that is wrong is collected: after a wrong value reading goes on with what holds by default.
package struct OptionDecoder {
    /// What came of it.
    package struct Result<Options> {
        package var options: Options
        package var errors: [OptionError]
        /// Every key of the rule's settings, with what holds by default; empty where nothing does.
        package var defaults: [RuleSettings.Value.Pair]
    }

    package static func decode<Options: RuleOptions>(
        _ type: Options.Type, from given: [RuleSettings.Value.Pair]
    ) -> Result<Options> {
        let reading = OptionReading()
        var options = Options()
        var defaults: [RuleSettings.Value.Pair] = []
        do {
            let tree = try OptionEncoder.encode(options)
            if case .table(let pairs) = tree { defaults = pairs }
            options = try OptionValueDecoder(
                given: .table(given), fallback: tree, codingPath: [], path: [], reading: reading
            ).read(type)
        } catch let error as OptionError {
            reading.errors.append(error)
        } catch {
            reading.errors.append(OptionError(path: [], message: message(for: error)))
        }
        let known = reading.tables.first { $0.path.isEmpty }?.asked ?? []
        for key in known where !defaults.contains(where: { $0.key == key }) {
            defaults.append(RuleSettings.Value.Pair(key: key, value: .scalar("")))
        }
        if reading.tables.isEmpty {
            // A rule without options never asks for a key, and so never saw these.
            for pair in given {
                reading.errors.append(OptionError(path: [pair.key], message: "this rule has no options"))
            }
        }
        reading.errors += reading.tables.flatMap(\.unknownKeys)
        return Result(options: options, errors: reading.errors, defaults: defaults)
    }

    static func message(for error: any Error) -> String {
        switch error {
        case let fault as OptionFault: fault.description
        case DecodingError.dataCorrupted(let context): context.debugDescription
        case DecodingError.typeMismatch(_, let context): context.debugDescription
        case DecodingError.valueNotFound(_, let context): context.debugDescription
        case DecodingError.keyNotFound(_, let context): context.debugDescription
        default: String(describing: error)
        }
    }
}

/// What is collected while options are read.
final class OptionReading {
    var errors: [OptionError] = []
    var tables: [Table] = []

    /// A table of the calendar, and the keys of it that the options ask for.
    final class Table {
        let path: [String]
        let given: [String]
        var asked: [String] = []
        /// Reading ended early, so that `asked` does not tell all keys.
        var isBroken = false

        init(path: [String], given: [String]) {
            self.path = path
            self.given = given
        }

        func ask(for key: String) {
            if !asked.contains(key) { asked.append(key) }
        }

        var unknownKeys: [OptionError] {
            guard !isBroken else { return [] }
            return given.filter { !asked.contains($0) }.map { key in
                let known = asked.isEmpty ? "there are none" : "there are `\(asked.joined(separator: "`, `"))`"
                return OptionError(
                    path: path + [key], message: "`\(key)` is not an option: \(known)",
                    nearest: nearest(key, among: asked))
            }
        }
    }
}
