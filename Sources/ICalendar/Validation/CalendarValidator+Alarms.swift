extension CalendarValidator {
    /// What an alarm needs by its ACTION (RFC 5545, section 3.6.6).
    mutating func checkAlarm(_ alarm: CalendarComponent) {
        let action = alarm.property("ACTION")?.value.uppercased() ?? ""
        func need(_ name: String, _ why: String, _ fix: String) {
            guard alarm.property(name) == nil else { return }
            ledger.add(
                .error, "ical/alarm", at: alarm.position, "the alarm has ACTION:\(action) and no \(name)\(why)",
                fix: fix,
                "RFC 5545, 3.6.6")
        }
        switch action {
        case "DISPLAY": need("DESCRIPTION", ", the text that it shows", "add DESCRIPTION:Reminder")
        case "EMAIL":
            need("DESCRIPTION", ", the text of the mail", "add DESCRIPTION:Reminder")
            need("SUMMARY", ", the subject of the mail", "add SUMMARY:Reminder")
            need("ATTENDEE", ", so nobody gets it", "add ATTENDEE:mailto:desk@example.org")
        case "AUDIO":
            let sounds = alarm.properties.indices.filter { alarm.properties[$0].name == "ATTACH" }
            if sounds.count > 1 {
                ledger.add(
                    .error, "ical/alarm", at: LinePlace(component: alarm, index: sounds[1]).start,
                    "an alarm that plays a sound has one ATTACH at most", fix: "keep one of the lines",
                    "RFC 5545, 3.6.6")
            }
        default: break
        }
        let (length, times) = (alarm.property("DURATION"), alarm.property("REPEAT"))
        if (length == nil) != (times == nil) {
            ledger.add(
                .error, "ical/alarm", at: (length ?? times)?.position,
                length == nil ? "REPEAT needs DURATION, the time between two" : "DURATION needs REPEAT, how often",
                fix: length == nil ? "add DURATION:PT5M" : "add REPEAT:3", "RFC 5545, 3.6.6")
        }
        checkTrigger(alarm)
        clients.noteAlarm(alarm)
    }

    private mutating func checkTrigger(_ alarm: CalendarComponent) {
        guard let index = alarm.properties.firstIndex(where: { $0.name == "TRIGGER" }) else { return }
        let place = LinePlace(component: alarm, index: index)
        let isTime = place.property.parameter("VALUE")?.uppercased() == "DATE-TIME"
        guard isTime, place.property.parameter("RELATED") != nil else { return }
        ledger.add(
            .warning, "ical/parameter-place", at: place.parameter("RELATED"),
            "RELATED has no meaning where TRIGGER is a moment", fix: "leave RELATED out", "RFC 5545, 3.8.6.3")
    }
}
