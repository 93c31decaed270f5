import CampaignModel

extension CheckReport {
    /// The whole check as commands of GitHub's workflows, each of which it shows at its line; the sums come last.
    ///
    /// - Parameter workspace: The folder of the checked-out project, which paths are named from; nil for the current one.
    package func github(workspace: String? = nil) -> String {
        let root = workspace.map { $0.hasSuffix("/") ? $0 : "\($0)/" }
        func command(_ diagnostic: Diagnostic) -> String {
            var properties: [(String, String)] = []
            if !diagnostic.path.isEmpty, !diagnostic.path.hasPrefix("--") {
                properties.append(("file", Self.path(diagnostic.path, from: root)))
                if let line = diagnostic.line { properties.append(("line", "\(line)")) }
                if let column = diagnostic.column { properties.append(("col", "\(column)")) }
            }
            let fix = diagnostic.fix.map { "\nfix: \($0)" } ?? ""
            return Self.command(
                diagnostic.severity, properties + [("title", diagnostic.id)], diagnostic.message + fix)
        }
        var text = (diagnostics + skippedFixes).map(command).joined()
        if let campaign { text += findings.map { command(Diagnostic($0, in: campaign)) }.joined() }
        for module in modules where module.status != "ok" {
            text += Self.command(
                .error, [("title", "rule module \(module.name)")],
                "the rule module \(module.name) \(module.outcome): \(module.detail)")
        }
        if let failure { text += Self.command(.error, [("title", "keste check")], failure) }
        return text + Self.command(.note, [("title", "keste check")], "\(sums).")
    }

    /// `./a` and what lies in the project, as it names its files itself.
    private static func path(_ path: String, from root: String?) -> String {
        var path = Substring(path)
        if let root, path.hasPrefix(root) { path = path.dropFirst(root.count) }
        while path.hasPrefix("./") { path = path.dropFirst(2) }
        return String(path)
    }

    private static func command(_ severity: Severity, _ properties: [(String, String)], _ message: String) -> String {
        let name =
            switch severity {
            case .error: "error"
            case .warning: "warning"
            case .note: "notice"
            }
        let list = properties.map { "\($0.0)=\(escaped($0.1, isProperty: true))" }.joined(separator: ",")
        return "::\(name) \(list)::\(escaped(message, isProperty: false))\n"
    }

    /// A text in which nothing ends the command or begins another.
    private static func escaped(_ text: String, isProperty: Bool) -> String {
        var written = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "%": written += "%25"
            case "\r": written += "%0D"
            case "\n": written += "%0A"
            case ":" where isProperty: written += "%3A"
            case "," where isProperty: written += "%2C"
            default: written += VisibleText.of(scalar, keepingTab: false)
            }
        }
        return written
    }
}
