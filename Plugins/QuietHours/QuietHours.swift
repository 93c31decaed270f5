@main struct QuietHours {
    static func main() {}
}
