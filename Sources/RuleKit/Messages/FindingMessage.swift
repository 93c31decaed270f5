/// What a rule says, with a place for each of its values: a structure whose properties are the places.
///
///     struct Late: FindingMessage {
///         let event: EventView, over: Seconds
///         static let text = MessageTexts<Late>(
///             en: "\(\.event) ends \(\.over) too late", ru: "\(\.event): конец позже на \(\.over)")
///     }
///
/// A value that is left out does not compile, nor does a place that there is no value for. The text is made where it is
/// shown, in the language that is asked for; names come from the calendar in that language, lengths and dates are
/// written as it writes them.
public protocol FindingMessage: Sendable {
    /// What the message is called, in kebab case and stable; the type's own name unless it says otherwise.
    static var id: String { get }
    /// What it says.
    static var text: MessageTexts<Self> { get }
    /// How to mend what was found, with the same values; nil unless it says otherwise.
    static var fix: MessageTexts<Self>? { get }
}

extension FindingMessage {
    /// The type's name: `TooLate` is `too-late`.
    public static var id: String {
        let name = String(describing: Self.self)
        return KebabCase.of(name) ?? name
    }

    /// None.
    public static var fix: MessageTexts<Self>? { nil }
}

/// A text in the languages that a rule knows. English stands in for those it does not.
public struct MessageTexts<Message: FindingMessage>: Sendable {
    /// By language (BCP 47), English first.
    let templates: [(language: String, template: MessageTemplate<Message>)]

    /// A text in English, and in Russian and Kazakh where they are given.
    public init(
        en: MessageTemplate<Message>, ru: MessageTemplate<Message>? = nil, kk: MessageTemplate<Message>? = nil
    ) {
        var templates = [("en", en)]
        if let ru { templates.append(("ru", ru)) }
        if let kk { templates.append(("kk", kk)) }
        self.templates = templates
    }
}
