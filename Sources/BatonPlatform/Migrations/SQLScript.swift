/// A file of `sql/`, cut into its statements: DDL must be one statement for each message, or it fails on Citus.
package struct SQLScript: Sendable {
    package var statements: [String]

    package enum Problem: Error, Equatable, Sendable {
        case unterminated(String, line: Int)
        case unknownVariable(String, line: Int)
    }

    /// Splits at semicolons outside of quotes, dollar quotes and comments; fills in `:'name'` and `:"name"` as psql does.
    package init(_ text: String, variables: [String: String] = [:]) throws(Problem) {
        let characters = Array(text.utf8)
        var statements: [String] = []
        var current: [UInt8] = []
        var hasContent = false
        var index = 0
        var line = 1

        func matches(_ word: [UInt8], at position: Int) -> Bool {
            position + word.count <= characters.count && characters[position..<position + word.count].elementsEqual(word)
        }
        func copy(through end: Int) {
            for position in index..<end {
                if characters[position] == UInt8(ascii: "\n") { line += 1 }
                current.append(characters[position])
            }
            index = end
        }
        func find(_ word: [UInt8], from start: Int) -> Int? {
            var position = start
            while position + word.count <= characters.count {
                if matches(word, at: position) { return position }
                position += 1
            }
            return nil
        }

        while index < characters.count {
            let character = characters[index]
            switch character {
            case UInt8(ascii: "-") where matches(Array("--".utf8), at: index):
                index = find([UInt8(ascii: "\n")], from: index) ?? characters.count
            case UInt8(ascii: "/") where matches(Array("/*".utf8), at: index):
                guard let end = find(Array("*/".utf8), from: index) else { throw .unterminated("comment", line: line) }
                line += characters[index..<end].count { $0 == UInt8(ascii: "\n") }
                index = end + 2
            case UInt8(ascii: "'"), UInt8(ascii: "\""):
                // A doubled quote ends one literal and begins the next: the same text.
                guard let end = find([character], from: index + 1) else { throw .unterminated("quote", line: line) }
                hasContent = true
                copy(through: end + 1)
            case UInt8(ascii: "$"):
                guard let close = find([UInt8(ascii: "$")], from: index + 1),
                    characters[(index + 1)..<close].allSatisfy({
                        $0 == UInt8(ascii: "_") || ($0 | 0x20) >= UInt8(ascii: "a") && ($0 | 0x20) <= UInt8(ascii: "z")
                    })
                else {
                    copy(through: index + 1)
                    break
                }
                let tag = Array(characters[index...close])
                guard let end = find(tag, from: close + 1) else { throw .unterminated("dollar quote", line: line) }
                hasContent = true
                copy(through: end + tag.count)
            case UInt8(ascii: ":")
            where index + 1 < characters.count
                && (characters[index + 1] == UInt8(ascii: "'") || characters[index + 1] == UInt8(ascii: "\"")):
                let quote = characters[index + 1]
                guard let end = find([quote], from: index + 2) else { throw .unterminated("variable", line: line) }
                let name = String(decoding: characters[(index + 2)..<end], as: UTF8.self)
                guard let value = variables[name] else { throw .unknownVariable(name, line: line) }
                let text = String(UnicodeScalar(quote))
                current.append(contentsOf: (text + value.replacing(text, with: text + text) + text).utf8)
                hasContent = true
                index = end + 1
            case UInt8(ascii: ";"):
                if hasContent { statements.append(Self.trimmed(current)) }
                current = []
                hasContent = false
                index += 1
            default:
                if character > 0x20 { hasContent = true }
                copy(through: index + 1)
            }
        }
        if hasContent { statements.append(Self.trimmed(current)) }
        self.statements = statements
    }

    private static func trimmed(_ bytes: [UInt8]) -> String {
        var slice = bytes[...]
        while let last = slice.last, last <= 0x20 { slice.removeLast() }
        while let first = slice.first, first <= 0x20 { slice.removeFirst() }
        return String(decoding: slice, as: UTF8.self)
    }
}
