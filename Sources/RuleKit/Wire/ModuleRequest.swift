/// How the host tells a module what to do, and where both sides find each other.
package enum ModuleRequest {
    /// The environment variable with the module's part of its rules' ids: `quiet-hours`.
    package static let moduleVariable = "KESTE_MODULE"
    /// The environment variable with the raw value of a `Mode`.
    package static let modeVariable = "KESTE_MODE"
    /// The snapshot, open for reading; not there in mode `describe`.
    package static let snapshotDescriptor: Int32 = 3
    /// The pipe that the module writes its messages to.
    package static let messageDescriptor: Int32 = 4

    /// What a module is started for.
    package enum Mode: String, Sendable {
        /// Run the rules on the snapshot.
        case check
        /// Say which rules there are, with their options and examples, and end.
        case describe
    }

    /// How a module ends where it cannot do what it was asked: the values of BSD's sysexits.
    package enum ExitStatus {
        /// Started by hand, or with a request that it does not know.
        package static let usage: Int32 = 64
        /// The snapshot is not one, or damaged, or of another version.
        package static let badSnapshot: Int32 = 65
        /// The host no longer reads, or a message is too long to send.
        package static let cannotSend: Int32 = 74
    }
}
