import ArgumentParser
import CampaignFiles
import Reports

/// `keste schema`: the calendar format for editors and other programs.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Prints the JSON Schema of the calendar format.",
        discussion: """
            Editors that know YAML complete keys with it and mark mistakes as they are typed. It tells the shape of a \
            calendar; whether dates, ids and times are right only “keste check” tells.

            Example:
              keste schema > calendar.schema.json
              # and at the top of calendar.yaml, for editors with the YAML language server:
              # yaml-language-server: $schema=calendar.schema.json
            """)

    func run() throws {
        Terminal.print(CalendarSchema.document.document)
    }
}
