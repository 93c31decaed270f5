import CampaignModel

/// The words that stand for a kind of event in calendars of others, and in our own feeds.
enum KindWords {
    private static let words: [String: EventKind] = [
        "митинг": .rally, "встреча с избирателями": .rally, "предвыборный митинг": .rally,
        "дебаты": .debate, "пікірсайыс": .debate, "дебат": .debate,
        "эфир": .broadcast, "трансляция": .broadcast, "передача": .broadcast, "хабар тарату": .broadcast,
        "срок": .deadline, "мерзім": .deadline, "соңғы мерзім": .deadline, "крайний срок": .deadline,
        "тишина": .silence, "день тишины": .silence, "тыныштық": .silence, "тыныштық күні": .silence,
        "голосование": .polling, "дауыс беру": .polling, "выборы": .polling, "сайлау": .polling,
        "другое": .other, "басқа": .other,
    ]

    static func kind(_ word: String) -> EventKind? {
        let folded = word.lowercased()
        return EventKind(rawValue: folded) ?? words[folded]
    }
}
