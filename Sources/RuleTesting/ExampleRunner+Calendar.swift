import CampaignFiles
package import RuleHost
import RuleKit

extension ExampleRunner {
    /// Reads each example's calendar as `keste check` would, from texts in memory.
    package init(host: RuleHost) {
        self.init(host: host) { example, setting in
            var texts = ["calendar.yaml": example.calendar]
            for file in example.files { texts[file.name] = file.text }
            let loader = CalendarLoader(
                files: MemoryFileSystem(texts), eventsAreReversed: setting.eventsAreReversed)
            let calendar = loader.load("calendar.yaml")
            // A row of a log that cannot be read is no fault of a calendar, but it is one of an example.
            return Loaded(campaign: calendar.campaign, diagnostics: calendar.diagnostics + calendar.logDiagnostics)
        }
    }
}
