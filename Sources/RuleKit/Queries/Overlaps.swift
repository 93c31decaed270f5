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
    var found: [Overlap<Items.Element, Resource>] = []
    forEachOverlap(items, span: span, resources: resources) { found.append($0) }
    return found
}

/// Passes on each pair of items that want one resource at one time, in the order of `overlaps`, without keeping them.
///
/// A thousand items at one time make half a million pairs: this is for those who count them, or stop to list them.
///
/// - Parameters:
///   - items: the items, in any order.
///   - span: when an item wants its resources.
///   - resources: what it wants: none, one or several.
///   - body: what is done with each pair.
@inlinable
public func forEachOverlap<Items: Sequence, Resource: Hashable>(
    _ items: Items, span: (Items.Element) -> TimeSpan, resources: (Items.Element) -> some Sequence<Resource>,
    _ body: (Overlap<Items.Element, Resource>) -> Void
) {
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
    for group in keys.indices {
        forEachMeeting(of: spans[group]) { first, second, common in
            body(
                Overlap(
                    first: users[group][first], second: users[group][second], resource: keys[group], span: common))
        }
    }
}

/// Passes on all pairs of spans that meet, by their positions and with what they have in common, by the later start.
///
/// Not inlinable: a sort that is compiled into every module anew takes the compiler most of a second.
@usableFromInline
func forEachMeeting(of spans: [TimeSpan], _ body: (_ first: Int, _ second: Int, _ common: TimeSpan) -> Void) {
    let order = spans.indices.sorted { (spans[$0].start, $0) < (spans[$1].start, $1) }
    // Those that had not ended when the last one began. One that has ended is passed once more, and dropped.
    var open: [Int] = []
    for next in order {
        open.removeAll { spans[$0].end <= spans[next].start }
        for other in open {
            guard let common = spans[other].intersection(spans[next]) else { continue }
            body(other, next, common)
        }
        open.append(next)
    }
}

/// All pairs of items that want one resource at one time, where each wants one at most.
@inlinable
public func overlaps<Items: Sequence, Resource: Hashable>(
    _ items: Items, span: (Items.Element) -> TimeSpan, resource: (Items.Element) -> Resource?
) -> [Overlap<Items.Element, Resource>] {
    overlaps(items, span: span, resources: { CollectionOfOne(resource($0)).compactMap(\.self) })
}
