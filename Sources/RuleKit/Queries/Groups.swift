/// Items that agree in something, as lists: by the first of each list in the order of the items.
///
///     for same in groups(campaign.bookings, by: \.span) where same.count > 1 { … }
///
/// Unlike `Dictionary(grouping:by:)` it gives the same order each time, so that findings do not change places.
@inlinable
public func groups<Items: Sequence, Key: Hashable>(
    _ items: Items, by key: (Items.Element) -> Key
) -> [[Items.Element]] {
    var places: [Key: Int] = [:]
    var groups: [[Items.Element]] = []
    for item in items {
        let key = key(item)
        if let place = places[key] {
            groups[place].append(item)
        } else {
            places[key] = groups.count
            groups.append([item])
        }
    }
    return groups
}
