import CampaignModel

extension CalendarDuration {
    /// As iCalendar writes a DURATION: `P1D`, `PT1H30M`, `PT0S`; a negative length begins with `-`.
    var basic: String {
        let total = seconds.magnitude
        var text = days == 0 ? "P" : "P\(days.magnitude)D"
        if total > 0 || days == 0 {
            text += "T"
            if total >= 3600 { text += "\(total / 3600)H" }
            // RFC 5545 allows no hours directly followed by seconds.
            if total / 60 % 60 > 0 || (total >= 3600 && total % 60 > 0) { text += "\(total / 60 % 60)M" }
            if total % 60 > 0 || total == 0 { text += "\(total % 60)S" }
        }
        return (days < 0 || seconds < 0 ? "-" : "") + text
    }

    /// As an alarm has it: so long before.
    var trigger: String { days == 0 && seconds == 0 ? basic : "-\(basic)" }
}
