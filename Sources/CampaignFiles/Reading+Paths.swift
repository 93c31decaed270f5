import CampaignModel

extension Reading {
    /// The path of a file that the calendar names, if it lies inside of the folder and is there.
    func checkedPath(_ name: String, gathering: CalendarGathering, at place: YamlPlace) -> String? {
        guard let path = insidePath(name, gathering: gathering, at: place) else { return nil }
        let folder = gathering.folder
        switch files.kind(of: path) {
        case .file: break
        case .missing:
            isIncomplete = true
            let slash = name.lastIndex(of: "/")
            let parent = slash.map { gathering.path(of: String(name[..<$0])) } ?? (folder.isEmpty ? "." : folder)
            let last = slash.map { String(name[name.index(after: $0)...]) } ?? name
            let near = Nearest.match(last, among: files.names(in: parent).filter { $0 != last })
            let start = slash.map { String(name[...$0]) } ?? ""
            let slashed = String(name.map { $0 == "\\" ? "/" : $0 })
            let isSlashed = slashed != name && files.kind(of: gathering.path(of: slashed)) == .file
            let right = isSlashed ? slashed : near.map { start + $0 }
            error(
                .file, at: place, "there is no file \(path)\(right.map { "; did you mean “\($0)”?" } ?? "")",
                fix: right.map { "write \($0)" }
                    ?? "names are taken from the calendar's folder on; capital letters count")
            return nil
        case .forbidden:
            isIncomplete = true
            error(.file, at: place, "\(path) may not be read: permission denied", fix: "make the file readable")
            return nil
        case .folder, .other:
            error(.file, at: place, "\(path) is not a file", fix: "name a file")
            return nil
        }
        guard files.isInside(path, of: folder.isEmpty ? "." : folder) else {
            error(
                .file, at: place, "\(name) is a link that leads out of the calendar's folder",
                fix: "copy the file into the folder")
            return nil
        }
        return path
    }

    /// The path of a name that does not lead out of the folder; the file need not be there.
    func insidePath(_ name: String, gathering: CalendarGathering, at place: YamlPlace) -> String? {
        if name.hasPrefix("/") {
            error(
                .file, at: place, "“\(name)” is an absolute path: a calendar's files lie in its folder",
                fix: "copy the file into the folder and write its name alone")
            return nil
        }
        if name.split(separator: "/").contains("..") {
            error(
                .file, at: place, "“\(name)” leads out of the calendar's folder",
                fix: "copy the file into the folder and write its name alone")
            return nil
        }
        return gathering.path(of: name)
    }
}
