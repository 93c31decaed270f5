/// Some lines of a file as they stand there, to show beside what is said of them.
struct PhysicalLines {
    private let wanted: Set<Int>
    private(set) var found: [Int: String] = [:]
    private var line = 1
    private var octets: [UInt8] = []
    private var endedWithCR = false

    /// No more of a line is kept.
    private static let longest = 4096

    /// Counts lines as the reader does: CR LF, LF and CR each end one.
    init(_ wanted: Set<Int>, in input: CalendarInput) {
        self.wanted = wanted
        guard let last = wanted.max() else { return }
        while line <= last, let piece = input.next() { take(piece) }
        finishLine()
    }

    private mutating func take(_ piece: UnsafeRawBufferPointer) {
        for octet in piece {
            if octet == 10, endedWithCR {
                endedWithCR = false
                continue
            }
            endedWithCR = octet == 13
            if octet == 10 || octet == 13 {
                finishLine()
            } else if octets.count < Self.longest, wanted.contains(line) {
                octets.append(octet)
            }
        }
    }

    private mutating func finishLine() {
        if wanted.contains(line), found[line] == nil { found[line] = String(decoding: octets, as: UTF8.self) }
        octets.removeAll(keepingCapacity: true)
        line += 1
    }
}
