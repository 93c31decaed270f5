import CampaignFeeds
import Glibc

/// Writes files that belong together.
enum FileWriting {
    /// All files or none: each is complete beside its place before the first is moved there.
    static func write(_ files: [(path: String, bytes: [UInt8])]) throws(FeedFolder.Problem) {
        var folders: [(path: String, files: [FeedFolder.File])] = []
        for file in files {
            // A link keeps leading where it does; what it leads to is written.
            let target = resolved(file.path)
            let slash = target.lastIndex(of: "/")
            let folder = slash.map { $0 == target.startIndex ? "/" : String(target[..<$0]) } ?? "."
            let name = slash.map { String(target[target.index(after: $0)...]) } ?? target
            let new = FeedFolder.File(name: name, bytes: file.bytes)
            if let index = folders.firstIndex(where: { $0.path == folder }) {
                folders[index].files.append(new)
            } else {
                folders.append((folder, [new]))
            }
        }
        try write(folders[...])
    }

    private static func write(
        _ folders: ArraySlice<(path: String, files: [FeedFolder.File])>
    ) throws(FeedFolder.Problem) {
        guard let first = folders.first else { return }
        try FeedFolder(path: first.path).write(
            first.files, then: { () throws(FeedFolder.Problem) in try write(folders.dropFirst()) })
    }

    private static func resolved(_ path: String) -> String {
        guard let pointer = realpath(path, nil) else { return path }
        defer { free(pointer) }
        return String(cString: pointer)
    }
}
