import CampaignModel
import Glibc
import RuleKit

/// Runs the program of one module and listens to it.
final class ModuleRunner {
    let module: ModuleSource
    private(set) var session: ModuleSession
    private var printed = 0
    private let observe: (RunStep) -> Void
    private var guardian: ModuleGuard?

    /// A module's own prints go on up to here; the rest is left out.
    private static let mostPrinted = 1 << 20

    init(_ module: ModuleSource, bounds: CampaignBounds, observe: @escaping (RunStep) -> Void = { _ in }) {
        self.module = module
        self.observe = observe
        session = ModuleSession(bounds)
    }

    /// What became of the module, for a report.
    struct Verdict {
        var status: ModuleReport.Status
        var detail: String
        var milliseconds: Int
    }

    /// The process to start.
    ///
    /// - Parameters:
    ///   - runtime: Folders with libraries that the program may be linked with, beside those of this program.
    ///   - snapshot: Open for reading, for this module alone; nil to have the module describe itself.
    ///   - snapshotSize: Its bytes, which the module may map on top of its own memory.
    ///   - timeout: Seconds.
    ///   - machineZone: What TZ says to the module, if it says anything.
    ///   - output: Where the module's prints go.
    func job(
        program: String, runtime: [String], snapshot: Int32?, snapshotSize: Int, timeout: Int, machineZone: String?,
        output: Int32,
        end: @escaping (Verdict) -> Void
    ) -> ProcessLoop.Job {
        let mode: ModuleRequest.Mode = snapshot == nil ? .describe : .check
        // A second more than the deadline for each core, so that the deadline comes first unless the host is gone.
        let cores = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        let confinement = Confinement.module(program, runtime: runtime)
        guardian = ModuleGuard(confinement)
        let command = Command(
            program: program,
            environment: [
                "\(ModuleRequest.moduleVariable)=\(module.id)", "\(ModuleRequest.modeVariable)=\(mode.rawValue)",
                // In a module that crashes, the backtracer would cost more than the whole check.
                "SWIFT_BACKTRACE=enable=no",
            ] + (machineZone.map { ["TZ=\($0)"] } ?? []),
            descriptors: [-1, -1, -1, snapshot ?? -1, -1],
            cpuSeconds: UInt64((timeout + 1) * cores), addressSpace: UInt64(2 << 30) + 2 * UInt64(snapshotSize),
            // Its output goes through pipes, and there is no file for it to write. Where only the number of processes
            // stands between it and a flood of them, it may not start any.
            openFiles: 64, fileSize: 1, processes: SandboxSupport.ofThisSystem.hasSeccomp ? 0 : 1, folder: "/",
            confinement: confinement)
        return ProcessLoop.Job(
            command: command, timeout: timeout * 1000,
            pipes: [
                ([Int(ModuleRequest.messageDescriptor)], { self.session.receive($0) }),
                ([1, 2], { self.pass($0, to: output) }),
            ],
            guardian: { self.guardian?.answer($0) ?? .stop },
            end: { result in end(self.verdict(result, timeout: timeout)) })
    }

    private func pass(_ bytes: UnsafeRawBufferPointer, to output: Int32) -> Bool {
        let left = Self.mostPrinted - printed
        guard left > 0 else { return true }
        printed += bytes.count
        observe(.prints(endsLine: bytes.last == UInt8(ascii: "\n")))
        _ = Disk.write(UnsafeRawBufferPointer(rebasing: bytes.prefix(left)), to: output)
        if bytes.count >= left {
            let note = "\n… the module \(module.name) prints more than 1 MiB; the rest is left out\n"
            note.utf8.withContiguousStorageIfAvailable { _ = Disk.write(UnsafeRawBufferPointer($0), to: output) }
        }
        return true
    }

    private func verdict(_ result: Result<ProcessLoop.Outcome, HostProblem>, timeout: Int) -> Verdict {
        switch result {
        case .failure(let problem): Verdict(status: .crashed, detail: problem.text, milliseconds: 0)
        case .success(let outcome): verdict(outcome, timeout: timeout)
        }
    }

    private func verdict(_ outcome: ProcessLoop.Outcome, timeout: Int) -> Verdict {
        let (status, what) = judge(outcome, timeout: timeout)
        var detail = what
        if status != .ok {
            if let rule = session.running { detail += ", while the rule \(module.id)/\(rule) was running" }
            if session.hasUnfinishedFindings { detail += "; what that rule had found by then is left out" }
        }
        return Verdict(status: status, detail: detail, milliseconds: outcome.milliseconds)
    }

    private func judge(_ outcome: ProcessLoop.Outcome, timeout: Int) -> (ModuleReport.Status, String) {
        let seconds = timeout == 1 ? "1 second" : "\(timeout) seconds"
        if let attempt = guardian?.refused { return (.stopped, "it \(attempt), which no rule module may") }
        if let failure = session.failure { return (.crashed, failure) }
        if outcome.stopped == .deadline {
            let what = session.isDone ? "it was done, but did not end within" : "it did not end within"
            return (.timedOut, "\(what) \(seconds)")
        }
        switch outcome.ending {
        case .signal(SIGSYS): return (.stopped, SignalWords.cause(SIGSYS))
        case .signal(SIGXCPU): return (.timedOut, "it used more processor time than \(seconds) allow")
        case .signal(let signal): return (.crashed, SignalWords.cause(signal))
        case .exit(ModuleRequest.ExitStatus.badSnapshot):
            return (.crashed, "it could not read the calendar's snapshot: it must be built anew")
        case .exit(ModuleRequest.ExitStatus.cannotSend): return (.crashed, "it could not send what it found")
        case .exit(0) where session.rules == nil:
            return (
                .crashed,
                "it ended without a word (exit status 0): is its @main type a RuleModule, without a “main” of its own?"
            )
        case .exit(let status) where !session.isDone:
            let midway = session.hasPartialMessage ? ", in the middle of a message" : ""
            return (.crashed, "it ended before its rules had (exit status \(status))\(midway)")
        case .exit(let status) where status != 0: return (.crashed, "it ended with exit status \(status)")
        case .exit:
            guard session.rules?.isEmpty == false else {
                return (.failedToBuild, "it lists no rule: name them in “static let rules”")
            }
            return (.ok, "")
        }
    }
}
