import ArgumentParser

/// In which language a calendar's own titles and names are shown.
struct LanguageOption: ParsableArguments {
    // What Keste itself says is English, so that a line is in one language wherever the calendar allows it.
    @Option(
        help: ArgumentHelp(
            "The language of titles and names, such as kk; where a text lacks it, the campaign's first.",
            valueName: "language"))
    var language = "en"
}
