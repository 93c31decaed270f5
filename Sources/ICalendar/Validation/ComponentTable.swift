/// What the standards say of a component: what stands in it, and how often.
struct ComponentRule: Hashable, Sendable {
    enum Count: Character, Hashable, Sendable {
        /// Exactly once.
        case one = "!"
        /// Once or not at all.
        case optional = "?"
        /// Once at most, where the standard only advises it.
        case advised = "~"
        case any = "*"
    }

    let name: String
    let reference: String
    let properties: [String: Count]
    /// The properties that have to be there, in the order of the table.
    let required: [String]
    let components: Set<String>
}

/// The components that RFC 5545 and the standards after it name.
enum ComponentTable {
    /// By name, in capitals.
    static let rules: [String: ComponentRule] = {
        var rules: [String: ComponentRule] = [:]
        for words in PropertyTable.lines(of: text) {
            var properties: [String: ComponentRule.Count] = [:]
            var required: [String] = []
            var components: Set<String> = []
            for word in words.dropFirst(2) {
                guard let count = word.first.flatMap(ComponentRule.Count.init) else {
                    components.insert(word)
                    continue
                }
                properties[String(word.dropFirst())] = count
                if count == .one { required.append(String(word.dropFirst())) }
            }
            rules[words[0]] = ComponentRule(
                name: words[0], reference: PropertyTable.reference(words[1]), properties: properties,
                required: required, components: components)
        }
        return rules
    }()

    /// Name, section, properties with how often they stand (`!` once, `?` at most once, `~` once at best, `*` any
    /// number), components.
    private static let text = """
        VCALENDAR 3.6 !PRODID !VERSION ?CALSCALE ?METHOD *NAME *DESCRIPTION ?UID ?LAST-MODIFIED ?URL *CATEGORIES \
        ?REFRESH-INTERVAL ?SOURCE ?COLOR *IMAGE *LINK *CONCEPT *REFID VEVENT VTODO VJOURNAL VFREEBUSY VTIMEZONE \
        VAVAILABILITY
        VEVENT 3.6.1 !UID !DTSTAMP ?DTSTART ?CLASS ?CREATED ?DESCRIPTION ?GEO ?LAST-MODIFIED ?LOCATION ?ORGANIZER \
        ?PRIORITY ?SEQUENCE ?STATUS ?SUMMARY ?TRANSP ?URL ?RECURRENCE-ID ~RRULE ~EXRULE ?DTEND ?DURATION *ATTACH \
        *ATTENDEE *CATEGORIES *COMMENT *CONTACT *EXDATE *REQUEST-STATUS *RELATED-TO *RESOURCES *RDATE ?COLOR *IMAGE \
        *CONFERENCE *STYLED-DESCRIPTION *STRUCTURED-DATA *LINK *CONCEPT *REFID VALARM PARTICIPANT VLOCATION VRESOURCE
        VTODO 3.6.2 !UID !DTSTAMP ?DTSTART ?CLASS ?COMPLETED ?CREATED ?DESCRIPTION ?GEO ?LAST-MODIFIED ?LOCATION \
        ?ORGANIZER ?PERCENT-COMPLETE ?PRIORITY ?RECURRENCE-ID ?SEQUENCE ?STATUS ?SUMMARY ?URL ~RRULE ~EXRULE ?DUE \
        ?DURATION *ATTACH *ATTENDEE *CATEGORIES *COMMENT *CONTACT *EXDATE *REQUEST-STATUS *RELATED-TO *RESOURCES \
        *RDATE ?COLOR *IMAGE *CONFERENCE *STYLED-DESCRIPTION *STRUCTURED-DATA *LINK *CONCEPT *REFID VALARM \
        PARTICIPANT VLOCATION VRESOURCE
        VJOURNAL 3.6.3 !UID !DTSTAMP ?DTSTART ?CLASS ?CREATED ?LAST-MODIFIED ?ORGANIZER ?RECURRENCE-ID ?SEQUENCE \
        ?STATUS ?SUMMARY ?URL ~RRULE ~EXRULE *ATTACH *ATTENDEE *CATEGORIES *COMMENT *CONTACT *DESCRIPTION *EXDATE \
        *REQUEST-STATUS *RELATED-TO *RDATE ?COLOR *IMAGE *STYLED-DESCRIPTION *STRUCTURED-DATA *LINK *CONCEPT *REFID \
        PARTICIPANT VLOCATION VRESOURCE
        VFREEBUSY 3.6.4 !UID !DTSTAMP ?CONTACT ?DTSTART ?DTEND ?ORGANIZER ?URL *ATTENDEE *COMMENT *FREEBUSY \
        *REQUEST-STATUS *STYLED-DESCRIPTION *LINK *CONCEPT *REFID PARTICIPANT VLOCATION VRESOURCE
        VTIMEZONE 3.6.5 !TZID ?LAST-MODIFIED ?TZURL ?TZUNTIL *TZID-ALIAS-OF STANDARD DAYLIGHT
        STANDARD 3.6.5 !DTSTART !TZOFFSETTO !TZOFFSETFROM ~RRULE *COMMENT *RDATE *TZNAME
        DAYLIGHT 3.6.5 !DTSTART !TZOFFSETTO !TZOFFSETFROM ~RRULE *COMMENT *RDATE *TZNAME
        VALARM 3.6.6 !ACTION !TRIGGER ?DURATION ?REPEAT ?DESCRIPTION ?SUMMARY *ATTENDEE *ATTACH ?UID *RELATED-TO \
        ?ACKNOWLEDGED ?PROXIMITY *STYLED-DESCRIPTION *STRUCTURED-DATA VLOCATION
        VAVAILABILITY 7953/3.1 !UID !DTSTAMP ?BUSYTYPE ?CLASS ?CREATED ?DESCRIPTION ?DTSTART ?LAST-MODIFIED ?LOCATION \
        ?ORGANIZER ?PRIORITY ?SEQUENCE ?SUMMARY ?URL ?DTEND ?DURATION *CATEGORIES *COMMENT *CONTACT AVAILABLE
        AVAILABLE 7953/3.1 !UID !DTSTAMP !DTSTART ?DTEND ?DURATION ?CREATED ?DESCRIPTION ?LAST-MODIFIED ?LOCATION \
        ?RECURRENCE-ID ~RRULE ?SUMMARY *CATEGORIES *COMMENT *CONTACT *EXDATE *RDATE
        PARTICIPANT 9073/7.1 !UID !PARTICIPANT-TYPE ?CALENDAR-ADDRESS ?CREATED ?DESCRIPTION ?DTSTAMP ?GEO \
        ?LAST-MODIFIED ?PRIORITY ?SEQUENCE ?STATUS ?SUMMARY ?URL *ATTACH *CATEGORIES *COMMENT *CONTACT *LOCATION \
        *REQUEST-STATUS *RELATED-TO *RESOURCES *STYLED-DESCRIPTION *STRUCTURED-DATA *NAME VLOCATION VRESOURCE
        VLOCATION 9073/7.2 !UID ?DESCRIPTION ?GEO ?LOCATION-TYPE ?NAME ?URL *IMAGE *STRUCTURED-DATA *STYLED-DESCRIPTION
        VRESOURCE 9073/7.3 !UID ?DESCRIPTION ?GEO ?NAME ?RESOURCE-TYPE ?URL *IMAGE *STRUCTURED-DATA \
        *STYLED-DESCRIPTION
        """
}
