import ArgumentParser
import Glibc
import ZoneInfo

/// What time it is, for those few things that go by it.
enum PresentTime {
    /// The time of SOURCE_DATE_EPOCH (reproducible-builds.org), where it is set, else the clock's.
    static func now() throws -> Instant {
        guard let said = getenv("SOURCE_DATE_EPOCH") else { return Instant(seconds: Int64(time(nil))) }
        guard let seconds = Int64(String(cString: said)), (0..<253_402_300_800).contains(seconds) else {
            throw ArgumentProblem(
                description: "SOURCE_DATE_EPOCH is a number of seconds since 1970, not '\(String(cString: said))'"
            ).end()
        }
        return Instant(seconds: seconds)
    }
}
