import Glibc

/// The files that runs leave: inputs that failed, and which input a worker is at.
enum FuzzFiles {
    /// Makes the folder and those above it.
    static func makeFolder(_ path: String) {
        var made = ""
        for part in path.split(separator: "/", omittingEmptySubsequences: false) {
            made += made.isEmpty && !path.hasPrefix("/") ? String(part) : "/" + part
            if !part.isEmpty { mkdir(made, 0o777) }
        }
    }

    /// Where an input is saved.
    @discardableResult
    static func save(_ input: [UInt8], seed: UInt64, number: UInt64, in folder: String) -> String {
        makeFolder(folder)
        let path = "\(folder)/seed-\(seed)-input-\(number).ics"
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { return path }
        defer { close(descriptor) }
        _ = input.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        return path
    }

    /// Two numbers that outlive the process that writes them: the input it is at, and how many it has done.
    static func marks(_ folder: String, worker: Int) -> UnsafeMutablePointer<UInt64>? {
        makeFolder(folder)
        let descriptor = open("\(folder)/worker-\(worker)", O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        guard descriptor >= 0, ftruncate(descriptor, 16) == 0 else { return nil }
        defer { close(descriptor) }
        let memory = mmap(nil, 16, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0)
        guard let memory, memory != MAP_FAILED else { return nil }
        return memory.bindMemory(to: UInt64.self, capacity: 2)
    }
}
