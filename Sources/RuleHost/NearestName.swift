/// Finds what someone may have meant.
enum NearestName {
    /// The name that differs least from what was written, if it differs little enough to be meant.
    static func of(_ written: String, among names: [String]) -> String? {
        let limit = max(2, written.count / 3)
        return names.map { (distance(Array(written.utf8), Array($0.utf8)), $0) }
            .filter { $0.0 <= limit }
            .min { $0 < $1 }?.1
    }

    /// How many letters must be put in, left out or changed to make one of the other.
    private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var row = Array(0...b.count)
        for (i, letter) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in b.enumerated() {
                let changed = diagonal + (letter == other ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(changed, row[j] + 1, diagonal + 1)
            }
        }
        return row[b.count]
    }
}
