import ArgumentParser

/// The command that was probably meant.
enum NearestCommand {
    /// A line that offers it; nil where the word is a command, an option, or like none.
    static func hint(for word: String?) -> String? {
        let names = Keste.configuration.subcommands.compactMap { $0.configuration.commandName }
        guard let word, !word.hasPrefix("-"), !names.contains(word), let nearest = nearest(to: word, of: names) else {
            return nil
        }
        return "Did you mean 'keste \(nearest)'?\n"
    }

    /// The name that is fewest letters away; nil where all are further than a third of the word.
    static func nearest(to word: String, of names: [String]) -> String? {
        let best = names.map { (name: $0, distance: distance(word, $0)) }.min { $0.distance < $1.distance }
        guard let best, best.distance <= max(1, word.unicodeScalars.count / 3) else { return nil }
        return best.name
    }

    /// How many letters must be put in, left out or changed.
    private static func distance(_ left: String, _ right: String) -> Int {
        let right = Array(right.unicodeScalars)
        var row = Array(0...right.count)
        for (index, letter) in left.unicodeScalars.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in right.indices {
                let change = diagonal + (letter == right[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(change, diagonal + 1, row[column] + 1)
            }
        }
        return row[right.count]
    }
}
