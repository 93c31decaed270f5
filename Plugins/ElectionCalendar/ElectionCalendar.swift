@main struct ElectionCalendar {
    static func main() {}
}
