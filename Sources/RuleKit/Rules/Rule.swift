/// A check of a campaign. It is a type, so that each run begins with a fresh value.
///
/// The metatype is sendable, so that a module can list its rules in a constant.
public protocol Rule: SendableMetatype {
    /// What can be set in the calendar under `rules: set:`; none unless the rule says so.
    associatedtype Options: RuleOptions = NoOptions

    /// What the rule is called and what it is about.
    static var info: RuleInfo { get }
    /// Calendars in which it finds something, and in which it does not: its tests and its documentation.
    static var examples: [Example] { get }
    /// The options as the calendar sets them, once `check` is called.
    var options: Options { get set }

    /// A rule with the options that hold where the calendar does not say.
    init()
    /// Looks at the campaign and reports what it finds.
    func check(_ campaign: CampaignView, _ report: Report)
}

extension Rule where Options == NoOptions {
    /// There is nothing to set.
    public var options: NoOptions {
        get { NoOptions() }
        set {}
    }
}

extension Rule {
    /// None, unless the rule has some.
    public static var examples: [Example] { [] }
}

/// A folder of rules, built into one executable: the type marked `@main`.
public protocol RuleModule: SendableMetatype {
    /// Its rules, in the order in which they run.
    static var rules: [any Rule.Type] { get }
}
