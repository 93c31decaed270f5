/// Which element of one of the campaign's lists is meant: its index, typed by what the list holds.
///
/// Ids are looked up once, by the loader; everything behind it follows plain indices.
@frozen
public struct Ref<Target>: Hashable, Sendable, Comparable {
    /// The index in the campaign's list of `Target`, from 0.
    public let index: Int32

    /// The element at an index of the campaign's list of `Target`.
    @inlinable
    public init(_ index: Int) {
        self.index = Int32(truncatingIfNeeded: index)
    }

    /// Whether `left` stands before `right` in the calendar.
    @inlinable
    public static func < (left: Ref, right: Ref) -> Bool {
        left.index < right.index
    }
}

extension Array {
    /// The element that a reference means. Inlinable, so that whoever asks for one field of it copies no other.
    @inlinable
    package subscript(ref: Ref<Element>) -> Element {
        get { self[Int(ref.index)] }
        set { self[Int(ref.index)] = newValue }
    }

    /// References to all elements, in order.
    package var refs: [Ref<Element>] { indices.map { Ref($0) } }
}
