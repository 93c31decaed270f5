import Foundation
import Testing

/// What a check says and does where the system cannot keep rule modules from the rest of the machine.
@Suite struct SandboxTests {
    /// Runs `keste` as on a kernel that lacks something: the program is told what not to have, by number.
    private static func run(_ lack: String, _ arguments: [String]) throws -> Keste.Result {
        let folder = try TemporaryFolder()
        try folder.write(lacking, to: "lacking.c")
        let compiler = Process()
        compiler.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        let program = folder.url.appendingPathComponent("lacking")
        compiler.arguments = [
            "clang", folder.url.appendingPathComponent("lacking.c").path, "-o", program.path,
        ]
        try compiler.run()
        compiler.waitUntilExit()
        try #require(compiler.terminationStatus == 0)
        return try Keste.run(
            [lack, Keste.products.appendingPathComponent("keste").path] + arguments, program: program)
    }

    @Test(arguments: [("landlock", "no Landlock"), ("seccomp", "no seccomp"), ("both", "neither Landlock nor seccomp")])
    func `a check says once what is missing and goes on, or refuses where it must not`(
        lack: String, says: String
    ) throws {
        let calendar = "calendars/kazakhstan-2023"
        let run = try Self.run(lack, ["check", calendar])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("14 rules run from 4 modules"), "\(run.output)\(run.errors)")
        #expect(run.errors.components(separatedBy: "[rules/sandbox]").count == 2, "\(run.errors)")
        #expect(run.errors.contains("keste: warning: this system has \(says)"), "\(run.errors)")

        let refused = try Self.run(lack, ["check", calendar, "--require-sandbox"])
        #expect(refused.status == 3)
        #expect(refused.output.isEmpty)
        #expect(refused.errors.contains("keste: error: this system has \(says)"), "\(refused.errors)")
    }

    @Test func `where another program listens to system calls already the sandbox holds without its words`() throws {
        let run = try Self.run("listener", ["check", "calendars/kazakhstan-2023", "--require-sandbox"])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("14 rules run from 4 modules"), "\(run.output)\(run.errors)")
    }

    @Test func `where all is there nothing is said`() throws {
        let run = try Keste.run(["check", "calendars/kazakhstan-2023", "--require-sandbox"])
        #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    }
}

/// Has some system calls fail as an older kernel would, and runs a program.
private let lacking = """
    #include <errno.h>
    #include <linux/filter.h>
    #include <linux/seccomp.h>
    #include <stddef.h>
    #include <string.h>
    #include <sys/prctl.h>
    #include <sys/syscall.h>
    #include <unistd.h>

    int main(int count, char **words) {
        int both = strcmp(words[1], "both") == 0;
        int listener = strcmp(words[1], "listener") == 0;
        int landlock = both || strcmp(words[1], "landlock") == 0;
        int seccomp = both || strcmp(words[1], "seccomp") == 0;
        struct sock_filter filter[] = {
            BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
            BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, landlock ? 444 : 0xFFFF, 0, 1),
            BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
            BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, seccomp ? SYS_seccomp : 0xFFFF, 0, 1),
            BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
            BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
        };
        struct sock_fprog program = {sizeof filter / sizeof filter[0], filter};
        if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return 99;
        // It listens for nothing that this filter lets through; but only one can listen.
        unsigned flags = listener ? SECCOMP_FILTER_FLAG_NEW_LISTENER : 0;
        if (syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &program) < 0) return 98;
        execv(words[2], words + 2);
        return 97;
    }
    """
