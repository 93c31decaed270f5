extension CalendarValidator {
    /// UID, RECURRENCE-ID and what tells two versions of one event apart.
    mutating func note(_ event: CalendarComponent, _ start: LineTime?) {
        guard let uid = event.property("UID")?.value, !uid.isEmpty, event.name != "AVAILABLE" else { return }
        let replaced = event.properties.firstIndex { $0.name == "RECURRENCE-ID" }
        var key = event.name + "\n" + uid
        if let replaced {
            let place = LinePlace(component: event, index: replaced)
            key += "\n" + place.property.value
            identities.exception(uid, at: place.start)
        } else {
            identities.master(uid)
        }
        let entry = IdentityTable.Entry(
            line: event.position.line, sequence: Int(event.property("SEQUENCE")?.value ?? "0") ?? 0,
            stamp: event.property("DTSTAMP")?.value ?? "")
        guard let earlier = identities.enter(key, entry) else { return }
        let wins: String
        if entry.sequence != earlier.sequence {
            wins = "the one of line \(max(entry, earlier, by: \.sequence).line) has the higher SEQUENCE and counts"
        } else if entry.stamp != earlier.stamp {
            wins = "the one of line \(max(entry, earlier, by: \.stamp).line) has the later DTSTAMP and counts"
        } else {
            wins = "nothing tells which of them is newer, and apps keep one or the other"
        }
        let place = event.properties.firstIndex { $0.name == "UID" }.map {
            LinePlace(component: event, index: $0).start
        }
        ledger.add(
            .warning, "ical/same-uid", at: place,
            "this \(event.name) and that of line \(earlier.line) have one UID\(replaced == nil ? "" : " and RECURRENCE-ID"); "
                + wins,
            fix: "give each event a UID of its own, and delete old versions", "RFC 5545, 3.8.4.7")
    }

    private func max<Value: Comparable>(
        _ left: IdentityTable.Entry, _ right: IdentityTable.Entry, by value: (IdentityTable.Entry) -> Value
    ) -> IdentityTable.Entry { value(left) > value(right) ? left : right }

    /// Exceptions without their series: an invitation to one date has no other form, so it is no fault.
    mutating func finishIdentities() {
        for (uid, place) in identities.orphans {
            ledger.add(
                .note, "ical/no-series", at: place, "the series of this exception, \(uid), is not in the file",
                fix: "nothing, if only this date is meant; otherwise add the event that repeats", "RFC 5545, 3.8.4.4")
        }
    }
}
