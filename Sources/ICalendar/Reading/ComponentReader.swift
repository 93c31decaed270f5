import Glibc

/// Reads a file line by line into components: unfolds, keeps places, and holds no more than one component in memory.
///
/// Works on octets. Never goes deeper into the stack for components that stand in each other.
struct ComponentReader: ~Copyable {
    /// What comes out, in the order of the file.
    enum Item {
        /// A component of a calendar, whole: VEVENT, VTIMEZONE, …
        case component(CalendarComponent)
        /// The calendar itself, at its end: its own properties, without its components.
        case calendar(CalendarComponent)
    }

    let input: CalendarInput
    let limits: ReadingLimits
    /// For a first look at a file: only components of this name are kept, and nothing is reported.
    let only: String?

    var log: DiagnosticLog
    private(set) var items: [Item] = []
    private var nextItem = 0

    // The piece of the file that is being read.
    private var piece = UnsafeRawBufferPointer(start: nil, count: 0)
    private var cursor = 0
    private var hasEnded = false
    private var isAtLineStart = true
    /// The piece before ended between CR and LF, perhaps.
    private var endedWithCR = false
    /// Where the next LF and CR of the piece are; its end if there is none. Kept, so that no octet is looked at twice.
    private var nextLF = 0
    private var nextCR = 0

    // The lines of all components that are open, one after the other.
    var text: [UInt8] = []
    var used = 0
    var lines: [ComponentStorage.Line] = []
    var folds: [UInt32] = []
    var open: [OpenComponent] = []

    // The line that is being read.
    private var hasLine = false
    /// The physical line being read, counted from 1.
    var physicalLine = 0
    var lineStart = 0
    var lineBegan = 1
    var foldsBefore = 0
    var isTooLong = false

    /// How many components that are left out are open.
    var skipping = 0
    var junk = Junk()
    var hasCalendar = false
    /// Whether what stands outside of a calendar came after one.
    var isAfterCalendar = false
    var isCut = false
    var blankLines = 0
    var countOfOctets = 0

    init(_ input: CalendarInput, limits: ReadingLimits = ReadingLimits(), only: String? = nil) {
        self.input = input
        self.limits = limits
        self.only = only
        log = DiagnosticLog(limit: only == nil ? limits.diagnostics : 0)
    }

    /// The next component, or nil at the end of the file.
    mutating func next() -> Item? {
        while true {
            if nextItem < items.count {
                nextItem += 1
                return items[nextItem - 1]
            }
            items.removeAll(keepingCapacity: true)
            nextItem = 0
            if hasEnded { return nil }
            if cursor == piece.count { refill() }
            if !hasEnded { readPiece() }
        }
    }

    mutating func emit(_ item: Item) { items.append(item) }

    private mutating func refill() {
        cursor = 0
        if let next = input.next() {
            countOfOctets += next.count
            piece = next
            nextLF = -1
            nextCR = -1
        } else {
            piece = UnsafeRawBufferPointer(start: nil, count: 0)
            hasEnded = true
            if hasLine { finishLine() }
            hasLine = false
            finishFile()
        }
    }

    /// Goes on until there is something to hand over, or the piece is used up.
    private mutating func readPiece() {
        while cursor < piece.count, items.isEmpty {
            if isAtLineStart {
                let octet = piece[cursor]
                if endedWithCR {
                    endedWithCR = false
                    if octet == 10 {
                        cursor += 1
                        continue
                    }
                }
                if octet == 0x20 || octet == 9, hasLine {
                    cursor += 1
                    physicalLine += 1
                    if !isTooLong { folds.append(UInt32(truncatingIfNeeded: used - base)) }
                } else {
                    if hasLine {
                        hasLine = false
                        finishLine()
                        if !items.isEmpty { return }
                    }
                    beginLine()
                }
                isAtLineStart = false
                if cursor == piece.count { return }
            }
            readToLineEnd()
        }
    }

    private mutating func beginLine() {
        hasLine = true
        physicalLine += 1
        lineBegan = physicalLine
        lineStart = used
        foldsBefore = folds.count
        isTooLong = false
    }

    private mutating func readToLineEnd() {
        if nextLF < cursor { nextLF = find(10, from: cursor) }
        if nextCR < cursor { nextCR = find(13, from: cursor) }
        let end = min(nextLF, nextCR)
        append(UnsafeRawBufferPointer(rebasing: piece[cursor..<end]))
        guard end < piece.count else {
            cursor = end
            return
        }
        isAtLineStart = true
        cursor = end + 1
        guard end == nextCR else { return }
        if cursor == piece.count { endedWithCR = true } else if piece[cursor] == 10 { cursor += 1 }
    }

    /// Where an octet is in the piece; its end if it is not.
    private func find(_ octet: Int32, from start: Int) -> Int {
        guard let base = piece.baseAddress, start < piece.count,
            let found = memchr(base + start, octet, piece.count - start)
        else { return piece.count }
        return UnsafeRawPointer(found) - base
    }

    private mutating func append(_ octets: UnsafeRawBufferPointer) {
        guard !isTooLong else { return }
        // A fold takes memory too, and a line may be nothing but folds.
        let size = used - lineStart + (folds.count - foldsBefore) * MemoryLayout<UInt32>.size
        guard size + octets.count <= limits.longestLine else {
            // Its beginning says what it is.
            let start = octets.prefix(max(0, Self.shownOfLongLine - (used - lineStart)))
            isTooLong = true
            return write(UnsafeRawBufferPointer(rebasing: start))
        }
        write(octets)
    }

    private static let shownOfLongLine = 64

    private mutating func write(_ octets: UnsafeRawBufferPointer) {
        // One octet more, for the line feed between two lines.
        if used + octets.count + 1 > text.count { grow(by: octets.count + 1) }
        text.withUnsafeMutableBytes {
            UnsafeMutableRawBufferPointer(rebasing: $0[used...]).copyMemory(from: octets)
        }
        used += octets.count
    }

    private mutating func grow(by count: Int) {
        let size = max(used + count, text.count + text.count / 2, 4096)
        text.append(contentsOf: repeatElement(0, count: size - text.count))
    }
}
