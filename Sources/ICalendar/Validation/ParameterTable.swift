/// The parameters that RFC 5545 and the standards after it name.
enum ParameterTable {
    struct Rule: Hashable, Sendable {
        let name: String
        let reference: String
        let form: Form
        /// Whether names of one's own (`X-…`) and registered later ones may stand beside the words.
        let isOpen: Bool
        /// In capitals, where the form is `words`.
        let words: [String]
    }

    enum Form: String, Hashable, Sendable {
        case any
        case words
        /// A URI in quotes.
        case uri
        /// `TRUE` or `FALSE`.
        case boolean
        case duration
        case number
        /// The name of a language: `en`, `kk-Latn`.
        case language
    }

    /// By name, in capitals.
    static let rules: [String: Rule] = {
        var rules: [String: Rule] = [:]
        for words in PropertyTable.lines(of: text) {
            let isOpen = words[2].hasSuffix("+")
            rules[words[0]] = Rule(
                name: words[0], reference: PropertyTable.reference(words[1]),
                form: Form(rawValue: isOpen ? String(words[2].dropLast()) : words[2]) ?? .any, isOpen: isOpen,
                words: Array(words.dropFirst(3)))
        }
        return rules
    }()

    /// Name, section, form (`+`: open to other words), words.
    private static let text = """
        ALTREP 3.2.1 uri
        CN 3.2.2 any
        CUTYPE 3.2.3 words+ INDIVIDUAL GROUP RESOURCE ROOM UNKNOWN
        DELEGATED-FROM 3.2.4 uri
        DELEGATED-TO 3.2.5 uri
        DIR 3.2.6 uri
        ENCODING 3.2.7 words 8BIT BASE64
        FMTTYPE 3.2.8 any
        FBTYPE 3.2.9 words+ FREE BUSY BUSY-UNAVAILABLE BUSY-TENTATIVE
        LANGUAGE 3.2.10 language
        MEMBER 3.2.11 uri
        PARTSTAT 3.2.12 words+ NEEDS-ACTION ACCEPTED DECLINED TENTATIVE DELEGATED COMPLETED IN-PROCESS
        RANGE 3.2.13 words THISANDFUTURE
        RELATED 3.2.14 words START END
        RELTYPE 3.2.15 words+ PARENT CHILD SIBLING FINISHTOSTART FINISHTOFINISH STARTTOFINISH STARTTOSTART FIRST NEXT \
        DEPENDS-ON REFID CONCEPT SNOOZE
        ROLE 3.2.16 words+ CHAIR REQ-PARTICIPANT OPT-PARTICIPANT NON-PARTICIPANT
        RSVP 3.2.17 boolean
        SENT-BY 3.2.18 uri
        TZID 3.2.19 any
        VALUE 3.2.20 words+ BINARY BOOLEAN CAL-ADDRESS DATE DATE-TIME DURATION FLOAT INTEGER PERIOD RECUR TEXT TIME \
        URI UTC-OFFSET UID XML-REFERENCE UNKNOWN
        DISPLAY 7986/6.1 words+ BADGE GRAPHIC FULLSIZE THUMBNAIL
        EMAIL 7986/6.2 any
        FEATURE 7986/6.3 words+ AUDIO CHAT FEED MODERATOR PHONE SCREEN VIDEO
        LABEL 7986/6.4 any
        SCHEDULE-AGENT 6638/7.1 words+ SERVER CLIENT NONE
        SCHEDULE-FORCE-SEND 6638/7.2 words+ REQUEST REPLY
        SCHEDULE-STATUS 6638/7.3 any
        MANAGED-ID 8607/4.3 any
        SIZE 8607/4.1 number
        FILENAME 8607/4.2 any
        ORDER 9073/5.1 number
        SCHEMA 9073/5.2 uri
        DERIVED 9073/5.3 boolean
        GAP 9253/6.2 duration
        LINKREL 9253/6.1 any
        """
}
