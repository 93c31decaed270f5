import RuleKit

@main struct AirtimeScan: RuleModule {
    static let rules: [any Rule.Type] = [Scan.self]
}
