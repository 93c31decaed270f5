/// What an app knows a component of a feed by: the UID, and for an occurrence that differs its RECURRENCE-ID.
package struct ComponentKey: Hashable, Sendable, Comparable {
    /// As the feed writes it.
    package let uid: String
    /// The parameters and the value as the feed writes them, `;TZID=Asia/Almaty:20230316T200000`; empty for the series
    /// itself and for what does not repeat.
    package let recurrence: String

    init(uid: String, recurrence: String = "") {
        self.uid = uid
        self.recurrence = recurrence
    }

    /// The component of the series that an occurrence belongs to.
    var series: ComponentKey { ComponentKey(uid: uid) }

    /// The series before its occurrences.
    package static func < (left: ComponentKey, right: ComponentKey) -> Bool {
        (left.uid, left.recurrence) < (right.uid, right.recurrence)
    }
}
