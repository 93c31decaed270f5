import CampaignModel
import Foundation
import Testing

@testable import RuleHost

/// The compiler reads what a stranger wrote: what it could be brought to do stays in its build folder.
@Suite struct CompilerSandboxTests {
    private let workshop: Workshop

    init() throws { workshop = try Workshop() }

    /// Runs a shell in the place of the compiler; what it prints, and how it ends.
    private func shell(_ script: String, callsOthers: Bool = false) throws -> (
        text: String, ending: ChildProcess.Ending
    ) {
        let toolchain = try Toolchain.find(remembering: nil)
        var text: [UInt8] = []
        var ending = ChildProcess.Ending.exit(-1)
        let loop = ProcessLoop(atOnce: 1)
        let build = workshop.folder.appending(path: "build").path
        try FileManager.default.createDirectory(atPath: build, withIntermediateDirectories: true)
        loop.add(
            ProcessLoop.Job(
                command: Command(
                    program: "/bin/bash", arguments: ["-c", script], environment: ["PATH=/usr/bin:/bin"],
                    descriptors: [-1, -1, -1], fileSize: 1 << 20,
                    confinement: .compiler(toolchain, callsOthers: callsOthers, reads: [], writes: [build])),
                timeout: 60_000,
                pipes: [
                    (
                        [1, 2],
                        {
                            text.append(contentsOf: $0)
                            return true
                        }
                    )
                ],
                end: { if case .success(let outcome) = $0 { ending = outcome.ending } }))
        loop.run()
        return (String(decoding: text, as: UTF8.self), ending)
    }

    @Test func `a compiler reads and writes nothing of the user's but its build folder`() throws {
        let secret = workshop.folder.appending(path: "secret").path
        try "not for compilers".write(toFile: secret, atomically: true, encoding: .utf8)
        let (text, ending) = try shell(
            """
            cd '\(workshop.folder.path)'
            cat secret; echo x > new; rm secret; mv secret other; ln -s /etc/passwd build/passwd; cat build/passwd
            echo made > build/made; cat build/made; chmod 777 secret
            head -c 2000000 /dev/zero > build/large; [ $(wc -c < build/large) -le 1048576 ] && echo bounded
            """)
        #expect(ending == .exit(0), "\(text)")
        #expect(!text.contains("not for compilers") && !text.contains("root:"), "\(text)")
        #expect(text.contains("made\n") && text.contains("bounded\n"), "\(text)")
        let names = try FileManager.default.contentsOfDirectory(atPath: workshop.folder.path)
        #expect(Set(names).isDisjoint(with: ["new", "other"]) && names.contains("secret"), "\(names)")
        #expect(try FileManager.default.attributesOfItem(atPath: secret)[.posixPermissions] as? Int != 0o777)
    }

    @Test(arguments: [false, true])
    func `a compiler has no network and no sight of other processes' secrets`(callsOthers: Bool) throws {
        let (text, _) = try shell(
            """
            exec 3<>/dev/tcp/127.0.0.1/9 && echo connected
            kill -0 \(getpid()) && echo signalled
            cat /proc/\(getpid())/environ | tr '\\0' '\\n' | grep -c = ; echo end
            env | grep ^HOME
            """, callsOthers: callsOthers)
        #expect(text.contains("Operation not permitted"), "\(text)")
        #expect(!text.contains("connected") && !text.contains("signalled") && !text.contains("HOME="), "\(text)")
        #expect(text.contains("0\nend"), "\(text)")
    }

    /// The kernel takes the command of fcntl (72) and ioctl (16) as 32 bits, and what stands above them for nothing.
    @Test(arguments: [0, 1 << 32])
    func `a compiler cannot have signals sent or type into a terminal, whatever stands above the command`(
        above: Int
    ) throws {
        // F_SETOWN, F_SETOWN_EX and TIOCSTI, each with the number of its error: 1 is EPERM. F_GETFL is let through.
        let (text, _) = try shell(
            """
            perl -e 'for ([72, 8], [72, 15], [16, 0x5412], [72, 3]) {
                my $done = syscall($_->[0], 0, $_->[1] + \(above), 0); print $done < 0 ? $! + 0 : "done", "\\n" }'
            """)
        #expect(text == "1\n1\n1\ndone\n", "\(text)")
    }

    @Test func `a compiler can signal itself, and no thread of another process`() throws {
        // tgkill is 234, and signal 0 asks only whether one may; 1 is EPERM.
        let (text, _) = try shell(
            """
            exec perl -e 'for ($$, \(getpid())) {
                my $done = syscall(234, $_ + 0, $_ + 0, 0); print $done < 0 ? $! + 0 : "done", "\\n" }'
            """)
        #expect(text == "done\n1\n", "\(text)")
    }

    @Test func `a source that is a link out of the module's folder is refused`() throws {
        let module = try workshop.module("Linked", ["Main.swift": "@main struct Main { static func main() {} }\n"])
        let outside = workshop.folder.appending(path: "outside.swift").path
        try "let a: Int = \"secret\"\n".write(toFile: outside, atomically: true, encoding: .utf8)
        try FileManager.default.createSymbolicLink(atPath: "\(module)/More.swift", withDestinationPath: outside)
        let report = try check(module)
        #expect(report.status == .failedToBuild)
        #expect(report.detail.contains("\(module)/More.swift is a link to a file outside"), "\(report)")
        #expect(!report.output.contains("secret"))
    }

    @Test func `no macro is loaded, and nothing tells the compiler where one would be`() throws {
        let module = try workshop.module(
            "Macros",
            [
                "Main.swift": """
                @freestanding(expression) macro evil() -> Int = #externalMacro(module: "FoundationMacros", type: "Evil")
                @main struct Main { static func main() { print(#evil) } }
                """
            ])
        let report = try check(module)
        #expect(report.status == .failedToBuild)
        #expect(report.output.contains("Main.swift:1:"), "\(report)")
        if let steps = try Toolchain.find(remembering: nil).steps {
            let words = steps.commands(
                name: "X", sources: ["x.swift"], kit: "k", archive: "a", moduleCache: "c", product: "p"
            ).flatMap(\.self)
            #expect(words.filter { $0.contains("plugin") } == [])
        }
    }

    private func check(_ module: String) throws -> ModuleReport {
        let run = try workshop.host().run(
            try Workshop.campaign(), calendarFolder: workshop.folder.path, extraModules: [module])
        return try #require(run.modules.first)
    }
}
