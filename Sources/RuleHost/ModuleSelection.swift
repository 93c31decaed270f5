import CampaignModel

/// Which modules a calendar and a command line ask for.
struct ModuleSelection {
    private let ours: String?
    private let calendarFolder: String
    /// Each folder once, in the order asked for.
    private(set) var modules: [ModuleSource] = []
    /// What could not be found, at its place.
    private(set) var diagnostics: [Diagnostic] = []
    /// What is done other than one might think.
    private(set) var notes: [Diagnostic] = []

    /// - Parameters:
    ///   - ours: The folder with the modules that come with Keste.
    ///   - calendarFolder: The folder that a calendar's own modules are named from.
    init(ours: String?, calendarFolder: String) {
        self.ours = ours
        self.calendarFolder = calendarFolder
    }

    /// The modules' parts of rule ids that could be meant: of those selected and of all of ours.
    var knownIds: [String] { modules.map(\.id) + oursByName.map(\.id) }

    private var oursByName: [ModuleSource] {
        guard let ours, let modules = try? ModuleFolders.modules(in: ours, isOurs: true) else { return [] }
        return modules
    }

    mutating func add(_ campaign: Campaign, extraModules: [String]) {
        let ourModules = oursByName
        if let names = campaign.rules.modules {
            for name in names { add(name, from: ourModules, in: campaign) }
        } else if ourModules.isEmpty, extraModules.isEmpty {
            diagnostics.append(
                Diagnostic(
                    .error, id: "rules/module", path: campaign.path(of: campaign.place),
                    message: "the rule modules that come with Keste are not to be found: there is no folder Plugins",
                    fix: "run Keste from where it was built or installed, or name modules with --rules"))
        } else {
            for module in ourModules { add(module) { Diagnostic(campaign, campaign.place, $0) } }
        }
        for folder in extraModules {
            func diagnose(_ problem: HostProblem) -> Diagnostic {
                Diagnostic(.error, id: "rules/module", path: "--rules", message: problem.message, fix: problem.fix)
            }
            do throws(HostProblem) {
                for module in try ModuleFolders.modules(in: folder) where !replacesOurs(module) {
                    add(module, diagnose)
                }
            } catch { diagnostics.append(diagnose(error)) }
        }
    }

    /// Puts a module of the command line in the place of the one of ours that has its name: most likely a changed copy.
    private mutating func replacesOurs(_ module: ModuleSource) -> Bool {
        guard let index = modules.firstIndex(where: { $0.id == module.id && $0.isOurs }),
            Disk.resolve(modules[index].folder) != Disk.resolve(module.folder)
        else { return false }
        modules[index] = module
        notes.append(
            Diagnostic(
                .note, id: "rules/module", path: "--rules",
                message: "\(module.folder) runs in the place of our module \(module.name)"))
        return true
    }

    private mutating func add(_ name: RuleSettings.ModuleName, from ours: [ModuleSource], in campaign: Campaign) {
        func diagnose(_ problem: HostProblem) -> Diagnostic { Diagnostic(campaign, name.place, problem) }
        if let module = ours.first(where: { $0.name == name.name }) { return add(module, diagnose) }
        let folder = Disk.join(calendarFolder, name.name)
        guard Disk.isFolder(folder) else {
            guard !ours.isEmpty else {
                diagnostics.append(
                    diagnose(
                        HostProblem(
                            "there is no folder \(folder), and the rule modules that come with Keste are not to be "
                                + "found: there is no folder Plugins",
                            fix: "run Keste from where it was built or installed")))
                return
            }
            let nearest = Nearest.match(name.name, among: ours.map(\.name))
            let all = ours.map(\.name).joined(separator: ", ")
            diagnostics.append(
                diagnose(
                    HostProblem(
                        "there is no rule module “\(name.name)”: none of ours has that name, and there is no folder \(folder)",
                        fix: nearest.map { "did you mean “\($0)”?" } ?? "one of \(all), or a folder beside the calendar"
                    )))
            return
        }
        do throws(HostProblem) {
            for module in try ModuleFolders.modules(in: folder) { add(module, diagnose) }
        } catch { diagnostics.append(diagnose(error)) }
    }

    private mutating func add(_ module: ModuleSource, _ diagnose: (HostProblem) -> Diagnostic) {
        guard module.id != HostRule.module else {
            diagnostics.append(
                diagnose(
                    HostProblem(
                        "a rule module cannot be called “\(module.name)”: what Keste itself finds is named so",
                        fix: "rename the folder \(module.folder)")))
            return
        }
        guard let other = modules.first(where: { $0.id == module.id }) else {
            modules.append(module)
            return
        }
        guard Disk.resolve(other.folder) != Disk.resolve(module.folder) else { return }
        diagnostics.append(
            diagnose(
                HostProblem(
                    "two rule modules would both be called “\(module.id)”: \(other.folder) and \(module.folder)",
                    fix: "rename one of the folders, or leave one out")))
    }
}

extension Diagnostic {
    /// A problem with what the calendar says about rules, at its place.
    init(_ campaign: Campaign, _ place: SourcePlace, _ problem: HostProblem, id: String = "rules/module") {
        self.init(.error, id: id, at: place, in: campaign, message: problem.message, fix: problem.fix)
    }
}
