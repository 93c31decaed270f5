import CSandbox
import Glibc

extension RuleHost {
    /// The modules in a folder, or those that came with Keste, and whether each has a program.
    package func modules(in folder: String? = nil) throws(HostProblem) -> [ModuleListing] {
        let builder = builder()
        return try sources(in: folder).map { module in
            ModuleListing(
                name: module.name, id: module.id, folder: module.folder, files: module.files, isOurs: module.isOurs,
                state: builder.state(of: module))
        }
    }

    /// The folder of the modules that came with Keste; nil if it is not to be found.
    package var folderOfOurs: String? { ours }

    /// Builds the modules in a folder, or those that came with Keste, unless their programs are there.
    package func build(_ folder: String? = nil) throws(HostProblem) -> [ModuleReport] {
        csandbox_end_groups_with_us()
        let loop = ProcessLoop(atOnce: max(4, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        let builder = builder()
        let started = ProcessLoop.now()
        let modules = try sources(in: folder)
        var reports: [ModuleReport?] = modules.map { _ in nil }
        for (index, module) in modules.enumerated() {
            builder.build(module, in: loop) { result in
                var report = ModuleReport(
                    name: module.name, id: module.id, folder: module.folder, status: .ok, detail: "",
                    milliseconds: Int(ProcessLoop.now() - started))
                switch result {
                case .success(let built): report.output = built.output
                case .failure(let failure):
                    (report.status, report.detail, report.output) = (.failedToBuild, failure.detail, failure.output)
                }
                reports[index] = report
            }
        }
        loop.run()
        return reports.compactMap(\.self)
    }

    /// The modules in a folder; those that came with Keste where none is named, and wherever they are named.
    func sources(in folder: String?) throws(HostProblem) -> [ModuleSource] {
        if let folder {
            let path = Disk.resolve(folder)
            let isOurs = ours.flatMap(Disk.resolve).map { path == $0 || path?.hasPrefix("\($0)/") == true }
            return try ModuleFolders.modules(in: folder, isOurs: isOurs ?? false)
        }
        guard let ours else {
            throw HostProblem(
                "the rule modules that come with Keste are not to be found: there is no folder Plugins",
                fix: "run Keste from where it was built or installed, or name a folder")
        }
        return try ModuleFolders.modules(in: ours, isOurs: true)
    }

    /// The kit beside the running program, if it has one, else that of the `keste` in PATH; nil if there is none.
    ///
    /// The tests of a package that depends on Keste run in a build folder that need not have RuleKit's archive.
    package static var kitForTests: String? {
        let beside = Kit.folder(beside: Disk.resolve("/proc/self/exe") ?? "")
        guard (try? Kit(in: beside)) == nil else { return beside }
        return (Disk.environment("PATH") ?? "").split(separator: ":").map { Disk.join(String($0), "keste") }
            .filter(Disk.isExecutable).compactMap(Disk.resolve).map(Kit.folder(beside:)).first
    }
}
