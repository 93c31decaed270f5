/// How a run of rule modules comes along.
package enum RunStep: Sendable {
    /// These modules are to be built and run.
    case began([String])
    /// A module has run, or could not.
    case ended(String)
    /// A module prints something, which is passed on next.
    case prints(endsLine: Bool)
}
