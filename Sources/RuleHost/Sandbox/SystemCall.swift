import CSandbox
import Glibc

/// Something that a confined process asks of the system, while it waits for the answer.
struct SystemCall {
    let name: String
    let arguments: [UInt64]
    /// A text that an argument points to; empty if it cannot be read. What it says may change after it was read, so that
    /// nothing is allowed for its sake alone.
    let text: (Int) -> String

    init(name: String, arguments: [UInt64], text: @escaping (Int) -> String = { _ in "" }) {
        self.name = name
        self.arguments = arguments
        self.text = text
    }

    init(_ call: csandbox_call) {
        var name = [CChar](repeating: 0, count: 64)
        let isNamed = csandbox_call_name(call.number, &name, Int32(name.count)) == 0
        self.name = isNamed ? Self.string(name) : "system call \(call.number)"
        let values = withUnsafeBytes(of: call.arguments) { Array($0.bindMemory(to: UInt64.self)) }
        arguments = values
        text = { index in
            var bytes = [CChar](repeating: 0, count: 4096)
            let length = csandbox_read_text(call.thread, values[index], &bytes, Int32(bytes.count))
            return length < 0 ? "" : Self.string(bytes)
        }
    }

    private static func string(_ bytes: [CChar]) -> String {
        String(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// What an answer lets happen.
    enum Answer: Equatable {
        /// The kernel goes on with it, within all other bounds.
        case allow
        case fail(Int32)
        /// The process is not to go on.
        case stop
    }
}
