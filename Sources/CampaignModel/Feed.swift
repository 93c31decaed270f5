/// A filtered view of the calendar, written as one iCalendar file for one audience and one language.
package struct Feed: Sendable {
    /// Names the file: `public-kk`. With several `languages:` in the calendar there is one feed for each.
    package var id: String
    package var title: LocalizedText?
    package var description: LocalizedText?
    /// The language wanted; nil for the campaign's first.
    package var language: String?
    package var audience: Audience
    /// How often apps are asked to look for changes, in seconds.
    package var refresh: Int64?
    /// `#rrggbb`.
    package var colour: String?
    package var url: String?
    package var filter: Filter
    package var provenance: Provenance
    package var place: SourcePlace

    /// What an event must have to be in the feed; nil asks for nothing, each list for one of its members.
    package struct Filter: Hashable, Sendable {
        package var kinds: [EventKind]?
        package var tags: [String]?
        package var contests: [Ref<Contest>]?
        package var contestants: [Ref<Contestant>]?
        package var channels: [Ref<Channel>]?
        package var venues: [Ref<Venue>]?
        package var regions: [Ref<Region>]?
        package init() {}
    }

    package init(
        id: String, title: LocalizedText? = nil, description: LocalizedText? = nil, language: String? = nil,
        audience: Audience = .public, refresh: Int64? = nil, colour: String? = nil, url: String? = nil,
        filter: Filter = Filter(), provenance: Provenance = Provenance(), place: SourcePlace
    ) {
        self.id = id
        self.title = title
        self.description = description
        self.language = language
        self.audience = audience
        self.refresh = refresh
        self.colour = colour
        self.url = url
        self.filter = filter
        self.provenance = provenance
        self.place = place
    }
}
