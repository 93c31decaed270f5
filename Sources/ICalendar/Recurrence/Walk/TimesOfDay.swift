/// The times at which a rule has starts on each of its days, in seconds: sums of one of two lists each.
///
/// Never written out: every second of a day is two short lists.
struct TimesOfDay {
    /// Rising, and further apart than the last of `inner`.
    let outer: [Int]
    /// Rising.
    let inner: [Int]
    let count: Int

    init(outer: [Int], inner: [Int]) {
        self.outer = outer
        self.inner = inner
        count = outer.count * inner.count
    }

    /// 00:00 alone.
    static let midnight = TimesOfDay(outer: [0], inner: [0])

    var first: Int { count == 0 ? 0 : outer[0] + inner[0] }
    var last: Int { count == 0 ? 0 : outer[outer.count - 1] + inner[inner.count - 1] }

    subscript(_ index: Int) -> Int { outer[index / inner.count] + inner[index % inner.count] }

    /// How many come before a time.
    func count(before time: Int) -> Int {
        guard count > 0 else { return 0 }
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < time { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Those that BYSETPOS picks.
    func picking(_ positions: [Int]) -> TimesOfDay {
        guard !positions.isEmpty else { return self }
        return TimesOfDay(outer: [0], inner: Self.places(positions, in: count).map { self[$0] })
    }

    /// Where positions, counted from 1 or from the end by -1, lie among `count` things; rising, each once.
    static func places(_ positions: [Int], in count: Int) -> [Int] {
        let places = positions.map { $0 > 0 ? $0 - 1 : count + $0 }.filter { (0..<count).contains($0) }
        return Set(places).sorted()
    }
}
