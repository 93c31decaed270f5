@main struct EqualAirtime {
    static func main() {}
}
