/// The front of an ELF file, as far as it says how the program is loaded.
struct ProgramFile {
    /// The program that loads the libraries of a dynamic one; nil for a static one.
    let loader: String?
    /// Whether it is loaded by another, or is not understood and might be.
    let isDynamic: Bool

    init(_ path: String) {
        guard let bytes = Disk.front(of: path, 4096), bytes.count >= 64,
            bytes.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2])
        else {
            loader = nil
            isDynamic = true
            return
        }
        func number(_ offset: Int, _ width: Int) -> Int {
            guard offset >= 0, offset + width <= bytes.count else { return -1 }
            return (0..<min(width, 7)).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
        }
        let (table, entry, count) = (number(32, 8), number(54, 2), number(56, 2))
        var loader: String?
        var isKnown = table > 0 && entry >= 56 && table + entry * count <= bytes.count
        for index in 0..<max(0, count) where isKnown && number(table + index * entry, 4) == 3 {
            let (start, size) = (number(table + index * entry + 8, 8), number(table + index * entry + 32, 8))
            guard start >= 0, size > 1, start + size <= bytes.count else {
                isKnown = false
                continue
            }
            loader = String(decoding: bytes[start..<start + size - 1], as: UTF8.self)
        }
        self.loader = loader
        isDynamic = loader != nil || !isKnown
    }
}
