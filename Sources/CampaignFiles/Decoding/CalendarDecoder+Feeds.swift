import CampaignModel

extension CalendarDecoder {
    private static let feedKeys = CalendarFormat.feed.keys

    /// One feed for each of a feed's languages; no two may have one id, for the id names the file.
    func decodeFeeds() {
        var places: [String: YamlPlace] = [:]
        for node in gathering.lists["feeds"] ?? [] {
            for feed in decodeFeed(node) where !feed.id.isEmpty {
                guard let earlier = places[feed.id] else {
                    places[feed.id] = node["id"]?.place ?? node.place
                    continue
                }
                reading.report(
                    .error, .duplicateID, at: node["id"]?.place ?? node.place,
                    "there is a feed “\(feed.id)” already, on line \(earlier.line)",
                    fix: "give one of the two another id",
                    notes: [(earlier, "“\(feed.id)” comes from here first")])
                break
            }
        }
    }

    private func decodeFeed(_ node: YamlNode) -> [Feed] {
        let example = "{id: public, audience: public}"
        guard let (table, id) = entry(node, "a feed", keys: Self.feedKeys, example: example) else { return [] }
        var feed = Feed(id: id, title: table.localized("title", languages: languages), place: Self.place(table.place))
        feed.audience = table.word("audience", Audience.self) ?? .public
        feed.refresh = table.value("refresh") { (text) throws(Complaint) in
            let duration = try DurationValue.duration(text)
            let seconds = Int64(duration.days) * 86_400 + duration.seconds
            guard seconds > 0 else {
                throw Complaint(.duration, "“\(text)” has no length", fix: "write how often apps are to look: 6h")
            }
            return seconds
        }
        feed.colour = table.value("colour", NameValue.colour)
        feed.description = table.localized("description", languages: languages)
        feed.url = table.value("url", NameValue.url)
        feed.filter = decodeFilter(table)
        feed.provenance = provenance(table, keys: Self.feedKeys)
        let wanted = decodeFeedLanguages(table)
        let all =
            wanted.count > 1
            ? wanted.map { language in
                var one = feed
                one.id = "\(id)-\(language.lowercased())"
                one.language = language
                return one
            }
            : [feed].map { one in
                var one = one
                one.language = wanted.first
                return one
            }
        campaign.feeds += all
        return all
    }

    private func decodeFeedLanguages(_ table: TableReader) -> [String] {
        if table.has("language"), let pair = table.pair("languages") {
            reading.error(
                .keys, at: pair.place, "a feed has language: or languages:, not both", fix: "keep one of the two")
        }
        let key = table.has("languages") ? "languages" : "language"
        if key == "language", let node = table.node("language"), case .list = node.content {
            reading.error(.shape, at: node.place, "“language” must be one language", fix: "write languages: for a list")
            return []
        }
        let wanted = decodeLanguages(table, key)
        for node in table.list(key) {
            guard let text = node.text, wanted.contains(text), !languages.isEmpty, !languages.contains(text) else {
                continue
            }
            reading.warn(
                .language, at: node.place,
                "“\(text)” is not among the languages of the campaign\(Nearest.question(text, among: languages))",
                fix: "write one of: \(languages.joined(separator: ", "))")
        }
        return wanted
    }

    private func decodeFilter(_ table: TableReader) -> Feed.Filter {
        var filter = Feed.Filter()
        for key in ["kinds", "tags", "contests", "contestants", "channels", "venues", "regions"] {
            table.refuseEmptyList(key)
        }
        if table.node("kinds") != nil {
            filter.kinds = table.list("kinds").compactMap { table.word($0, "kinds", EventKind.self) }
        }
        if table.node("tags") != nil { filter.tags = table.texts("tags") }
        if table.node("contests") != nil { filter.contests = table.refs("contests", in: contests) }
        if table.node("contestants") != nil { filter.contestants = table.refs("contestants", in: contestants) }
        if table.node("channels") != nil { filter.channels = table.refs("channels", in: channels) }
        if table.node("venues") != nil { filter.venues = table.refs("venues", in: venues) }
        if table.node("regions") != nil { filter.regions = table.refs("regions", in: regions) }
        return filter
    }
}
