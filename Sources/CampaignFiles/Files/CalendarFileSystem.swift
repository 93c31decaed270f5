/// Where the files of a calendar come from: a folder on disk, or texts in memory.
package protocol CalendarFileSystem: Sendable {
    /// What stands at a path.
    func kind(of path: String) -> CalendarFileKind
    /// The bytes of a file of at most `limit` bytes.
    func bytes(of path: String, limit: Int) throws(CalendarFileError) -> [UInt8]
    /// Hands out the bytes of a file piece by piece, so that a file of any size needs little memory.
    func read(_ path: String, piece: (borrowing [UInt8]) -> Void) throws(CalendarFileError)
    /// The names in a folder, sorted; empty where there is no such folder.
    func names(in folder: String) -> [String]
    /// Whether `path`, with links followed, lies inside of `folder`.
    func isInside(_ path: String, of folder: String) -> Bool
}

/// What stands at a path.
package enum CalendarFileKind: Hashable, Sendable {
    case file
    case folder
    /// Neither: a pipe, a device, a socket.
    case other
    case missing
    /// There is something on the way that may not be looked at.
    case forbidden
}

/// Why a file of a calendar could not be read.
package struct CalendarFileError: Error, Hashable, Sendable {
    package enum Code: Hashable, Sendable {
        case missing
        case forbidden
        case notAFile
        case tooLarge
        case unreadable
    }

    package let code: Code
    /// What the system said, where it said something.
    package let detail: String

    package init(_ code: Code, detail: String = "") {
        self.code = code
        self.detail = detail
    }

    /// What happened, for a person; goes on a sentence that begins with the file's name.
    package func sentence(about file: String) -> String {
        switch code {
        case .missing: "there is no file \(file)"
        case .forbidden: "\(file) may not be read: permission denied"
        case .notAFile: "\(file) is not a file"
        case .tooLarge: "\(file) is too large: \(detail)"
        case .unreadable: "\(file) cannot be read: \(detail)"
        }
    }
}
