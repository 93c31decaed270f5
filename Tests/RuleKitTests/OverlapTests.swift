import CampaignModel
import RuleKit
import Testing
import ZoneInfo

@Suite struct OverlapTests {
    struct Item: Hashable {
        var name: Int
        var span: TimeSpan
        var resources: [Int]
    }

    private func span(_ start: Int64, _ end: Int64) -> TimeSpan {
        TimeSpan(start: Instant(seconds: start), end: Instant(seconds: end))
    }

    private func pairs(_ items: [Item]) -> [[Int]] {
        overlaps(items, span: \.span, resources: \.resources).map {
            [min($0.first.name, $0.second.name), max($0.first.name, $0.second.name), $0.resource]
        }
    }

    @Test func `an end at 18:00 and a start at 18:00 do not clash`() {
        #expect(
            pairs([Item(name: 0, span: span(0, 5), resources: [1]), Item(name: 1, span: span(5, 9), resources: [1])])
                .isEmpty)
    }

    @Test func `the same start and the same length clash`() {
        let found = pairs([
            Item(name: 0, span: span(0, 5), resources: [1]), Item(name: 1, span: span(0, 5), resources: [1]),
        ])
        #expect(found == [[0, 1, 1]])
    }

    @Test func `a moment inside clashes, one at the edge does not`() {
        let long = Item(name: 0, span: span(0, 10), resources: [1])
        #expect(pairs([long, Item(name: 1, span: span(5, 5), resources: [1])]) == [[0, 1, 1]])
        #expect(pairs([long, Item(name: 1, span: span(0, 0), resources: [1])]).isEmpty)
        #expect(pairs([long, Item(name: 1, span: span(10, 10), resources: [1])]).isEmpty)
    }

    @Test(arguments: 0..<60)
    func `the sweep finds what comparing every two finds`(seed: Int) {
        var random = SeededGenerator(state: UInt64(seed))
        let items = (0..<Int.random(in: 0...40, using: &random)).map { name in
            let start = Int64.random(in: 0...60, using: &random)
            return Item(
                name: name, span: span(start, start + Int64.random(in: 0...12, using: &random)),
                resources: (0..<3).filter { _ in Bool.random(using: &random) })
        }
        var expected: Set<[Int]> = []
        for left in items {
            for right in items where left.name < right.name {
                // By half-open spans: some moment lies in both, or the one of no length lies strictly inside.
                let (a, b) = (left.span, right.span)
                guard a.start.seconds < b.end.seconds, b.start.seconds < a.end.seconds else { continue }
                for resource in left.resources where right.resources.contains(resource) {
                    expected.insert([left.name, right.name, resource])
                }
            }
        }
        let found = pairs(items)
        #expect(Set(found) == expected)
        #expect(found.count == expected.count)
    }
}
