/// A place in a file: which line, and where in it.
package struct TextPosition: Hashable, Sendable {
    /// Physical lines, counted from 1.
    package var line: Int
    /// Unicode scalars of the physical line, counted from 1.
    package var column: Int

    package init(line: Int, column: Int = 1) {
        self.line = line
        self.column = column
    }
}
