/// A rule module as it lies on disk, and whether there is a program of it.
package struct ModuleListing: Hashable, Sendable {
    /// Where the module's program is to be had from.
    package enum State: Hashable, Sendable {
        /// Keste's own build made it, of the files as they are.
        case prebuilt
        /// It was compiled from the files as they are, and kept.
        case cached
        /// It will be compiled when it is next run: it is new, or a file, RuleKit or the compiler has changed.
        case notBuilt
        /// It cannot be compiled here.
        case unbuildable(HostProblem)
    }

    /// The folder's name: `QuietHours`.
    package var name: String
    /// The module's part of its rules' ids: `quiet-hours`.
    package var id: String
    /// The path as the user gave it, or as it was found.
    package var folder: String
    /// Its Swift files, in order, each below `folder`.
    package var files: [String]
    /// Whether it came with Keste.
    package var isOurs: Bool
    package var state: State

    /// The path of one of its files, by the name that the compiler has for it: `QuietHours/QuietHours.swift`.
    package func path(of fileID: String) -> String {
        let name = Disk.name(of: fileID)
        return files.first { Disk.name(of: $0) == name } ?? fileID
    }
}
