/// Something that must not be, whatever the input is.
package struct FuzzFault: Error, CustomStringConvertible {
    package let description: String

    init(_ description: String) { self.description = description }
}
