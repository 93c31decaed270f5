@main struct SchedulingConflicts {
    static func main() {}
}
