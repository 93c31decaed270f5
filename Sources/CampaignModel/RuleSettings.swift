package import ZoneInfo

/// What a calendar says about rules: which modules, how each rule is set, what is suppressed.
package struct RuleSettings: Sendable {
    /// Names of ours, or folders beside the calendar; nil where all of ours are meant.
    package var modules: [ModuleName]?
    package var settings: [Setting]
    package var suppressions: [Suppression]

    package struct ModuleName: Hashable, Sendable {
        package var name: String
        package var place: SourcePlace
        package init(name: String, place: SourcePlace) {
            self.name = name
            self.place = place
        }
    }

    /// `equal-airtime/share: {severity: warning, of: planned}`
    package struct Setting: Sendable {
        package var rule: String
        package var isOn: Bool
        package var severity: Severity?
        package var options: [Option]
        package var place: SourcePlace
        package init(
            rule: String, isOn: Bool = true, severity: Severity? = nil, options: [Option] = [], place: SourcePlace
        ) {
            self.rule = rule
            self.isOn = isOn
            self.severity = severity
            self.options = options
            self.place = place
        }
    }

    /// One option of a rule, with the place of its key.
    package struct Option: Sendable {
        package var key: String
        package var value: Value
        package var place: SourcePlace
        /// The places of what stands below it, by the keys down to it, `[0]` for an element of a list.
        package var inner: [[String]: SourcePlace]
        package init(key: String, value: Value, place: SourcePlace, inner: [[String]: SourcePlace] = [:]) {
            self.key = key
            self.value = value
            self.place = place
            self.inner = inner
        }

        /// The place of what stands at a path, or of the nearest thing above it that is there.
        package func place(of path: some Collection<String>) -> SourcePlace {
            var path = Array(path)
            while !path.isEmpty {
                if let place = inner[path] { return place }
                path.removeLast()
            }
            return place
        }
    }

    /// A value as written: the rule's own options say what it must be.
    package indirect enum Value: Hashable, Sendable {
        case scalar(String)
        case list([Value])
        case table([Pair])
        package struct Pair: Hashable, Sendable {
            package var key: String
            package var value: Value
            package init(key: String, value: Value) {
                self.key = key
                self.value = value
            }
        }
    }

    /// Findings that are known and accepted.
    package struct Suppression: Sendable {
        package var rule: String
        package var events: [Ref<Event>]
        package var contestants: [Ref<Contestant>]
        package var channels: [Ref<Channel>]
        package var reason: String
        /// The last day on which it counts.
        package var until: CivilDate?
        package var place: SourcePlace
        package init(
            rule: String, events: [Ref<Event>] = [], contestants: [Ref<Contestant>] = [], channels: [Ref<Channel>] = [],
            reason: String, until: CivilDate? = nil, place: SourcePlace
        ) {
            self.rule = rule
            self.events = events
            self.contestants = contestants
            self.channels = channels
            self.reason = reason
            self.until = until
            self.place = place
        }
    }

    package init(modules: [ModuleName]? = nil, settings: [Setting] = [], suppressions: [Suppression] = []) {
        self.modules = modules
        self.settings = settings
        self.suppressions = suppressions
    }
}
