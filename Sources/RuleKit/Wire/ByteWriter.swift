/// Little-endian numbers and counted texts, one after the other.
package struct ByteWriter {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    package mutating func write<Number: FixedWidthInteger>(_ number: Number) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    package mutating func write(count: Int) {
        write(UInt32(clamping: count))
    }

    package mutating func write(_ text: String) {
        write(count: text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    package mutating func write(_ text: String?) {
        write(UInt8(text == nil ? 0 : 1))
        if let text { write(text) }
    }

    package mutating func write<Element>(_ list: [Element], each: (inout ByteWriter, Element) -> Void) {
        write(count: list.count)
        for element in list { each(&self, element) }
    }

    package mutating func write(_ numbers: [Int32]) {
        write(numbers) { $0.write($1) }
    }
}
