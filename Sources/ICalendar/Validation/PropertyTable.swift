/// What the standards say of a property: its value types, whether it holds a list, and its parameters.
struct PropertyRule: Hashable, Sendable {
    let name: String
    /// A number of its own, to count it by.
    let index: Int
    /// The first is the one that holds where the line has no VALUE.
    let types: [ValueType]
    /// Whether commas part several values.
    let isList: Bool
    /// Whether its times are written in UTC.
    let isInUTC: Bool
    let reference: String
    let parameters: Set<String>
}

/// The properties that RFC 5545 and the standards after it name.
enum PropertyTable {
    /// By name, in capitals.
    static let rules: [String: PropertyRule] = {
        var rules: [String: PropertyRule] = [:]
        for words in lines(of: text) {
            var types = Substring(words[1])
            let isList = types.last == "*"
            if isList { types.removeLast() }
            let isInUTC = types.last == "!"
            if isInUTC { types.removeLast() }
            rules[words[0]] = PropertyRule(
                name: words[0], index: rules.count,
                types: types.split(separator: "|").compactMap { ValueType(rawValue: String($0)) }, isList: isList,
                isInUTC: isInUTC, reference: reference(words[2]), parameters: Set(words.dropFirst(3)))
        }
        return rules
    }()

    /// The same, by the letters of the name.
    static let packed: [PackedName: PropertyRule] = {
        var packed: [PackedName: PropertyRule] = [:]
        for (name, rule) in rules { if let key = PackedName(name) { packed[key] = rule } }
        return packed
    }()

    /// The rule of the property that a line has; nil where no standard names it.
    static func rule(of place: LinePlace) -> PropertyRule? {
        if let key = place.packedName { packed[key] } else { rules[place.property.name] }
    }

    /// How the standards are cited: `9073/6.5` for another than RFC 5545.
    static func reference(_ section: String) -> String {
        let parts = section.split(separator: "/")
        return parts.count == 2 ? "RFC \(parts[0]), \(parts[1])" : "RFC 5545, \(section)"
    }

    /// The words of each line of a table.
    static func lines(of table: String) -> [[String]] {
        table.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    }

    /// Name, value types (`*`: a list; `!`: in UTC), section, parameters. VALUE stands with any.
    private static let text = """
        CALSCALE TEXT 3.7.1
        METHOD TEXT 3.7.2
        PRODID TEXT 3.7.3
        VERSION TEXT 3.7.4
        ATTACH URI|BINARY 3.8.1.1 ENCODING FMTTYPE FILENAME MANAGED-ID SIZE LABEL
        CATEGORIES TEXT* 3.8.1.2 LANGUAGE
        CLASS TEXT 3.8.1.3
        COMMENT TEXT 3.8.1.4 ALTREP LANGUAGE
        DESCRIPTION TEXT 3.8.1.5 ALTREP LANGUAGE
        GEO FLOAT 3.8.1.6
        LOCATION TEXT 3.8.1.7 ALTREP LANGUAGE
        PERCENT-COMPLETE INTEGER 3.8.1.8
        PRIORITY INTEGER 3.8.1.9
        RESOURCES TEXT* 3.8.1.10 ALTREP LANGUAGE
        STATUS TEXT 3.8.1.11
        SUMMARY TEXT 3.8.1.12 ALTREP LANGUAGE
        COMPLETED DATE-TIME! 3.8.2.1
        DTEND DATE-TIME|DATE 3.8.2.2 TZID
        DUE DATE-TIME|DATE 3.8.2.3 TZID
        DTSTART DATE-TIME|DATE 3.8.2.4 TZID
        DURATION DURATION 3.8.2.5
        FREEBUSY PERIOD!* 3.8.2.6 FBTYPE
        TRANSP TEXT 3.8.2.7
        TZID TEXT 3.8.3.1
        TZNAME TEXT 3.8.3.2 LANGUAGE
        TZOFFSETFROM UTC-OFFSET 3.8.3.3
        TZOFFSETTO UTC-OFFSET 3.8.3.4
        TZURL URI 3.8.3.5
        ATTENDEE CAL-ADDRESS 3.8.4.1 CUTYPE MEMBER ROLE PARTSTAT RSVP DELEGATED-TO DELEGATED-FROM SENT-BY CN DIR \
        LANGUAGE EMAIL SCHEDULE-AGENT SCHEDULE-STATUS SCHEDULE-FORCE-SEND
        CONTACT TEXT 3.8.4.2 ALTREP LANGUAGE
        ORGANIZER CAL-ADDRESS 3.8.4.3 CN DIR SENT-BY LANGUAGE EMAIL SCHEDULE-AGENT SCHEDULE-STATUS SCHEDULE-FORCE-SEND
        RECURRENCE-ID DATE-TIME|DATE 3.8.4.4 TZID RANGE
        RELATED-TO TEXT|UID|URI 3.8.4.5 RELTYPE GAP
        URL URI 3.8.4.6
        UID TEXT 3.8.4.7
        EXDATE DATE-TIME|DATE* 3.8.5.1 TZID
        RDATE DATE-TIME|DATE|PERIOD* 3.8.5.2 TZID
        RRULE RECUR 3.8.5.3
        EXRULE RECUR 2445/4.8.5.2
        ACTION TEXT 3.8.6.1
        REPEAT INTEGER 3.8.6.2
        TRIGGER DURATION|DATE-TIME! 3.8.6.3 RELATED
        CREATED DATE-TIME! 3.8.7.1
        DTSTAMP DATE-TIME! 3.8.7.2
        LAST-MODIFIED DATE-TIME! 3.8.7.3
        SEQUENCE INTEGER 3.8.7.4
        REQUEST-STATUS TEXT 3.8.8.3 LANGUAGE
        NAME TEXT 7986/5.1 ALTREP LANGUAGE
        REFRESH-INTERVAL DURATION 7986/5.7
        SOURCE URI 7986/5.8
        COLOR TEXT 7986/5.9
        IMAGE URI|BINARY 7986/5.10 ENCODING FMTTYPE DISPLAY ALTREP
        CONFERENCE URI 7986/5.11 FEATURE LABEL LANGUAGE
        ACKNOWLEDGED DATE-TIME! 9074/6
        PROXIMITY TEXT 9074/8.1
        BUSYTYPE TEXT 7953/3.2
        TZUNTIL DATE-TIME! 7808/7.1
        TZID-ALIAS-OF TEXT 7808/7.2
        LOCATION-TYPE TEXT* 9073/6.1 LANGUAGE
        PARTICIPANT-TYPE TEXT 9073/6.2
        RESOURCE-TYPE TEXT 9073/6.3
        CALENDAR-ADDRESS CAL-ADDRESS 9073/6.4
        STYLED-DESCRIPTION TEXT|URI|BINARY 9073/6.5 ALTREP LANGUAGE FMTTYPE ENCODING DERIVED
        STRUCTURED-DATA TEXT|URI|BINARY 9073/6.6 FMTTYPE SCHEMA ENCODING
        CONCEPT URI 9253/8.1
        LINK URI|UID|XML-REFERENCE 9253/8.2 LINKREL FMTTYPE LABEL LANGUAGE
        REFID TEXT 9253/8.3
        """
}
