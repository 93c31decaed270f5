import CampaignModel
import Foundation
import Testing

@testable import RuleHost

/// What a stranger's module might try: each attempt fails, is named, and costs the others nothing.
@Suite struct AttackTests {
    struct Attack: CustomTestStringConvertible {
        var name: String
        var status = ModuleReport.Status.stopped
        /// A part of what the report says.
        var says: String
        /// The findings that arrive.
        var keeps: [String] = []
        var timeout = 60

        var testDescription: String { name }
    }

    private static func stopped(_ name: String, _ says: String) -> Attack { Attack(name: name, says: says) }

    private static func harmless(_ name: String, _ keeps: [String] = []) -> Attack {
        Attack(name: name, status: .ok, says: "", keeps: keeps)
    }

    static let attacks: [Attack] = [
        stopped("constructor", "tried to open the file SECRET"),
        stopped("open-home", "tried to open the file SECRET, which no rule module may, while the rule open-home/r"),
        stopped("open-beneath-libraries", "tried to open the file /lib/x86_64-linux-gnu/../../..SECRET"),
        stopped("open-passwd", "tried to open the file /etc/passwd"),
        stopped("open-by-name-alone", "tried to open the file SECRET"),
        stopped("open-anew", "tried to open the file SECRET"),
        stopped("open-odd-name", "tried to open the file /tmp/a\u{FFFD}error: b\u{FFFD}[2J, which"),
        stopped("list-folder", "tried to open the file FOLDER"),
        stopped("write-file", "tried to write the file FOLDER/new"),
        stopped("fill-disk", "tried to write the file FOLDER"),
        stopped("fill-memory-files", "tried to hold memory beside its own (memfd_create)"),
        stopped("remove-file", "tried to remove the file SECRET"),
        stopped("rename-file", "tried to give the file SECRET the name FOLDER/new"),
        stopped("link-file", "tried to give the file SECRET the name FOLDER/new"),
        stopped("symlink", "tried to give the file SECRET the name FOLDER/new"),
        stopped("make-folder", "tried to make the folder FOLDER/new"),
        stopped("change-mode", "tried to change the file SECRET"),
        stopped("cut-off", "tried to change the file SECRET"),
        harmless("look-at-file", ["saw -1", "saw -1", "saw -1", "saw -1"]),
        stopped("go-elsewhere", "tried to go to the folder FOLDER"),
        stopped("network", "tried to use the network"),
        stopped("network-six", "tried to use the network"),
        stopped("unix-socket", "tried to talk to another program through a socket"),
        stopped("abstract-socket", "tried to talk to another program through a socket"),
        stopped("netlink", "tried to open a socket"),
        stopped("socket-pair", "tried to talk to another program through a socket"),
        stopped("send-on-nothing", "tried to use the network (sendto)"),
        stopped("fork-bomb", "tried to start another process"),
        stopped("vfork", "tried to start another process"),
        stopped("grandchild", "tried to start another process"),
        stopped("leave-group", "tried to leave the group of processes"),
        // ENOSYS is 38: the C library then asks in the old way, which can be looked at.
        harmless("clone-three", ["cloned -38"]),
        stopped("spawn-in-thread-disguise", "tried to start another process"),
        stopped("run-program", "tried to run the program /bin/sh"),
        harmless("run-program-by-descriptor", ["ran -1"]),
        stopped("trace-host", "tried to get at another process (ptrace)"),
        stopped("write-into-host", "tried to get at another process (process_vm_writev)"),
        stopped("host-memory", "tried to write the file /proc/"),
        stopped("own-memory", "tried to write the file /proc/self/mem"),
        stopped("host-environment", "tried to open the file /proc/"),
        stopped("host-descriptor", "tried to get at another process (pidfd_open)"),
        stopped("kill-host", "tried to send a signal to another process (kill)"),
        stopped("kill-all", "tried to send a signal to another process (kill)"),
        stopped("kill-host-thread", "tried to send a signal to another process (tgkill)"),
        stopped("queue-to-host", "tried to send a signal to another process (rt_sigqueueinfo)"),
        stopped("signal-by-owner", "tried to change what a descriptor is for (fcntl)"),
        harmless("outlive-host", ["set -1"]),
        stopped("io-uring", "tried to have the kernel work for it out of sight (io_uring_setup)"),
        stopped("mount", "tried to change what it sees of the system (mount)"),
        stopped("other-root", "tried to change what it sees of the system (chroot)"),
        stopped("own-space", "tried to change what it sees of the system (unshare)"),
        stopped("become-root", "tried to become another user (setuid)"),
        stopped("raise-limits", "tried to change its limits (prlimit64)"),
        stopped("kernel-program", "asked the system for what no rule needs (bpf)"),
        stopped("unknown-call", "asked the system for what no rule needs (system call 1999)"),
        stopped("old-call-gate", "SIGSYS"),
        stopped("write-snapshot", "tried to change what it may only read (pwrite64)"),
        harmless("write-to-snapshot", ["wrote -1"]),
        stopped("lengthen-snapshot", "tried to change what it may only read (ftruncate)"),
        harmless("map-snapshot", ["refused"]),
        Attack(name: "past-snapshot", status: .crashed, says: "memory that it does not have"),
        harmless("inherited"),
        // Three variables of the host's, none of the user's; and a folder that says nothing.
        harmless(
            "environment", ["KESTE_MODULE=environment", "KESTE_MODE=check", "SWIFT_BACKTRACE=enable=no", "/"]),
        harmless("memory-bomb", ["within GiB 2"]),
        stopped("thread-bomb", "tried to start more than 256 threads"),
        harmless("few-threads"),
        Attack(name: "gibibyte-finding", status: .crashed, says: "not a message of a rule module"),
        Attack(name: "wrong-length", status: .crashed, says: "not a message of a rule module"),
        Attack(name: "close-pipe", status: .crashed, says: "it ended before its rules had"),
        Attack(name: "stop-itself", status: .timedOut, says: "it did not end within 2 seconds", timeout: 2),
        Attack(name: "loop", status: .timedOut, says: "it did not end within 2 seconds", timeout: 2),
        Attack(name: "abort", status: .crashed, says: "SIGABRT"),
    ]

    @Test(arguments: attacks, AttackPrograms.Linking.allCases)
    func `an attack fails and is named, and the module beside it is heard`(
        _ attack: Attack, _ linking: AttackPrograms.Linking
    ) throws {
        let programs = try AttackPrograms.shared.get()
        // A descriptor that is not closed on exec, as a careless library of ours might leave.
        let careless = fcntl(1, F_DUPFD, 20)
        defer { close(careless) }
        let outcomes = try AttackPrograms.run([attack.name, "honest"], linking, timeout: attack.timeout)
        let says = attack.says.replacing("SECRET", with: programs.secret.path)
            .replacing("FOLDER", with: programs.folder.path)
        #expect(outcomes[0].status == attack.status, "\(outcomes[0])")
        #expect(says.isEmpty ? outcomes[0].detail.isEmpty : outcomes[0].detail.contains(says), "\(outcomes[0])")
        #expect(outcomes[0].messages == attack.keeps, "\(outcomes[0])")
        #expect(outcomes[1].status == .ok, "\(outcomes[1])")
        #expect(try programs.leftovers() == [])
        #expect(try String(contentsOf: programs.secret, encoding: .utf8) == "not for rules\n")
    }

    @Test func `a module that opens no files cannot even see whether one is there`() throws {
        let outcomes = try AttackPrograms.run(["look-at-file-emptily"], .fixed, timeout: 60)
        #expect(outcomes[0].messages == ["saw -1"])
    }
}
