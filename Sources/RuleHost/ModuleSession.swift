import CampaignModel
import RuleKit

/// What one module says, checked word for word: nothing that it sends is taken on trust.
struct ModuleSession {
    /// An option that the module does not take.
    struct OptionError {
        var rule: String
        var path: [String]
        var message: String
        var nearest: String?
    }

    static let mostBytes = 64 << 20
    static let mostFindings = 100_000
    static let mostMessages = 1000

    /// The module's rules; nil until it said hello.
    private(set) var rules: [RuleDescription]?
    private(set) var optionErrors: [OptionError] = []
    /// Findings of the rules that finished.
    private(set) var findings: [WireFinding] = []
    private(set) var finished: [String] = []
    /// The messages of each rule, by its id and theirs.
    private(set) var messages: [String: [String: MessageIntroduction]] = [:]
    /// The rule at work.
    private(set) var running: String?
    private(set) var isDone = false
    /// Why the module is not listened to any more.
    private(set) var failure: String?
    private var unfinished: [WireFinding] = []

    private let bounds: CampaignBounds
    private var decoder = ModuleMessageDecoder()
    private var bytes = 0

    init(_ bounds: CampaignBounds) { self.bounds = bounds }

    /// Whether it broke off in the middle of a message.
    var hasPartialMessage: Bool { decoder.hasPartialMessage }

    /// Whether findings were heard of a rule that did not finish, and are left out.
    var hasUnfinishedFindings: Bool { !unfinished.isEmpty }

    /// Takes what the module wrote; false once it is not listened to any more.
    mutating func receive(_ new: UnsafeRawBufferPointer) -> Bool {
        guard failure == nil else { return false }
        bytes += new.count
        guard bytes <= Self.mostBytes else { return fail("it sent more than 64 MiB of findings, and was stopped") }
        decoder.append(new)
        do {
            while let message = try decoder.next() {
                guard take(message) else { return false }
            }
            return true
        } catch {
            return fail("it sent what is not a message of a rule module (\(error.description)), and was stopped")
        }
    }

    private mutating func fail(_ why: String) -> Bool {
        failure = why
        return false
    }

    private mutating func nonsense(_ what: String) -> Bool {
        fail("it sent nonsense (\(what)), and was stopped")
    }

    private mutating func take(_ message: ModuleMessage) -> Bool {
        guard !isDone else { return nonsense("a message after its last") }
        if case .hello(let version, let rules) = message { return hello(version, rules) }
        guard let rules else { return nonsense("a message before its first, which names its rules") }
        switch message {
        case .hello: return nonsense("its first message twice")
        case .optionError(let rule, let path, let message, let nearest):
            guard rules.contains(where: { $0.id == rule }) else {
                return nonsense("an option of a rule it does not have")
            }
            optionErrors.append(OptionError(rule: rule, path: path, message: message, nearest: nearest))
        case .ruleStarted(let rule):
            guard running == nil, rules.contains(where: { $0.id == rule }), !finished.contains(rule) else {
                return nonsense("the start of a rule at the wrong time")
            }
            running = rule
        case .message(let message): return take(message)
        case .finding(let finding): return take(finding)
        case .ruleFinished(let rule):
            guard running == rule else { return nonsense("the end of a rule that was not running") }
            running = nil
            finished.append(rule)
            findings += unfinished
            unfinished = []
        case .done:
            guard running == nil else { return nonsense("its last message while a rule was running") }
            isDone = true
        }
        return true
    }

    private mutating func hello(_ version: UInt32, _ rules: [RuleDescription]) -> Bool {
        guard self.rules == nil else { return nonsense("its first message twice") }
        guard version == ModuleMessage.protocolVersion else {
            return fail("it was built with another version of RuleKit, and must be built anew")
        }
        var seen: Set<String> = []
        for rule in rules {
            let isKebab = rule.id.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
            guard isKebab, !rule.id.isEmpty else {
                return fail("it calls a rule “\(rule.id)”; ids are in kebab case, like “no-rally-after-ten”")
            }
            guard seen.insert(rule.id).inserted else { return fail("it has two rules with the id “\(rule.id)”") }
        }
        self.rules = rules
        return true
    }

    private mutating func take(_ message: MessageIntroduction) -> Bool {
        guard let running else { return nonsense("a message while no rule was running") }
        guard !message.id.isEmpty, !message.texts.isEmpty else { return nonsense("a message without an id or a text") }
        // A rule has as many messages as it has sentences; who sends more wants the host's memory.
        guard messages[running, default: [:]].count < Self.mostMessages else {
            return fail("its rule \(running) has more than \(Self.mostMessages) messages, and was stopped")
        }
        guard messages[running]?[message.id] == nil else {
            return fail("its rule \(running) has two messages with the id “\(message.id)”, and was stopped")
        }
        messages[running, default: [:]][message.id] = message
        return true
    }

    private mutating func take(_ finding: WireFinding) -> Bool {
        guard finding.rule == running else { return nonsense("a finding of a rule that was not running") }
        if let problem = FindingCheck(bounds: bounds, messages: messages[finding.rule] ?? [:]).problem(with: finding) {
            return nonsense(problem)
        }
        guard findings.count + unfinished.count < Self.mostFindings else {
            return fail("it reported more than 100,000 findings, and was stopped")
        }
        unfinished.append(finding)
        return true
    }
}
