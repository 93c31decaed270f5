extension CalendarValidator {
    /// An event whose meaning was read, to see later which exceptions meet its occurrences.
    mutating func take(_ event: CalendarEvent) {}
}
