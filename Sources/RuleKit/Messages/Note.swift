/// Another place that belongs to a finding, and what is there.
public struct Note {
    let note: WireNote

    /// What is at a place, in plain words: `Note("the other debate", at: debate)`.
    public init(_ text: String, at place: some FindingPlace) {
        note = WireNote(text: .plain(text), place: place.findingPlace.place)
        kind = nil
    }

    /// What is at a place, as a message: its text is made in the reader's language.
    public init<Message: FindingMessage>(_ message: Message, at place: some FindingPlace) {
        note = WireNote(text: message.wireText, place: place.findingPlace.place)
        kind = MessageKind(Message.self)
    }

    /// Of which kind the message is; nil for plain words.
    let kind: MessageKind?
}

/// A type of message, and how to introduce it: that is done once, however often it is used.
struct MessageKind {
    let type: ObjectIdentifier
    let introduction: () -> MessageIntroduction

    init<Message: FindingMessage>(_: Message.Type) {
        type = ObjectIdentifier(Message.self)
        introduction = { MessageIntroduction(Message.self) }
    }
}
