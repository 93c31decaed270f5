/// Which events a calendar has, to find those that are one to every reader though they are two.
struct IdentityTable {
    struct Entry {
        var line: Int
        var sequence: Int
        var stamp: String
    }

    private var entries: [String: Entry] = [:]
    /// UIDs of series and single events, and of exceptions whose series has not come yet.
    private var masters: Set<String> = []
    private(set) var exceptions: [(uid: String, place: TextPosition)] = []

    /// The one that was there before with the same name, UID and RECURRENCE-ID.
    mutating func enter(_ key: String, _ entry: Entry) -> Entry? {
        guard let earlier = entries[key] else {
            entries[key] = entry
            return nil
        }
        return earlier
    }

    mutating func master(_ uid: String) { masters.insert(uid) }

    mutating func exception(_ uid: String, at place: TextPosition) { exceptions.append((uid, place)) }

    /// Exceptions to a series that the file does not have.
    var orphans: [(uid: String, place: TextPosition)] { exceptions.filter { !masters.contains($0.uid) } }
}
