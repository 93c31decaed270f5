import Foundation

/// Radicale: a CalDAV server, in Debian; with vdirsyncer, by which calendars on such servers become files.
enum Radicale {
    /// Each feed as it comes back: sent `whole`, as `single` events, and `synced` into a folder.
    static func copies(of feeds: [[UInt8]]) throws -> [[String: [UInt8]]] {
        try Tool.inFolder { folder in
            for (name, package) in [("radicale", "radicale"), ("vdirsyncer", "vdirsyncer")] {
                _ = try Tool(name: name, package: package).run(["--version"], home: folder)
            }
            let paths = try OtherReader.write(feeds, into: folder)
            let output = try OtherReader.python().run(
                [OtherReader.script("through_radicale.py").path, folder.path] + paths, home: folder)
            return try JSONDecoder().decode([[String: String]].self, from: output).map {
                $0.mapValues { Array($0.utf8) }
            }
        }
    }
}
