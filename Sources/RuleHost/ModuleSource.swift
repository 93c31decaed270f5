import RuleKit

/// A rule module as it lies on disk: a folder with Swift files.
struct ModuleSource: Hashable {
    /// The folder's name: `QuietHours`.
    let name: String
    /// The module's part of its rules' ids: `quiet-hours`.
    let id: String
    /// The path as the user gave it, or as it was found.
    let folder: String
    /// The Swift files, in order, each below `folder`.
    let files: [String]
    /// Whether it is one of those that come with Keste.
    let isOurs: Bool

    init(folder: String, files: [String], isOurs: Bool) {
        // `.` and `..` have a name only once they are resolved.
        let last = Disk.name(of: folder)
        name = last == "." || last == ".." ? Disk.name(of: Disk.resolve(folder) ?? folder) : last
        id = KebabCase.of(name) ?? "rules"
        self.folder = folder
        self.files = files
        self.isOurs = isOurs
    }

    /// The folder's name as the name of a Swift module.
    var swiftName: String {
        var text = String(
            name.unicodeScalars.map { scalar -> Character in
                scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
                    ? Character(scalar) : "_"
            })
        if text.first?.isNumber ?? true { text = "_" + text }
        // A module that has the name of one that it imports cannot be compiled.
        let taken = ["RuleKit", "CampaignModel", "ZoneInfo", "Swift", "Glibc", "Foundation", "main", "_"]
        return taken.contains(text) ? text + "_rules" : text
    }
}
