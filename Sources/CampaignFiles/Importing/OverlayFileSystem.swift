/// The files of a calendar as they would be with some of them written anew.
struct OverlayFileSystem: CalendarFileSystem {
    let base: any CalendarFileSystem
    var written: [String: [UInt8]]

    func kind(of path: String) -> CalendarFileKind { written[path] == nil ? base.kind(of: path) : .file }

    func bytes(of path: String, limit: Int) throws(CalendarFileError) -> [UInt8] {
        if let bytes = written[path] { return bytes }
        return try base.bytes(of: path, limit: limit)
    }

    func read(_ path: String, piece: (borrowing [UInt8]) -> Void) throws(CalendarFileError) {
        if let bytes = written[path] { piece(bytes) } else { try base.read(path, piece: piece) }
    }

    func names(in folder: String) -> [String] { base.names(in: folder) }

    func isInside(_ path: String, of folder: String) -> Bool {
        written[path] != nil && base.kind(of: path) == .missing ? true : base.isInside(path, of: folder)
    }
}
