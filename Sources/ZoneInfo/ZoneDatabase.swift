import Glibc

/// The system's time zone database: a folder of TZif files, as the package tzdata installs it.
///
/// Each call asks the files as they then are, so that an update of tzdata counts at once, in a long-running process
/// too; only the list of names is kept, until its file changes. What has been read, a `Zone`, never changes.
public struct ZoneDatabase: Sendable {
    /// The folder that holds the files, `/usr/share/zoneinfo` unless `TZDIR` names another.
    public let folder: String

    /// The database in a folder.
    public init(folder: String) {
        self.folder = folder
    }

    /// The database of this machine: the folder that `TZDIR` names, else `/usr/share/zoneinfo`.
    public static var system: ZoneDatabase {
        if let named = getenv("TZDIR"), named.pointee != 0 { return ZoneDatabase(folder: String(cString: named)) }
        return ZoneDatabase(folder: "/usr/share/zoneinfo")
    }

    /// The zone with an IANA name: `Asia/Almaty`.
    ///
    /// - Throws: `ZoneError`, for a name that is not in the database, a damaged file, or no database at all.
    public func zone(_ identifier: String) throws(ZoneError) -> Zone {
        guard Self.isName(identifier) else {
            throw ZoneError(.unknownZone, "there is no time zone named “\(identifier)”")
        }
        guard let bytes = Self.contents(of: "\(folder)/\(identifier)") ?? contentsOfTarget(of: identifier) else {
            guard exists else {
                throw ZoneError(
                    .noDatabase, "there is no time zone database in \(folder): install the package tzdata, or set TZDIR"
                )
            }
            throw ZoneError(.unknownZone, "there is no time zone named “\(identifier)”")
        }
        do {
            return try TZifReader.read(bytes, identifier: identifier)
        } catch {
            throw ZoneError(error.code, "the file \(folder)/\(identifier) cannot be read: \(error)")
        }
    }

    /// Whether the folder holds a zone database.
    public var exists: Bool {
        ["zone1970.tab", "zone.tab", "tzdata.zi", "Etc/UTC", "UTC"].contains { access("\(folder)/\($0)", R_OK) == 0 }
    }

    /// The release of the database, such as `2025b`; nil if the folder does not say.
    public var release: String? {
        guard let bytes = Self.contents(of: "\(folder)/tzdata.zi") ?? Self.contents(of: "\(folder)/+VERSION") else {
            return nil
        }
        let line = String(decoding: bytes.prefix { $0 != 10 }, as: UTF8.self)
        return line.hasPrefix("# version ") ? String(line.dropFirst(10)) : line
    }

    /// Whether a text can be the name of a zone: nothing that could lead out of the folder.
    static func isName(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count < 256 && text.first != "/"
            && text.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
                !part.isEmpty && part.first != "." && part.utf8.allSatisfy(isNameOctet)
            }
    }

    private static func isNameOctet(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "+"):
            true
        default: false
        }
    }

    /// The bytes of a regular file of at most 4 MiB, or nil.
    static func contents(of path: String) -> [UInt8]? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= 4 << 20 else {
            return nil
        }
        var filled = 0
        let size = Int(status.st_size)
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while filled < size {
                let got = read(file, buffer.baseAddress.map { $0 + filled }, size - filled)
                if got <= 0 { break }
                filled += got
            }
            count = filled
        }
        return filled == size ? bytes : nil
    }
}
