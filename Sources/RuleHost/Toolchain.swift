/// The Swift compiler that builds rule modules.
package struct Toolchain: Sendable {
    /// The compiler's path.
    package let compiler: String
    /// What the compiler says of itself, all lines.
    package let version: String
    /// What the compiler would call, so that it can be called directly; nil where that is not understood.
    let steps: CompilerSteps?

    /// The folder that the toolchain's `bin` and `lib` stand in: of the compiler that is called in the end, where a
    /// proxy chooses one.
    let root: String

    /// Where the libraries lie that dynamic programs of this compiler are linked with.
    var runtime: String { Disk.join(root, "lib/swift/linux") }

    /// The compiler in PATH.
    ///
    /// What it says is remembered in `memory`, as long as the compiler's file stays the same: to ask takes 0.1 s.
    package static func find(remembering memory: String?) throws(HostProblem) -> Toolchain {
        let folders = (Disk.environment("PATH") ?? "").split(separator: ":").map(String.init)
        let inPath = folders.map { Disk.join($0, "swiftc") }.first(where: Disk.isExecutable)
        // A `swift` that is a link into a toolchain has its compiler beside what it links to.
        let besideSwift = folders.map { Disk.join($0, "swift") }.first(where: Disk.isExecutable)
            .flatMap(Disk.resolve).map { Disk.join(Disk.folder(of: $0), "swiftc") }
        guard let compiler = inPath ?? besideSwift.flatMap({ Disk.isExecutable($0) ? $0 : nil }) else {
            throw HostProblem(
                "there is no Swift compiler (swiftc) in PATH, and rule modules must be compiled once",
                fix: "install Swift 6.3 from https://www.swift.org/install/ and make sure that “swiftc --version” works"
            )
        }
        return try Toolchain(compiler: compiler, remembering: memory)
    }

    /// The compiler at a path.
    package init(compiler: String, remembering memory: String?) throws(HostProblem) {
        self.compiler = compiler
        let key = Self.identity(of: compiler)
        let note = memory.map { folder in
            var hash = ContentHash()
            hash.combine(Array(compiler.utf8))
            return Disk.join(folder, "compiler-\(hash.digits)")
        }
        if let key, let note, let remembered = Disk.read(note).flatMap({ Self.recall($0, key: key) }) {
            (version, steps) = remembered
            root = Self.root(of: compiler, steps: remembered.1)
            return
        }
        let answer = Self.ask(compiler, ["--version"])
        guard let answer, answer.hasPrefix("Swift version") || answer.contains("Swift version") else {
            throw HostProblem(
                "\(compiler) does not say which version of Swift it is",
                fix: "check with “swiftc --version”; Keste needs Swift 6.3")
        }
        let line = answer.split(separator: "\n").first { $0.contains("Swift version") }
        // Some drivers put their own version in front of the compiler's.
        version =
            line.flatMap { line in
                line.firstRange(of: "Swift version").map { String(line[$0.lowerBound...]) }
            } ?? answer
        let plan = Self.plan(of: compiler)
        let steps = CompilerSteps(plan: plan)
        self.steps = steps
        root = Self.root(of: compiler, steps: steps)
        if let key, let note { _ = Disk.write(Array("\(key)\n\(version)\n\(plan)".utf8), to: note) }
    }

    /// What tells one compiler from another without starting it; nil for a proxy that chooses one when it is called.
    private static func identity(of compiler: String) -> String? {
        guard let resolved = Disk.resolve(compiler), Disk.name(of: resolved) != "swiftly",
            let facts = Disk.facts(resolved),
            let frontend = Disk.facts(Disk.join(Disk.folder(of: resolved), "swift-frontend"))
        else { return nil }
        return [facts, frontend].map { "\($0.size) \($0.modified) \($0.inode)" }.joined(separator: " ") + " \(resolved)"
    }

    private static func root(of compiler: String, steps: CompilerSteps?) -> String {
        func above(_ program: String) -> String { Disk.folder(of: Disk.folder(of: Disk.resolve(program) ?? program)) }
        if let steps { return above(steps.compiler) }
        // `"runtimeResourcePath": "…/usr/lib/swift",`
        let parts = tidily(compiler, ["-print-target-info"]).split(separator: "\"")
        guard let key = parts.firstIndex(of: "runtimeResourcePath"), key + 2 < parts.count else {
            return above(compiler)
        }
        return above(String(parts[key + 2]))
    }

    private static func recall(_ bytes: [UInt8], key: String) -> (String, CompilerSteps?)? {
        let parts = String(decoding: bytes, as: UTF8.self)
            .split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == key, !parts[1].isEmpty else { return nil }
        return (String(parts[1]), CompilerSteps(plan: String(parts[2])))
    }

    /// What the compiler would do to build a module; empty where it does not say.
    private static func plan(of compiler: String) -> String { tidily(compiler, ["-###"] + CompilerSteps.probe) }

    /// What the compiler answers; it makes a folder for temporary files even to plan, and leaves it behind.
    private static func tidily(_ compiler: String, _ arguments: [String]) -> String {
        let scratch = Disk.makeTemporaryFolder(in: Disk.environment("TMPDIR") ?? "/tmp")
        defer { if let scratch { Disk.removeFolder(scratch) } }
        return ask(compiler, arguments, temporaryFolder: scratch) ?? ""
    }

    /// What a program prints on its standard output; nil if it fails or takes longer than half a minute.
    private static func ask(_ program: String, _ arguments: [String], temporaryFolder: String? = nil) -> String? {
        var text: [UInt8] = []
        var succeeded = false
        let loop = ProcessLoop(atOnce: 1)
        loop.add(
            ProcessLoop.Job(
                command: Command(
                    program: program, arguments: arguments,
                    environment: ChildProcess.ownEnvironment(temporaryFolder: temporaryFolder),
                    descriptors: [-1, -1, -1]),
                timeout: 30_000,
                pipes: [
                    (
                        [1],
                        {
                            text.append(contentsOf: $0)
                            return text.count < 1 << 20
                        }
                    )
                ],
                end: { result in
                    if case .success(let outcome) = result { succeeded = outcome.ending == .exit(0) }
                }))
        loop.run()
        return succeeded ? String(decoding: text, as: UTF8.self) : nil
    }
}
