package import CampaignModel
import CSandbox
import Glibc
package import RuleKit
package import ZoneInfo

/// Finds rule modules, builds them, runs each as a process of its own, and collects what they find.
package struct RuleHost {
    private let kit: String
    private let cache: Result<ModuleCache, HostProblem>
    /// The folder with the modules of ours.
    let ours: String?
    private let prebuilt: String?
    private let compiler: String?
    private let output: Int32
    /// Is told how a run comes along, on the thread that runs it.
    package var observe: (RunStep) -> Void = { _ in }
    /// Results of earlier runs, where only what was touched since is to be run.
    package var memory: RunMemory?

    /// A host of the parts that belong to this program, found from where the program itself lies.
    ///
    /// - Parameters:
    ///   - kit: The folder with RuleKit as it was built.
    ///   - plugins: The folder with the modules of ours.
    ///   - cache: The folder in which built modules are kept.
    ///   - compiler: The path of swiftc; found in PATH if nil.
    ///   - usesPrebuilt: Whether programs of our modules that `swift build` made may be used.
    ///   - output: Where goes what modules print.
    package init(
        kit: String? = nil, plugins: String? = nil, cache: String? = nil, compiler: String? = nil,
        usesPrebuilt: Bool = true, output: Int32 = 2
    ) {
        let program = Disk.resolve("/proc/self/exe") ?? ""
        self.kit = kit ?? Kit.folder(beside: program)
        self.cache = Result { () throws(HostProblem) in try ModuleCache(folder: cache) }
        ours = plugins ?? ModuleFolders.ours(beside: program)
        prebuilt = usesPrebuilt ? kit ?? Disk.folder(of: program) : nil
        self.compiler = compiler
        self.output = output
    }

    /// Runs the rules that a calendar asks for.
    ///
    /// Call it on a thread that lives until it returns: the modules' processes end with the thread.
    ///
    /// - Parameters:
    ///   - calendarFolder: The calendar's folder, beside which its own modules lie.
    ///   - extraModules: More module folders, or folders of such.
    ///   - only: The ids of the rules to run; empty for all that are on.
    ///   - timeout: Seconds that each module may take.
    ///   - today: The day after which suppressions until an earlier one have ended; nil where none is to end.
    ///   - baseline: Findings that are known and not shown; its entries' places lie in files of the campaign.
    ///   - machineZone: The zone that the machine is to be in for the modules, as TZ has it; none unless a test asks.
    package func run(
        _ campaign: Campaign, calendarFolder: String, extraModules: [String] = [], only: [String] = [],
        timeout: Int = 10, today: CivilDate? = nil, baseline: Baseline? = nil, machineZone: String? = nil
    ) -> RuleRun {
        var run = RuleRun()
        if let cache = try? cache.get(), let note = cache.note {
            run.notes.append(Diagnostic(.note, id: "rules/cache", path: cache.folder, message: note))
        }
        var selection = ModuleSelection(ours: ours, calendarFolder: calendarFolder)
        selection.add(campaign, extraModules: extraModules)
        run.notes += selection.notes
        run.optionDiagnostics = selection.diagnostics
        guard run.optionDiagnostics.isEmpty else { return run }

        // A module none of whose rules is wanted need not be started.
        let wanted = selection.modules.filter { module in
            only.isEmpty || only.contains { $0 == module.id || $0.hasPrefix("\(module.id)/") }
        }
        let results = check(campaign, wanted, only: only, timeout: max(1, timeout), machineZone: machineZone)
        run.modules = results.map(\.report)
        run.rules = results.flatMap(\.finished)

        let settings = SettingsCheck(campaign, results: results, known: selection.knownIds)
        run.optionDiagnostics = settings.diagnostics(only: only)
        guard run.optionDiagnostics.isEmpty else { return run }
        let review = FindingReview(campaign, today: today, baseline: baseline, only: only)
        review.judge(FindingAssembly(campaign).findings(of: results), of: results, into: &run)
        run.findings += settings.findings(only: only)
        run.findings.sort { FindingAssembly.areInOrder($0, $1) }
        return run
    }

    /// What came of one module.
    struct ModuleResult {
        var module: ModuleSource
        var session: ModuleSession
        var report: ModuleReport

        /// The rules that ran to their end.
        var finished: [RuleRun.RanRule] {
            (session.rules ?? []).filter { session.finished.contains($0.id) }.map { rule in
                RuleRun.RanRule(
                    id: "\(module.id)/\(rule.id)", summary: rule.summary, reference: rule.reference,
                    severity: rule.severity)
            }
        }
    }

    private func check(
        _ campaign: Campaign, _ modules: [ModuleSource], only: [String], timeout: Int, machineZone: String?
    ) -> [ModuleResult] {
        let snapshot = SnapshotWriter(campaign, only: only)
        func run(_ modules: [ModuleSource]) -> [ModuleResult] {
            check(campaign, modules, snapshot: snapshot, timeout: timeout, machineZone: machineZone)
        }
        guard let memory else { return run(modules) }
        return memory.results(of: modules, snapshot: RunMemory.fingerprint(of: snapshot), run: run)
    }

    private func check(
        _ campaign: Campaign, _ modules: [ModuleSource], snapshot: SnapshotWriter, timeout: Int, machineZone: String?
    ) -> [ModuleResult] {
        guard !modules.isEmpty else { return [] }
        do throws(HostProblem) {
            let snapshot = try SnapshotFile(snapshot)
            let size = snapshot.size
            // One descriptor for each, for a shared one has a shared position; all are closed when the check is over.
            var descriptors: [Int32] = []
            defer { descriptors.forEach { close($0) } }
            for _ in modules { descriptors.append(try snapshot.open()) }
            return run(
                modules, snapshots: descriptors, size: size, bounds: CampaignBounds(campaign), timeout: timeout,
                machineZone: machineZone)
        } catch {
            return modules.map { module in
                ModuleResult(
                    module: module, session: ModuleSession(CampaignBounds(campaign)),
                    report: ModuleReport(
                        name: module.name, id: module.id, folder: module.folder, status: .crashed, detail: error.text,
                        milliseconds: 0))
            }
        }
    }

    /// The rules of a module, with their options and examples, as it describes itself; and how that went.
    package func describe(_ folder: String) throws(HostProblem) -> [(report: ModuleReport, rules: [RuleDescription])] {
        let modules = try sources(in: folder)
        return run(modules, snapshots: nil, size: 0, bounds: .nothing, timeout: 10)
            .map { ($0.report, $0.session.rules ?? []) }
    }

    /// Builds and runs modules side by side.
    private func run(
        _ modules: [ModuleSource], snapshots: [Int32]?, size: Int, bounds: CampaignBounds, timeout: Int,
        machineZone: String? = nil
    ) -> [ModuleResult] {
        csandbox_end_groups_with_us()
        let loop = ProcessLoop(atOnce: max(4, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        let builder = builder()
        let runners = modules.map { ModuleRunner($0, bounds: bounds, observe: observe) }
        var reports: [ModuleReport?] = modules.map { _ in nil }
        let started = ProcessLoop.now()
        observe(.began(modules.map(\.name)))
        for (index, module) in modules.enumerated() {
            func report(_ status: ModuleReport.Status, _ detail: String, _ compilerOutput: String) {
                reports[index] = ModuleReport(
                    name: module.name, id: module.id, folder: module.folder, status: status, detail: detail,
                    milliseconds: Int(ProcessLoop.now() - started), output: compilerOutput)
                observe(.ended(module.name))
            }
            builder.build(module, in: loop) { result in
                switch result {
                case .failure(let failure): report(.failedToBuild, failure.detail, failure.output)
                case .success(let built):
                    loop.add(
                        runners[index].job(
                            program: built.program, snapshot: snapshots?[index], snapshotSize: size, timeout: timeout,
                            machineZone: machineZone, output: output
                        ) { verdict in report(verdict.status, verdict.detail, built.output) })
                }
            }
        }
        loop.run()
        return zip(runners, reports).compactMap { runner, report in
            report.map { ModuleResult(module: runner.module, session: runner.session, report: $0) }
        }
    }

    /// What finds or makes the programs of modules.
    func builder() -> ModuleBuilder {
        let memory = try? cache.get().folder
        return ModuleBuilder(
            kit: { Result { () throws(HostProblem) in try Kit(in: kit, remembering: memory) } }, cache: cache,
            prebuilt: prebuilt
        ) {
            Result { () throws(HostProblem) in
                if let compiler { return try Toolchain(compiler: compiler, remembering: memory) }
                return try Toolchain.find(remembering: memory)
            }
        }
    }
}
