import CampaignModel
import ICalendar
import ZoneInfo

/// What an event says beyond the model, until its occurrences and its airtime are worked out.
struct EventDraft {
    /// When it takes place on each of its clocks; empty where that could not be read.
    var spans: [TimeSpan] = []
    var repeats: RepeatDraft?
    /// The occurrence of another event that it takes the place of.
    var replaces: (event: Ref<Event>, occurrence: WrittenOccurrence, place: YamlPlace)?
    /// The speaking time of each of those who take part when an occurrence begins, where no contestants are named.
    var eachOfThoseTakingPart: Int64?
    /// The same for the parts of a debate: where each begins, and the time of each contestant in it.
    var stagesOfThoseTakingPart: [(offset: Int64, each: Int64)] = []
    var place: YamlPlace
}

/// How an event repeats, with the places of what must meet an occurrence.
struct RepeatDraft {
    /// Nil where each start is named under `also:`.
    var rule: RecurrenceRule?
    var place: YamlPlace
    var startPlace: YamlPlace
    var also: [WrittenOccurrence] = []
    var except: [WrittenOccurrence] = []
    var changes: [(occurrence: WrittenOccurrence, timing: WrittenTiming?, status: EventStatus?, place: YamlPlace)] = []
}

/// An occurrence as `except:` and `changes:` name it: by its date, or its date and time.
struct WrittenOccurrence {
    var moment: WrittenMoment
    var text: String
    var place: YamlPlace
}

/// When something takes place, and which spans that is on each of its clocks.
struct WrittenTiming {
    var timing: Event.Timing
    var spans: [TimeSpan]
}
