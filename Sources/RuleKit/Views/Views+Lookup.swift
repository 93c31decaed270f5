extension Views where Element: NamedEntry {
    /// The one with an id: `campaign.regions["oral"]`; nil if there is none. Cost: a step for each before it.
    public subscript(id: String) -> Element? { first { $0.id == id } }
}
