/// A column by which airtime is added up: `.contestant`, `.channel`, `.contest`, `.person` or `.event`.
@frozen
public struct AirtimeKey<Key: CampaignElement>: Sendable {
    @usableFromInline let column: AirtimeColumn

    @inlinable
    init(_ column: AirtimeColumn) {
        self.column = column
    }
}

/// A column that holds an index.
@frozen
@usableFromInline
enum AirtimeColumn: Sendable {
    case contestant, channel, contest, person, event
}

extension AirtimeKey where Key == ContestantView {
    /// Whose time it is.
    @inlinable public static var contestant: AirtimeKey { AirtimeKey(.contestant) }
}

extension AirtimeKey where Key == ChannelView {
    /// Which channel carried it.
    @inlinable public static var channel: AirtimeKey { AirtimeKey(.channel) }
}

extension AirtimeKey where Key == ContestView {
    /// For which contest it counts; an official's counts for none.
    @inlinable public static var contest: AirtimeKey { AirtimeKey(.contest) }
}

extension AirtimeKey where Key == PersonView {
    /// Who spoke, where that is known by id.
    @inlinable public static var person: AirtimeKey { AirtimeKey(.person) }
}

extension AirtimeKey where Key == EventView {
    /// The event that it was part of, where that is known by id.
    @inlinable public static var event: AirtimeKey { AirtimeKey(.event) }
}
