public import CampaignModel

/// Two items that want one resource at one time.
@frozen
public struct Overlap<Item, Resource> {
    /// The one that begins first; of two that begin together the one that comes first in the list.
    public let first: Item
    /// The other one.
    public let second: Item
    /// What both want.
    public let resource: Resource
    /// When both want it.
    public let span: TimeSpan

    /// Two items that want one resource at one time.
    @inlinable
    public init(first: Item, second: Item, resource: Resource, span: TimeSpan) {
        self.first = first
        self.second = second
        self.resource = resource
        self.span = span
    }
}

extension Overlap: Sendable where Item: Sendable, Resource: Sendable {}

/// All pairs of items that want one resource at one time.
///
/// Spans are half-open: an end at 18:00 and a start at 18:00 do not meet. A span of no length meets one that it lies inside
/// of, and none at whose start or end it stands. Pairs come by resource, in the order in which the resources appear in
/// the list, and then by the start of the later one. Cost: n log n, and a step for each pair.
///
/// - Parameters:
///   - items: the items, in any order.
///   - span: when an item wants its resources.
///   - resources: what it wants: none, one or several.
@inlinable
public func overlaps<Items: Sequence, Resource: Hashable>(
    _ items: Items, span: (Items.Element) -> TimeSpan, resources: (Items.Element) -> some Sequence<Resource>
) -> [Overlap<Items.Element, Resource>] {
    var groups: [Resource: Int] = [:]
    var keys: [Resource] = []
    var users: [[Items.Element]] = []
    var spans: [[TimeSpan]] = []
    for item in items {
        let itemSpan = span(item)
        for resource in resources(item) {
            if let group = groups[resource] {
                users[group].append(item)
                spans[group].append(itemSpan)
            } else {
                groups[resource] = keys.count
                keys.append(resource)
                users.append([item])
                spans.append([itemSpan])
            }
        }
    }
    var found: [Overlap<Items.Element, Resource>] = []
    for group in keys.indices {
        for meeting in meetings(of: spans[group]) {
            found.append(
                Overlap(
                    first: users[group][meeting.first], second: users[group][meeting.second], resource: keys[group],
                    span: meeting.span))
        }
    }
    return found
}

/// Two of a list of spans that meet, by their positions.
@usableFromInline
struct Meeting {
    @usableFromInline let first: Int
    @usableFromInline let second: Int
    @usableFromInline let span: TimeSpan
}

/// All pairs of spans that meet, by the start of the later one.
///
/// Not inlinable: a sort that is compiled into every module anew takes the compiler most of a second.
@usableFromInline
func meetings(of spans: [TimeSpan]) -> [Meeting] {
    let order = spans.indices.sorted { (spans[$0].start, $0) < (spans[$1].start, $1) }
    var found: [Meeting] = []
    // Those that had not ended when the last one began. One that has ended is passed once more, and dropped.
    var open: [Int] = []
    for next in order {
        open.removeAll { spans[$0].end <= spans[next].start }
        for other in open {
            guard let common = spans[other].intersection(spans[next]) else { continue }
            found.append(Meeting(first: other, second: next, span: common))
        }
        open.append(next)
    }
    return found
}

/// All pairs of items that want one resource at one time, where each wants one at most.
@inlinable
public func overlaps<Items: Sequence, Resource: Hashable>(
    _ items: Items, span: (Items.Element) -> TimeSpan, resource: (Items.Element) -> Resource?
) -> [Overlap<Items.Element, Resource>] {
    overlaps(items, span: span, resources: { CollectionOfOne(resource($0)).compactMap(\.self) })
}
