package import CampaignModel
package import ZoneInfo

/// What a rule says: in plain words, or as a message whose text the host makes.
package enum WireText: Hashable, Sendable {
    case plain(String)
    /// The message was introduced before. Names of values are unique.
    case message(id: String, values: [WireValue.Named])

    /// What the message is called; nil for plain words.
    package var id: String? {
        switch self {
        case .plain: nil
        case .message(let id, _): id
        }
    }
}

/// A value that stands in a message.
package indirect enum WireValue: Hashable, Sendable {
    case text(String)
    case number(Int64)
    /// Seconds, written without empty parts.
    case duration(Int64)
    /// Seconds, written below an hour always with its seconds.
    case airtime(Int64)
    /// Days since 1970.
    case date(Int32)
    case moment(Moment)
    case span(Moment, Moment)
    /// The name of an entry.
    case name(WirePlace)
    case localized([LocalizedText.Entry])
    case list([WireValue])

    /// A value and the name of its place.
    package struct Named: Hashable, Sendable {
        package var name: String
        package var value: WireValue

        package init(name: String, value: WireValue) {
            self.name = name
            self.value = value
        }
    }

    /// A moment on a clock.
    package struct Moment: Hashable, Sendable {
        /// Days since 1970.
        package var day: Int32
        package var second: Int32

        package init(day: Int32, second: Int32) {
            self.day = day
            self.second = second
        }

        package init(_ moment: CivilDateTime) {
            day = Int32(truncatingIfNeeded: moment.date.daysSince1970)
            second = Int32(truncatingIfNeeded: moment.time.secondsOfDay)
        }

        /// The moment; midnight where the second is none of a day.
        package var civil: CivilDateTime {
            CivilDateTime(CivilDate(daysSince1970: Int(day)), CivilTime(secondsOfDay: Int(second)) ?? .midnight)
        }
    }
}

/// An entry of the calendar, or a row of its airtime, by its index. The host checks it against the campaign.
package struct WirePlace: Hashable, Sendable {
    package enum Kind: UInt8, Hashable, Sendable, CaseIterable {
        /// Index 0.
        case campaign
        case event, contestant, channel, venue, contest, person, region, entitlement
        /// A row of airtime, counted through all that is planned and then all that was aired.
        case row
    }

    package var kind: Kind
    package var index: Int32

    package init(kind: Kind, index: Int32) {
        self.kind = kind
        self.index = index
    }
}

/// Another place that belongs to a finding.
package struct WireNote: Hashable, Sendable {
    package var text: WireText
    package var place: WirePlace

    package init(text: WireText, place: WirePlace) {
        self.text = text
        self.place = place
    }
}

/// A change to a value of the calendar.
package struct WireEdit: Hashable, Sendable {
    /// An entry: no row.
    package var entry: WirePlace
    package var keys: [String]
    package var value: String

    package init(entry: WirePlace, keys: [String], value: String) {
        self.entry = entry
        self.keys = keys
        self.value = value
    }
}
