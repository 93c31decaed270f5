/// The nearest thing that would be right, for whoever wrote an id, a key or a word that is none.
package enum Nearest {
    /// `; did you mean “kind”?`, or nothing where nothing is near.
    package static func question(_ word: String, among candidates: some Sequence<String>) -> String {
        match(word, among: candidates).map { "; did you mean “\($0)”?" } ?? ""
    }

    /// The candidate that the fewest changes of a letter lead to, if those are few for its length.
    package static func match(_ word: String, among candidates: some Sequence<String>) -> String? {
        let wanted = Array(word.lowercased().unicodeScalars.prefix(80))
        guard !wanted.isEmpty else { return nil }
        var best: (distance: Int, word: String)?
        for candidate in candidates {
            let letters = Array(candidate.lowercased().unicodeScalars.prefix(80))
            let isSameStem = wanted.count > 4 && letters.prefix(4) == wanted.prefix(4)
            let limit = min(best?.distance ?? .max, allowed(max(wanted.count, letters.count)) + (isSameStem ? 1 : 0))
            guard limit >= 0, abs(wanted.count - letters.count) <= limit else { continue }
            let distance = distance(wanted, letters)
            // Of two that are as near the first in the alphabet, whatever order they come in.
            if distance <= limit, best.map({ (distance, candidate) < ($0.distance, $0.word) }) ?? true {
                best = (distance, candidate)
            }
        }
        return best?.word
    }

    private static func allowed(_ length: Int) -> Int { length <= 3 ? 1 : length <= 5 ? 2 : max(2, length / 3) }

    /// Letters put in, left out, changed, or two neighbours swapped.
    private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...b.count)
        for i in 1...max(1, a.count) where !a.isEmpty {
            var row = [i] + Array(repeating: 0, count: b.count)
            for j in b.indices {
                let same = a[i - 1] == b[j] ? 0 : 1
                row[j + 1] = min(last[j + 1] + 1, row[j] + 1, last[j] + same)
                if i > 1, j > 0, a[i - 1] == b[j - 1], a[i - 2] == b[j] {
                    row[j + 1] = min(row[j + 1], beforeLast[j - 1] + 1)
                }
            }
            beforeLast = last
            last = row
        }
        return last[b.count]
    }
}
