/// The programs that swiftc calls to build a module, with placeholders for what differs from module to module.
///
/// Called directly, with lld to link, they take two thirds of swiftc's own time. Anything unexpected in swiftc's plan
/// makes this nil, and swiftc itself is called.
struct CompilerSteps: Sendable {
    private let frontend: [String]
    private let autolink: [String]
    private let link: [String]
    /// The object file and the file of linker options, as the plan calls them.
    private let object: String
    private let options: String

    private static let name = "KESTE_MODULE"
    private static let source = "/KESTE/SOURCE.swift"
    private static let kit = "/KESTE/KIT"
    private static let archive = "/KESTE/ARCHIVE.a"
    private static let cache = "/KESTE/CACHE"
    private static let product = "/KESTE/PRODUCT"

    /// What swiftc is asked to plan.
    static let probe = arguments(
        name: name, sources: [source], kit: kit, archive: archive, moduleCache: cache, product: product)

    /// swiftc's arguments for a module; the same optimisation and language mode as Keste's own.
    static func arguments(
        name: String, sources: [String], kit: String, archive: String, moduleCache: String, product: String
    ) -> [String] {
        flags + ["-module-name", name, "-module-cache-path", moduleCache, "-I", kit, "-o", product] + sources + [
            archive
        ]
    }

    /// What every module is compiled with.
    static let flags = ["-O", "-wmo", "-parse-as-library", "-swift-version", "6"]

    /// The steps in what `swiftc -###` prints; nil unless they are the three that are known.
    init?(plan: String) {
        let lines = plan.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        // Quoting is not undone here: a plan that needs it is left to swiftc.
        guard lines.count == 3, !plan.contains(where: { "\"'\\".contains($0) }),
            let object = Self.output(of: lines[0]), let options = Self.output(of: lines[1]),
            lines[0].contains("-frontend"), lines[0].filter({ $0 == Self.source }).count == 1,
            lines[1].contains(object), lines[2].contains(object), lines[2].contains("@\(options)"),
            Self.output(of: lines[2]) == Self.product
        else { return nil }
        let frontend = Self.withoutPlugins(lines[0])
        guard !frontend.contains(where: { $0.contains("plugin") }) else { return nil }
        self.frontend = frontend
        autolink = lines[1]
        self.object = object
        self.options = options
        let linker = Disk.join(Disk.folder(of: lines[2][0]), "ld.lld")
        link = lines[2] + (Disk.isExecutable(linker) ? ["-fuse-ld=lld"] : [])
    }

    /// A stranger's source must not have the compiler load code, not even what comes with it.
    private static func withoutPlugins(_ line: [String]) -> [String] {
        var kept: [String] = []
        var words = line[...]
        while let word = words.popFirst() {
            if word.hasPrefix("-"), word.contains("plugin") {
                if !word.contains("=") { _ = words.popFirst() }
            } else {
                kept.append(word)
            }
        }
        return kept
    }

    /// The compiler that the steps call.
    var compiler: String { frontend[0] }

    private static func output(of line: [String]) -> String? {
        guard let flag = line.firstIndex(of: "-o"), flag + 1 < line.count else { return nil }
        return line[flag + 1]
    }

    /// The programs to call one after the other to build a module, intermediate files beside the product.
    func commands(
        name: String, sources: [String], kit: String, archive: String, moduleCache: String, product: String
    ) -> [[String]] {
        let values = [
            Self.name: [name], Self.source: sources, Self.kit: [kit], Self.archive: [archive],
            Self.cache: [moduleCache], Self.product: [product], object: ["\(product).o"],
            options: ["\(product).autolink"], "@\(options)": ["@\(product).autolink"],
        ]
        return [frontend, autolink, link].map { $0.flatMap { values[$0] ?? [$0] } }
    }
}
