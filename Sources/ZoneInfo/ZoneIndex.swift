import Glibc
import Synchronization

/// The names of a database, as its list of zones has them.
struct ZoneIndex: Sendable {
    let identifiers: [String]
    /// The names by their small letters.
    let spellings: [String: String]

    init(_ identifiers: [String]) {
        self.identifiers = identifiers
        spellings = Dictionary(identifiers.map { ($0.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Lists that were read, by their folder, each for as long as its file stays what it was: a list is some hundred
    /// kilobytes of text, and each file with a strange TZID asks for it.
    static let known = Mutex<[String: (Stamp, ZoneIndex)]>([:])

    /// What tells that a file was written anew.
    struct Stamp: Equatable {
        private let file: [Int]

        /// Nil where there is no such file.
        init?(_ path: String) {
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            file = [
                Int(status.st_dev), Int(status.st_ino), Int(status.st_size), status.st_mtim.tv_sec,
                status.st_mtim.tv_nsec,
            ]
        }
    }
}
