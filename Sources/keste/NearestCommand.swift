import ArgumentParser
import CampaignModel

/// The command that was probably meant.
enum NearestCommand {
    /// A line that offers it; nil where the word is a command, an option, or like none.
    static func hint(for word: String?) -> String? {
        let names = Keste.configuration.subcommands.compactMap { $0.configuration.commandName }
        guard let word, !word.hasPrefix("-"), !names.contains(word), let nearest = Nearest.match(word, among: names)
        else {
            return nil
        }
        return "Did you mean 'keste \(nearest)'?\n"
    }
}
