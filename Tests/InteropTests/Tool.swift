import Foundation

/// Runs other people's programs: found on PATH, in a clean environment, with an end to their patience.
struct Tool {
    let name: String
    /// The Debian package that has it.
    let package: String

    /// A folder of its own, gone when `body` is over.
    static func inFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appending(path: "keste-interop-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder)
    }

    /// What the program prints.
    ///
    /// - Parameter home: where it may keep what it likes; no settings of the user's are seen.
    func run(_ arguments: [String], home: URL, zone: String = "UTC") throws -> Data {
        let program = try path()
        let process = Process()
        let (output, complaint) = (Pipe(), home.appending(path: "complaint-\(UUID().uuidString)"))
        try Data().write(to: complaint)
        // A client that hangs is one that failed.
        process.executableURL = URL(filePath: "/usr/bin/timeout")
        process.arguments = ["--kill-after=5", "240", program.path] + arguments
        process.environment = [
            "HOME": home.path, "PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8",
            "TZ": zone, "PYTHONDONTWRITEBYTECODE": "1", "TMPDIR": home.path,
        ]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = try FileHandle(forWritingTo: complaint)
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let said = (try? String(contentsOf: complaint, encoding: .utf8)) ?? ""
            throw Missing(
                description: "\(name) \(arguments.joined(separator: " ")) ended with \(process.terminationStatus): "
                    + said.suffix(2000))
        }
        return data
    }

    private func path() throws -> URL {
        if name.contains("/") { return URL(filePath: name) }
        let folders = ["/usr/local/bin", "/usr/bin", "/bin"]
        let found = folders.map { URL(filePath: $0).appending(path: name) }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
        guard let found else {
            throw Missing(
                description:
                    "there is no \(name) to read our feeds with: run `.ci/setup tests`, which installs what the "
                    + "tests need (on Debian: apt-get install \(package))")
        }
        return found
    }

    /// Why a test cannot say anything: it fails, so that nobody takes silence for agreement.
    struct Missing: Error, CustomStringConvertible {
        let description: String
    }
}
