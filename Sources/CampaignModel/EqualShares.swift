import ZoneInfo

/// Airtime shared equally among those who took part when it was given.
///
/// A window is cut into pieces wherever someone joins or leaves the contest. What is given in a piece to those who take
/// part in it is shared equally among them; what someone is owed is the sum over the pieces. Time given to one who did
/// not take part counts for the one who had it, and is shared among nobody.
///
/// Sums of several channels or windows are sums of the shares of each: `+` of `Share` is exact.
/// Cost: a binary search for each record added.
public struct EqualShares: Sendable {
    /// The members, in the order given.
    public let members: [Member]
    /// The time looked at.
    public let window: TimeSpan
    /// The window cut wherever the set of those who take part changes, in order of time; they fill it.
    public let pieces: [Piece]

    private let contest: Int32?
    private let positions: [Int32: Int]
    /// Shared seconds of each piece.
    private var sharedInPiece: [Int64]
    /// Shared seconds of totals that lie over several pieces.
    private var sharedOverPieces: [Range<Int>: Int64] = [:]
    private var counted: [Share]

    /// Shares in a window, nothing counted yet.
    ///
    /// - Parameters:
    ///   - members: among whom airtime is shared, each contestant once.
    ///   - contest: only records of this contest count; nil for all records of the members.
    ///   - window: records are cut at its edges.
    public init(members: [Member], contest: Int32?, window: TimeSpan) {
        self.members = members
        self.contest = contest
        self.window = window
        pieces = Self.pieces(of: window, members: members)
        positions = Dictionary(members.enumerated().map { ($1.contestant, $0) }) { first, _ in first }
        sharedInPiece = Array(repeating: 0, count: pieces.count)
        counted = members.map { Share(contestant: $0.contestant) }
        for piece in pieces {
            for contestant in piece.takingPart {
                if let position = positions[contestant] { counted[position].tookPart = true }
            }
        }
    }

    private static func pieces(of window: TimeSpan, members: [Member]) -> [Piece] {
        var edges: Set<Instant> = [window.start]
        for member in members {
            for contest in member.contests {
                edges.formUnion(member.status.changes(in: contest).filter(window.contains))
            }
        }
        var starts: [(start: Instant, takingPart: [Int32])] = []
        for edge in edges.sorted() {
            let takingPart = members.filter { $0.takesPart(at: edge) }.map(\.contestant)
            if starts.last?.takingPart != takingPart { starts.append((edge, takingPart)) }
        }
        return starts.indices.map { index in
            let end = index + 1 < starts.count ? starts[index + 1].start : window.end
            return Piece(span: TimeSpan(start: starts[index].start, end: end), takingPart: starts[index].takingPart)
        }
    }
}

extension EqualShares {
    /// Counts a record, cut at the edges of the window and of its pieces.
    ///
    /// A published total without times counts only if the window holds it whole. Over several pieces it is shared among
    /// those who took part in all of them, if the contestant did; if the contestant took part in some of them only, it
    /// counts for the contestant and is not shared.
    @discardableResult
    public mutating func add(_ record: AirtimeRecord) -> Counted {
        guard let position = positions[record.contestant], contest == nil || record.contest == contest else {
            return Counted()
        }
        let result = record.isTotal ? addTotal(record) : addTimed(record)
        counted[position].seconds += result.inWindow
        counted[position].sharedSeconds += result.shared
        counted[position].notRegisteredSeconds += result.notRegistered
        return result
    }

    private mutating func addTimed(_ record: AirtimeRecord) -> Counted {
        var result = Counted()
        let span = TimeSpan(start: record.start, end: record.start + record.seconds)
        var index = self.index(ofPieceAt: max(span.start, window.start))
        while index < pieces.count, pieces[index].span.start < span.end {
            if let common = pieces[index].span.intersection(span) {
                result.inWindow += common.seconds
                if pieces[index].takingPart.contains(record.contestant) {
                    result.shared += common.seconds
                    sharedInPiece[index] += common.seconds
                } else {
                    result.notRegistered += common.seconds
                }
            }
            index += 1
        }
        return result
    }

    private mutating func addTotal(_ record: AirtimeRecord) -> Counted {
        let span = TimeSpan(start: record.start, end: record.end)
        guard window.contains(span), !span.isEmpty else { return Counted() }
        let first = index(ofPieceAt: span.start)
        let last = index(ofPieceAt: span.end - 1)
        let covered = pieces[first...last].map { $0.takingPart.contains(record.contestant) }
        var result = Counted()
        result.inWindow = record.seconds
        if !covered.contains(false) {
            result.shared = record.seconds
            if first == last {
                sharedInPiece[first] += record.seconds
            } else {
                sharedOverPieces[first..<last + 1, default: 0] += record.seconds
            }
        } else if !covered.contains(true) {
            result.notRegistered = record.seconds
        } else {
            result.straddlesOwnStatus = true
        }
        return result
    }

    /// The last piece that begins at or before an instant; the first, if none does.
    private func index(ofPieceAt instant: Instant) -> Int {
        var low = 0
        var high = pieces.count
        while low < high {
            let middle = (low + high) / 2
            if pieces[middle].span.start <= instant { low = middle + 1 } else { high = middle }
        }
        return max(0, low - 1)
    }
}

extension EqualShares {
    /// What each member had and was owed, in the members' order. Cost: members times pieces.
    public var shares: [Share] {
        var result = counted
        for (index, seconds) in sharedInPiece.enumerated() where seconds != 0 {
            share(seconds, among: pieces[index].takingPart, in: &result)
        }
        for (range, seconds) in sharedOverPieces {
            let everywhere = pieces[range].dropFirst().reduce(pieces[range.lowerBound].takingPart) { left, piece in
                left.filter(piece.takingPart.contains)
            }
            share(seconds, among: everywhere, in: &result)
        }
        return result
    }

    private func share(_ seconds: Int64, among contestants: [Int32], in shares: inout [Share]) {
        guard !contestants.isEmpty else { return }
        let each = Rational(Int128(seconds), Int128(contestants.count))
        for contestant in contestants {
            guard let position = positions[contestant] else { continue }
            shares[position].entitled = shares[position].entitled + each
        }
    }

    /// All that was given in the window, in seconds.
    public var seconds: Int64 { counted.reduce(0) { $0 + $1.seconds } }

    /// What of it is shared: what was given to those who took part at the time.
    public var sharedSeconds: Int64 { counted.reduce(0) { $0 + $1.sharedSeconds } }

    /// What is shared of what was given in one piece; totals over several pieces are in none of them.
    public func sharedSeconds(inPiece index: Int) -> Int64 {
        sharedInPiece.indices.contains(index) ? sharedInPiece[index] : 0
    }
}
