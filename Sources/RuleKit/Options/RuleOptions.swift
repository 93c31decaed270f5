/// What can be set of a rule in the calendar. Each stored property is an option; its initial value holds where the
/// calendar does not say.
///
/// A property can be a `String`, `Bool`, `Int`, `Double`, `CivilTime`, `CivilDate`, `Seconds`, an enumeration of words
/// (`String`, `Codable`, `CaseIterable`), an optional of these, a list of these, or a structure of these.
/// `minimumGap` is written `minimum-gap` in the calendar.
public protocol RuleOptions: Codable, Sendable {
    /// The options that hold where the calendar does not say.
    init()
}

/// The options of a rule that has none.
public struct NoOptions: RuleOptions {
    /// Nothing.
    public init() {}
}
