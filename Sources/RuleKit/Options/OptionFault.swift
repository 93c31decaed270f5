/// What is wrong with the text of an option: what was found, and what is expected, in words for a person.
///
/// An option type of an author's own can throw it from `init(from:)`.
public struct OptionFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong and how it should be written.
    public let description: String

    /// What is wrong and how it should be written: ``“25:00” is not a time of the day: write it like `22:00` ``.
    public init(_ description: String) {
        self.description = description
    }
}

/// An option that is wrong, and where.
package struct OptionError: Error, Hashable, Sendable {
    /// The keys from the rule's settings down to the value; `[0]` for an element of a list.
    package var path: [String]
    package var message: String
    /// The nearest key or word that would be right.
    package var nearest: String?

    package init(path: [String], message: String, nearest: String? = nil) {
        self.path = path
        self.message = message
        self.nearest = nearest
    }
}

/// The nearest of some words, if one is near enough to be meant.
func nearest(_ word: String, among candidates: [String]) -> String? {
    let best = candidates.map { (candidate: $0, distance: distance(word, $0)) }.min { $0.distance < $1.distance }
    guard let best, best.distance <= max(1, min(word.count, best.candidate.count) / 2) else { return nil }
    return best.candidate
}

/// How many letters must be put in, left out or changed to get from one word to another.
private func distance(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left.prefix(64)), Array(right.prefix(64)))
    var row = Array(0...right.count)
    for (i, letter) in left.enumerated() {
        var diagonal = row[0]
        row[0] = i + 1
        for (j, other) in right.enumerated() {
            let above = row[j + 1]
            row[j + 1] = min(above + 1, row[j] + 1, diagonal + (letter == other ? 0 : 1))
            diagonal = above
        }
    }
    return row[right.count]
}
