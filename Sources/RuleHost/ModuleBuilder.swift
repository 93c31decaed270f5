/// Makes programs of rule modules: one that is there already, or one that it compiles.
final class ModuleBuilder {
    /// A module's program.
    struct Built {
        var program: String
        /// What the compiler wrote, as it wrote it: warnings.
        var output: String
    }

    /// Why there is no program.
    struct Failure: Error {
        /// In one line.
        var detail: String
        /// What the compiler wrote, as it wrote it.
        var output: String
    }

    private let findKit: () -> Result<Kit, HostProblem>
    private lazy var kit = findKit()
    private let cache: Result<ModuleCache, HostProblem>
    private let prebuilt: PrebuiltPrograms?
    private let findToolchain: () -> Result<Toolchain, HostProblem>
    private lazy var toolchain = findToolchain()
    /// Milliseconds that each of the compiler's steps may take.
    private let patience = 60_000
    /// A compiler that says more than this is stopped.
    private let longestOutput = 1 << 20

    /// - Parameters:
    ///   - prebuilt: The folder in which `swift build` leaves the programs of our own modules.
    ///   - kit, toolchain: Asked only if something must be compiled or was.
    init(
        kit: @escaping () -> Result<Kit, HostProblem>, cache: Result<ModuleCache, HostProblem>, prebuilt: String?,
        toolchain: @escaping () -> Result<Toolchain, HostProblem>
    ) {
        findKit = kit
        self.cache = cache
        self.prebuilt = prebuilt.map { PrebuiltPrograms(folder: $0) }
        findToolchain = toolchain
    }

    /// Finds or builds a module's program; `done` is called now, or while `loop` runs.
    func build(_ module: ModuleSource, in loop: ProcessLoop, done: @escaping (Result<Built, Failure>) -> Void) {
        if let program = prebuilt?.program(of: module) { return done(.success(Built(program: program, output: ""))) }
        do {
            let (kit, cache, toolchain, manifest) = try recipe(of: module)
            if let program = cache.program(module.id, from: manifest) {
                return done(.success(Built(program: program, output: "")))
            }
            let compilation = Compilation(
                module: module, kit: kit, toolchain: toolchain, cache: cache, manifest: manifest,
                folder: try cache.buildFolder(), done: done)
            compile(compilation, in: loop)
        } catch {
            done(.failure(Failure(detail: error.text, output: "")))
        }
    }

    /// Where a module's program is to be had from.
    func state(of module: ModuleSource) -> ModuleListing.State {
        if prebuilt?.program(of: module) != nil { return .prebuilt }
        do {
            let (_, cache, _, manifest) = try recipe(of: module)
            return cache.program(module.id, from: manifest) == nil ? .notBuilt : .cached
        } catch {
            return .unbuildable(error)
        }
    }

    private func recipe(
        of module: ModuleSource
    ) throws(HostProblem) -> (kit: Kit, cache: ModuleCache, toolchain: Toolchain, manifest: [UInt8]) {
        let kit = try kit.get()
        let cache = try cache.get()
        let toolchain = try toolchain.get()
        try kit.check(against: toolchain.version)
        return (kit, cache, toolchain, try Self.manifest(of: module, kit: kit, toolchain: toolchain))
    }

    /// All that goes into a module's program.
    private static func manifest(
        of module: ModuleSource, kit: Kit, toolchain: Toolchain
    ) throws(HostProblem) -> [UInt8] {
        let head = ["keste module 1", module.swiftName, kit.fingerprint, toolchain.compiler, toolchain.version]
        var bytes = Array((head + CompilerSteps.flags).joined(separator: "\n").utf8)
        for file in module.files {
            guard let text = Disk.read(file) else { throw HostProblem("\(file) cannot be read") }
            bytes += Array("\n\(file.dropFirst(module.folder.count)) \(text.count)\n".utf8)
            bytes += text
        }
        return bytes
    }

    /// A module on its way through the compiler.
    private struct Compilation {
        let module: ModuleSource
        let kit: Kit
        let toolchain: Toolchain
        let cache: ModuleCache
        let manifest: [UInt8]
        let folder: String
        let done: (Result<Built, Failure>) -> Void

        var product: String { Disk.join(folder, "module") }
        /// What the compiler's steps make on the way.
        var leftovers: [String] { ["\(product).o", "\(product).autolink"] }
        /// Where swiftc has its temporary files: it leaves some.
        var scratch: String { Disk.join(folder, "temporary") }
    }

    private func compile(_ compilation: Compilation, in loop: ProcessLoop) {
        let (module, kit, product) = (compilation.module, compilation.kit, compilation.product)
        if let steps = compilation.toolchain.steps {
            let commands = steps.commands(
                name: module.swiftName, sources: module.files, kit: kit.modules, archive: kit.archive,
                moduleCache: compilation.cache.compilerModules, product: product)
            step(commands[...], of: compilation, in: loop, said: "")
        } else {
            callDriver(compilation, in: loop)
        }
    }

    /// swiftc itself, as the last resort and for its own words.
    private func callDriver(_ compilation: Compilation, in loop: ProcessLoop) {
        let arguments = CompilerSteps.arguments(
            name: compilation.module.swiftName, sources: compilation.module.files, kit: compilation.kit.modules,
            archive: compilation.kit.archive, moduleCache: compilation.cache.compilerModules,
            product: compilation.product)
        let scratch = Disk.makeFolder(compilation.scratch) ? compilation.scratch : nil
        call([compilation.toolchain.compiler] + arguments, temporaryFolder: scratch, in: loop) { ending, said in
            if ending == .success(.exit(0)) {
                self.finish(compilation, said: said)
            } else {
                self.fail(compilation, ending, said: said)
            }
        }
    }

    private func step(
        _ commands: ArraySlice<[String]>, of compilation: Compilation, in loop: ProcessLoop, said before: String
    ) {
        guard let command = commands.first else { return finish(compilation, said: before) }
        call(command, in: loop) { ending, said in
            switch ending {
            case .success(.exit(0)):
                self.step(commands.dropFirst(), of: compilation, in: loop, said: before + said)
            case .success where commands.count == 3:
                // What is wrong with the sources was said; the driver would say the same.
                self.fail(compilation, ending, said: said)
            default:
                self.callDriver(compilation, in: loop)
            }
        }
    }

    private func call(
        _ command: [String], temporaryFolder: String? = nil, in loop: ProcessLoop,
        then: @escaping (Result<ChildProcess.Ending, HostProblem>, String) -> Void
    ) {
        var said: [UInt8] = []
        loop.add(
            ProcessLoop.Job(
                command: Command(
                    program: command[0], arguments: Array(command.dropFirst()),
                    environment: ChildProcess.ownEnvironment(temporaryFolder: temporaryFolder),
                    descriptors: [-1, -1, -1]),
                timeout: patience,
                pipes: [
                    (
                        [1, 2],
                        { [longestOutput] in
                            said.append(contentsOf: $0)
                            return said.count < longestOutput
                        }
                    )
                ],
                end: { result in
                    let ending = result.flatMap { outcome -> Result<ChildProcess.Ending, HostProblem> in
                        switch outcome.stopped {
                        case .deadline: .failure(HostProblem("the compiler was still at work after 60 s"))
                        case .receiver: .failure(HostProblem("the compiler wrote without end"))
                        case nil: .success(outcome.ending)
                        }
                    }
                    then(ending, String(decoding: said, as: UTF8.self))
                }))
    }

    private func finish(_ compilation: Compilation, said: String) {
        do throws(HostProblem) {
            // An editor may have saved a file while the compiler read it.
            let now = try Self.manifest(
                of: compilation.module, kit: compilation.kit, toolchain: compilation.toolchain)
            guard now == compilation.manifest else {
                throw HostProblem("its files changed while they were compiled", fix: "run the check once more")
            }
            for left in compilation.leftovers { Disk.remove(left) }
            Disk.removeFolder(compilation.scratch)
            let program = try compilation.cache.keep(
                compilation.module.id, from: compilation.manifest, builtIn: compilation.folder)
            compilation.done(.success(Built(program: program, output: said)))
        } catch {
            Disk.removeFolder(compilation.folder)
            compilation.done(.failure(Failure(detail: error.text, output: said)))
        }
    }

    private func fail(_ compilation: Compilation, _ ending: Result<ChildProcess.Ending, HostProblem>, said: String) {
        Disk.removeFolder(compilation.folder)
        let detail: String
        switch ending {
        case .failure(let problem): detail = problem.text
        case .success(.signal(let signal)): detail = "the compiler itself crashed (\(SignalWords.name(signal)))"
        case .success:
            let errors = said.split(separator: "\n").filter { $0.contains(": error: ") }.count
            let hasNoMain = [
                "undefined symbol: main", "undefined reference to 'main'", "undefined reference to `main'",
            ]
            .contains { said.contains($0) }
            detail =
                said.contains("No space left on device")
                ? "there is no space left on the disk that the cache \(compilation.cache.folder) is on"
                : hasNoMain
                    ? "no type in \(compilation.module.folder) is marked @main; one must be: "
                        + "“@main struct \(compilation.module.swiftName): RuleModule”"
                    : errors == 1 ? "the compiler found an error in it" : "the compiler found \(errors) errors in it"
        }
        compilation.done(.failure(Failure(detail: detail, output: said)))
    }
}
