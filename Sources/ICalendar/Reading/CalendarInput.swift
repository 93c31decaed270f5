import Glibc

/// Where the octets of a file come from, piece by piece, so that a large file is never in memory as a whole.
///
/// UTF-16 is turned into UTF-8 on the way. A class, because it owns a buffer and perhaps a file.
final class CalendarInput {
    private enum Source {
        case octets([UInt8])
        /// Owned: closed with the input, unless another input reads the same one.
        case file(FileHandle)
    }

    private final class FileHandle {
        let descriptor: Int32
        init(_ descriptor: Int32) { self.descriptor = descriptor }
        deinit { close(descriptor) }
    }

    private let source: Source
    /// How many octets there are in all, when the file is opened.
    let size: Int
    private var offset = 0
    private let buffer: UnsafeMutableRawBufferPointer
    private var transcoder: UTF16Transcoder?
    private var transcoded: [UInt8] = []
    /// What was transcoded, at a place that does not move.
    private var outlet: UnsafeMutableRawBufferPointer?
    private var hasBegun = false
    /// The reason for which the rest could not be read.
    private(set) var failure: String?
    /// Which way of writing the characters the file has, if it is not UTF-8.
    var isUTF16: Bool { transcoder != nil }

    private static let pieceSize = 256 << 10

    private init(source: Source, size: Int, pieceSize: Int) {
        self.source = source
        self.size = size
        buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(4, pieceSize), alignment: 16)
    }

    deinit {
        buffer.deallocate()
        outlet?.deallocate()
    }

    /// - Parameter pieceSize: For tests, which split a file at every place; at least 4 are read at a time.
    convenience init(_ octets: [UInt8], pieceSize: Int = CalendarInput.pieceSize) {
        self.init(source: .octets(octets), size: octets.count, pieceSize: pieceSize)
    }

    /// Opens a file. What is no regular file (a pipe) is read to its end at once, up to a gibibyte.
    convenience init(path: String) throws(ICalendarDiagnostic) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.unreadable(errno) }
        let file = FileHandle(descriptor)
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Self.unreadable(errno) }
        switch status.st_mode & S_IFMT {
        case S_IFREG: self.init(source: .file(file), size: Int(status.st_size), pieceSize: Self.pieceSize)
        case S_IFDIR:
            throw ICalendarDiagnostic(
                .error, id: "ical/unreadable", at: nil, message: "this is a folder, not a file",
                fix: "name one of the files in it")
        default: self.init(try Self.all(of: file))
        }
    }

    private static let longestPipe = 1 << 30

    private static func all(of file: FileHandle) throws(ICalendarDiagnostic) -> [UInt8] {
        var octets: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: pieceSize)
        while true {
            let got = piece.withUnsafeMutableBytes { read(file.descriptor, $0.baseAddress, $0.count) }
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw unreadable(errno) }
            if got == 0 { return octets }
            octets += piece[..<got]
            guard octets.count <= longestPipe else {
                throw ICalendarDiagnostic(
                    .error, id: "ical/limit", at: nil, message: "more than 1 GiB came through the pipe",
                    fix: "save it as a file and name that: a file is read piece by piece")
            }
        }
    }

    private static func unreadable(_ code: Int32) -> ICalendarDiagnostic {
        let reason = code == ENOENT ? "there is no such file" : "it cannot be read: \(String(cString: strerror(code)))"
        return ICalendarDiagnostic(
            .error, id: "ical/unreadable", at: nil, message: reason, fix: "look whether the name is right")
    }

    /// The same file again, from its beginning.
    func again() -> CalendarInput { CalendarInput(source: source, size: size, pieceSize: buffer.count) }

    /// The next octets, in UTF-8 as far as the file is UTF-8 or UTF-16; nil at the end. They stay only until the next
    /// call.
    func next() -> UnsafeRawBufferPointer? {
        while let piece = nextRaw() {
            if !hasBegun {
                hasBegun = true
                transcoder = UTF16Transcoder(startOf: piece)
            }
            guard transcoder != nil else { return piece }
            transcoded.removeAll(keepingCapacity: true)
            transcoder?.append(piece, to: &transcoded)
            if !transcoded.isEmpty { return keepTranscoded() }
        }
        transcoded.removeAll(keepingCapacity: true)
        transcoder?.finish(into: &transcoded)
        return transcoded.isEmpty ? nil : keepTranscoded()
    }

    /// The transcoded octets at a place that does not move.
    private func keepTranscoded() -> UnsafeRawBufferPointer {
        // Each unit of two octets becomes at most three, and a few may have waited from the piece before.
        let room = outlet ?? .allocate(byteCount: buffer.count * 2 + 16, alignment: 16)
        outlet = room
        let count = min(room.count, transcoded.count)
        transcoded.withUnsafeBytes { room.copyBytes(from: $0.prefix(count)) }
        return UnsafeRawBufferPointer(rebasing: room[..<count])
    }

    private func nextRaw() -> UnsafeRawBufferPointer? {
        switch source {
        case .octets(let octets):
            let count = min(buffer.count, octets.count - offset)
            guard count > 0 else { return nil }
            octets.withUnsafeBytes {
                buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[offset..<offset + count]))
            }
            offset += count
            return UnsafeRawBufferPointer(rebasing: buffer[..<count])
        case .file(let file):
            while true {
                let got = pread(file.descriptor, buffer.baseAddress, buffer.count, off_t(offset))
                if got < 0, errno == EINTR { continue }
                if got < 0 { failure = String(cString: strerror(errno)) }
                guard got > 0 else { return nil }
                offset += got
                return UnsafeRawBufferPointer(rebasing: buffer[..<got])
            }
        }
    }
}
