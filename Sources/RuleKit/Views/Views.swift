/// Something in the campaign that is known by its index in one of the campaign's lists.
public protocol CampaignElement: Hashable, Sendable {
    /// The element at an index of its list. Made by the kit alone.
    init(_ snapshot: Snapshot, _ index: Int32)
    /// The index in the campaign's list, from 0: dense, and the same in every view of this campaign.
    var index: Int32 { get }
}

extension CampaignElement {
    /// Whether both are the same element of one campaign.
    public static func == (left: Self, right: Self) -> Bool { left.index == right.index }

    /// Feeds the index.
    public func hash(into hasher: inout Hasher) { hasher.combine(index) }
}

// `@unchecked Sendable`: the indices stand in the snapshot, which is never changed or unmapped.

/// A list of events, contestants or the like, in the calendar's order unless said. Elements are made as they are asked for.
@frozen
public struct Views<Element: CampaignElement>: RandomAccessCollection, @unchecked Sendable {
    @usableFromInline let snapshot: Snapshot
    /// Which elements, where they are not all from the first.
    @usableFromInline let indexList: UnsafePointer<Int32>?
    /// How many there are.
    public let count: Int

    init(all count: Int, in snapshot: Snapshot) {
        self.snapshot = snapshot
        indexList = nil
        self.count = count
    }

    init(_ list: UnsafeBufferPointer<Int32>, in snapshot: Snapshot) {
        self.snapshot = snapshot
        indexList = list.baseAddress
        count = list.count
    }

    /// 0.
    @inlinable public var startIndex: Int { 0 }
    /// The count.
    @inlinable public var endIndex: Int { count }

    /// The element at a position.
    ///
    /// - Precondition: `position` is in `0..<count`.
    @inlinable
    public subscript(position: Int) -> Element {
        precondition(position >= 0 && position < count, "there are \(count) elements, and none at \(position)")
        if let indexList { return Element(snapshot, indexList[position]) }
        return Element(snapshot, Int32(truncatingIfNeeded: position))
    }
}
