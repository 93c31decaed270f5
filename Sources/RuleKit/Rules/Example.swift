/// A small calendar and what a rule makes of it. Examples are a rule's tests and its documentation.
///
/// The text is a `calendar.yaml`. The two keys that every calendar must have may be left out: a text without `keste:`
/// gets `keste: 1`, and one without `campaign:` gets a campaign called `example` on the clock of Asia/Almaty, without
/// period, silence or polling day. Only the rule itself runs on it; its options stand in the text, under `rules: set:`.
public struct Example: Hashable, Sendable {
    /// What the example shows: `a rally that ends at 22:00 sharp`.
    public let name: String
    /// The calendar as the author wrote it.
    public let yaml: String
    /// Files beside the calendar, such as a broadcast log, in order of their names.
    public let files: [File]
    /// What must be found, and nothing else; empty if the calendar passes.
    public let expected: [ExpectedFinding]
    /// The file that the example stands in, as the compiler names it: `QuietHours/NoRallyAfterTen.swift`.
    public let file: String
    /// The line that the example stands at.
    public let line: Int

    /// A file beside the calendar.
    public struct File: Hashable, Sendable {
        /// Its name, as the calendar writes it.
        public let name: String
        /// What stands in it.
        public let text: String

        /// A file beside the calendar.
        public init(name: String, text: String) {
            self.name = name
            self.text = text
        }
    }

    /// One finding that must come. What is empty or nil is not looked at.
    public struct ExpectedFinding: Hashable, Sendable {
        /// The ids of its events, in any order.
        public let events: [String]
        /// The ids of its contestants, in any order.
        public let contestants: [String]
        /// The ids of its channels, in any order.
        public let channels: [String]
        /// A part of its message.
        public let message: String?

        /// A finding that must come.
        public static func finding(
            events: [String] = [], contestants: [String] = [], channels: [String] = [], message: String? = nil
        ) -> ExpectedFinding {
            ExpectedFinding(events: events, contestants: contestants, channels: channels, message: message)
        }
    }

    /// A calendar in which the rule finds nothing.
    public static func passes(
        _ name: String, yaml: String, files: [String: String] = [:], file: String = #fileID, line: Int = #line
    ) -> Example {
        Example(name, yaml: yaml, files: files, expected: [], file: file, line: line)
    }

    /// A calendar in which the rule finds just one thing.
    public static func finds(
        _ name: String, yaml: String, files: [String: String] = [:], events: [String] = [], contestants: [String] = [],
        channels: [String] = [], message: String? = nil, file: String = #fileID, line: Int = #line
    ) -> Example {
        let one = ExpectedFinding(events: events, contestants: contestants, channels: channels, message: message)
        return Example(name, yaml: yaml, files: files, expected: [one], file: file, line: line)
    }

    /// A calendar in which the rule finds several things, in any order.
    public static func finds(
        _ name: String, yaml: String, files: [String: String] = [:], all expected: [ExpectedFinding],
        file: String = #fileID, line: Int = #line
    ) -> Example {
        Example(name, yaml: yaml, files: files, expected: expected, file: file, line: line)
    }

    private init(
        _ name: String, yaml: String, files: [String: String], expected: [ExpectedFinding], file: String, line: Int
    ) {
        self.init(
            name: name, yaml: yaml,
            files: files.map { File(name: $0.key, text: $0.value) }.sorted { $0.name < $1.name },
            expected: expected, file: file, line: line)
    }

    /// An example from its parts, as the wire carries it.
    package init(
        name: String, yaml: String, files: [File], expected: [ExpectedFinding], file: String, line: Int
    ) {
        self.name = name
        self.yaml = yaml
        self.files = files
        self.expected = expected
        self.file = file
        self.line = line
    }
}

extension Example {
    /// The calendar with what the author left out put in front: the text of the `calendar.yaml` to run.
    public var calendar: String {
        let lines = yaml.split(separator: "\n", omittingEmptySubsequences: false)
        var head = ""
        if !lines.contains(where: { $0.hasPrefix("keste:") }) { head += "keste: 1\n" }
        if !lines.contains(where: { $0.hasPrefix("campaign:") }) {
            head += "campaign: {id: example, title: Example, zone: Asia/Almaty}\n"
        }
        return head + yaml + (yaml.hasSuffix("\n") ? "" : "\n")
    }
}
