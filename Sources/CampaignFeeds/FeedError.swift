package import CampaignModel

/// Why a feed cannot be written, for the person who edits the calendar.
package struct FeedError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of fault it is.
    package struct Code: Hashable, Sendable {
        private let name: String
        private init(_ name: String) { self.name = name }

        /// An address or UID that holds a line break or another control character.
        package static let controlCharacter = Code("controlCharacter")
        /// A kept content line that is none.
        package static let contentLine = Code("contentLine")
        /// Two events that would have the same UID in the feed.
        package static let repeatedUID = Code("repeatedUID")
    }

    /// What kind of fault it is.
    package let code: Code
    /// What is wrong, with the event and the key.
    package let description: String
    /// How it could be mended.
    package let hint: String
    /// Where the event, or the feed, stands in the calendar.
    package let place: SourcePlace

    init(_ code: Code, _ description: String, hint: String, place: SourcePlace) {
        self.code = code
        self.description = description
        self.hint = hint
        self.place = place
    }
}
