package import CampaignModel
import CSandbox

/// What this system's kernel has to keep a process from the rest of the machine.
package struct SandboxSupport: Sendable, Hashable {
    /// Whether files can be kept from it.
    package var hasLandlock: Bool
    /// Whether the network, other processes and all the rest can.
    package var hasSeccomp: Bool

    package init(hasLandlock: Bool, hasSeccomp: Bool) {
        self.hasLandlock = hasLandlock
        self.hasSeccomp = hasSeccomp
    }

    /// What the kernel that runs this program has.
    package static let ofThisSystem = SandboxSupport(
        hasLandlock: csandbox_landlock() > 0, hasSeccomp: csandbox_seccomp() != 0)

    package var isWhole: Bool { hasLandlock && hasSeccomp }

    /// What is missing and what that means, in one sentence; nil if nothing is.
    package var lack: String? {
        switch (hasLandlock, hasSeccomp) {
        case (true, true): nil
        case (false, true):
            "this system has no Landlock, so files are kept from rule modules less strictly, and from the compiler not "
                + "at all"
        case (true, false):
            "this system has no seccomp, so nothing keeps rule modules from the network and from other programs of yours"
        case (false, false):
            "this system has neither Landlock nor seccomp, so rule modules can do whatever you can; only their time "
                + "and memory are bounded"
        }
    }

    /// What is missing, said to whoever runs a check; nil if nothing is.
    package func diagnostic(_ severity: Severity) -> Diagnostic? {
        lack.map { lack in
            Diagnostic(
                severity, id: "rules/sandbox", path: "keste", message: lack,
                fix: "run rules of strangers on Linux 5.13 or later, and let a container have Landlock and seccomp")
        }
    }
}
