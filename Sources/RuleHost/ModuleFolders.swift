/// Where rule modules lie on disk.
enum ModuleFolders {
    /// The module in a folder that has Swift files itself, or the modules in its folders.
    static func modules(in folder: String, isOurs: Bool = false) throws(HostProblem) -> [ModuleSource] {
        guard let facts = Disk.facts(folder) else { throw HostProblem("there is no folder \(folder)") }
        guard facts.isFolder else {
            throw HostProblem(
                "\(folder) is not a folder", fix: "name the folder that the rule module's Swift files stand in")
        }
        guard let names = Disk.names(in: folder) else { throw HostProblem("the folder \(folder) cannot be read") }
        if names.contains(where: { isSource($0) && Disk.isFile(Disk.join(folder, $0)) }) {
            return [ModuleSource(folder: folder, files: sources(in: folder), isOurs: isOurs)]
        }
        let modules = names.map { Disk.join(folder, $0) }.filter(Disk.isFolder)
            .flatMap { inner(of: $0, isOurs: isOurs) }
        guard !modules.isEmpty else {
            throw HostProblem(
                "the folder \(folder) holds no rule module",
                fix: "a rule module is a folder with Swift files; name one, or a folder of such folders")
        }
        return modules
    }

    /// The modules at or below a folder, at any depth: the folders highest up that have Swift files themselves.
    private static func inner(of folder: String, isOurs: Bool) -> [ModuleSource] {
        let names = Disk.names(in: folder) ?? []
        if names.contains(where: { isSource($0) && Disk.isFile(Disk.join(folder, $0)) }) {
            return [ModuleSource(folder: folder, files: sources(in: folder), isOurs: isOurs)]
        }
        return names.map { Disk.join(folder, $0) }.filter(Disk.isUnlinkedFolder).flatMap {
            inner(of: $0, isOurs: isOurs)
        }
    }

    /// The folder `Plugins` of ours: above the build folder that the program lies in, or, installed, beside it.
    static func ours(beside program: String) -> String? {
        var folder = Disk.folder(of: program)
        let places = [folder, Disk.join(Disk.folder(of: folder), "lib/keste")]
        for place in places where Disk.isFolder(Disk.join(place, "Modules")) {
            let installed = Disk.join(place, "Plugins")
            if Disk.isFolder(installed) { return installed }
        }
        while folder != "/", folder != "." {
            let plugins = Disk.join(folder, "Plugins")
            if Disk.isFolder(plugins), Disk.isFile(Disk.join(folder, "Package.swift")) { return plugins }
            folder = Disk.folder(of: folder)
        }
        return nil
    }

    /// The Swift files in a folder and its folders. Hidden ones, a package manifest and linked folders are no part of it.
    private static func sources(in folder: String) -> [String] {
        (Disk.names(in: folder) ?? []).flatMap { name -> [String] in
            let path = Disk.join(folder, name)
            if Disk.isUnlinkedFolder(path) { return sources(in: path) }
            return isSource(name) && Disk.isFile(path) ? [path] : []
        }
    }

    private static func isSource(_ name: String) -> Bool {
        name.hasSuffix(".swift") && name != "Package.swift" && !name.hasPrefix("Package@")
    }
}
