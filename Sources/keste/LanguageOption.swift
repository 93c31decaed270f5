import ArgumentParser

/// In which language a calendar's own titles and names are shown.
struct LanguageOption: ParsableArguments {
    // What Keste itself says is English, so that a line is in one language wherever the calendar allows it.
    @Option(
        name: .customLong("language"),
        help: ArgumentHelp(
            "The language of titles and names, such as kk; where a text lacks it, the campaign's first. (default: en)",
            valueName: "language"))
    private var wanted: String?

    /// Whether the command line says it.
    var isGiven: Bool { wanted != nil }
    var language: String { wanted ?? "en" }
}
