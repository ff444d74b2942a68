internal import BatonModel
internal import Yams

/// A YAML document as a JSON value, with the line of each of its parts: what reads bodies of requests can then read it, and what is wrong is said
/// with its line.
///
/// YAML 1.2's core schema, so that `no` is a text and 010 none of eight; no anchors' multiplication, no tags.
struct YAMLDocument: Sendable {
    static let maximumBytes = 512 * 1024
    /// Nodes, an alias's counted each time.
    private static let maximumNodes = 50_000
    /// A document may not be nested deeper than JSON may (`JSONParser.maximumDepth`).
    private static let maximumIndent = 128
    /// Stands for `&` while the document is parsed.
    private static let mask: Unicode.Scalar = "\u{E000}"

    let value: JSONValue
    /// JSON pointer → line, from 1.
    private let lines: [String: Int]

    /// - Throws: `invalid_yaml` with its line.
    init(_ text: String) throws(ValidationFailure) {
        guard text.utf8.count <= Self.maximumBytes else {
            throw Self.failure(
                "文件超过 \(Self.maximumBytes / 1024) KB", "The document has more than \(Self.maximumBytes / 1024) KB.", line: nil)
        }
        // Before it is parsed, which recurses.
        try Self.checkNesting(text)
        if let mask = text.unicodeScalars.firstIndex(of: Self.mask) {
            let line = text.unicodeScalars[..<mask].count { $0 == "\n" } + 1
            throw Self.failure("含有不能使用的字符 U+E000", "U+E000 cannot be used.", line: line)
        }
        let root: Node?
        do {
            // The parser multiplies aliases while it compares keys, before anybody can count them. Without `&` there is nothing to multiply.
            root = try Yams.compose(yaml: Self.replacing("&", with: Self.mask, in: text))
        } catch {
            let (problem, line) = Self.describe(error)
            throw Self.failure("YAML 格式错误：\(problem)", "Not valid YAML: \(problem).", line: line)
        }
        var reading = Reading()
        value = try root.map { node throws(ValidationFailure) in try reading.value(node, at: "", depth: 0) } ?? .object([])
        lines = reading.lines
    }

    /// Scalars and not characters: an accent behind one would hide it.
    private static func replacing(_ scalar: Unicode.Scalar, with other: Unicode.Scalar, in text: String) -> String {
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: text.unicodeScalars.lazy.map { $0 == scalar ? other : $0 })
        return String(scalars)
    }

    /// Each problem with the line of what it is about, or of what that would stand in.
    func located(_ failure: ValidationFailure) -> ValidationFailure {
        ValidationFailure(
            failure.problems.map { problem in
                guard let line = line(of: problem.pointer) else { return problem }
                var problem = problem
                problem.messageZH = "第 \(line) 行：" + problem.messageZH
                problem.messageEN = "Line \(line): " + problem.messageEN
                return problem
            })
    }

    private func line(of pointer: String) -> Int? {
        var pointer = pointer[...]
        while true {
            if let line = lines[String(pointer)] { return line }
            guard let slash = pointer.lastIndex(of: "/") else { return nil }
            pointer = pointer[..<slash]
        }
    }

    private static func failure(_ zh: String, _ en: String, line: Int?) -> ValidationFailure {
        let place = line.map { (zh: "第 \($0) 行：", en: "Line \($0): ") } ?? (zh: "", en: "")
        return ValidationFailure([FieldProblem("", "invalid_yaml", zh: place.zh + zh, en: place.en + en)])
    }

    private static func describe(_ error: any Error) -> (problem: String, line: Int?) {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _)?, .parser(_, let problem, let mark, _)?, .composer(_, let problem, let mark, _)?:
            return (problem, mark.line)
        case .reader(let problem, _, _, _)?: return (problem, nil)
        case .duplicatedKeysInMapping(let duplicates, let context)?:
            return ("given twice: " + duplicates.sorted().prefix(3).joined(separator: ", "), context.mark.line)
        default: return ("it cannot be read", nil)
        }
    }

    private static func checkNesting(_ text: String) throws(ValidationFailure) {
        var depth = 0
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            // Blanks, and dashes that nest sequences in one line.
            let lead = line.utf8.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "?") }
            for byte in line.utf8 {
                if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") { depth += 1 }
                if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") { depth = max(0, depth - 1) }
            }
            guard lead.count <= maximumIndent, depth <= JSONParser.maximumDepth else {
                throw failure("嵌套太深", "Nested too deeply.", line: index + 1)
            }
        }
    }

    private struct Reading {
        var lines: [String: Int] = [:]
        var nodes = 0

        mutating func value(_ node: Node, at pointer: String, depth: Int) throws(ValidationFailure) -> JSONValue {
            nodes += 1
            guard nodes <= YAMLDocument.maximumNodes, depth < JSONParser.maximumDepth else {
                throw YAMLDocument.failure("内容太多或嵌套太深", "Too many parts, or nested too deeply.", line: node.mark?.line)
            }
            if let line = node.mark?.line { lines[pointer] = line }
            switch node {
            case .scalar(let scalar): return YAMLScalar.value(try unmasked(scalar))
            case .sequence(let sequence):
                var elements: [JSONValue] = []
                for (index, element) in sequence.enumerated() {
                    elements.append(try value(element, at: "\(pointer)/\(index)", depth: depth + 1))
                }
                return .array(elements)
            case .mapping(let mapping):
                var members: [(key: String, value: JSONValue)] = []
                for (key, element) in mapping {
                    guard case .scalar(let masked) = key, masked.string != "<<" else {
                        throw YAMLDocument.failure("键必须是文本，不支持合并键", "A key must be a text; merge keys are not known.", line: key.mark?.line)
                    }
                    let name = try unmasked(masked)
                    let place = pointer + BodyReader.pointer(name.string)
                    members.append((name.string, try value(element, at: place, depth: depth + 1)))
                    // Where it is written is where its name stands.
                    if let line = key.mark?.line { lines[place] = line }
                }
                return .object(members)
            case .alias:
                throw YAMLDocument.failure("不支持别名", "Aliases are not known.", line: node.mark?.line)
            }
        }

        private func unmasked(_ scalar: Node.Scalar) throws(ValidationFailure) -> Node.Scalar {
            guard let place = scalar.string.unicodeScalars.firstIndex(of: YAMLDocument.mask) else { return scalar }
            guard scalar.style != .plain || place != scalar.string.startIndex else {
                throw YAMLDocument.failure(
                    "不支持锚点；以 & 开头的文本请加引号", "Anchors are not known; a text that begins with & needs quotes.", line: scalar.mark?.line)
            }
            var scalar = scalar
            scalar.string = YAMLDocument.replacing(YAMLDocument.mask, with: "&", in: scalar.string)
            return scalar
        }
    }
}

/// What a scalar means in YAML 1.2, and how a value is written so that readers of 1.1 understand it too.
private enum YAMLScalar {
    static func value(_ scalar: Node.Scalar) -> JSONValue {
        guard scalar.style == .plain || scalar.style == .any else { return .string(scalar.string) }
        switch scalar.string {
        case "", "~", "null", "Null", "NULL": return .null
        case "true", "True", "TRUE": return .bool(true)
        case "false", "False", "FALSE": return .bool(false)
        default: return isNumber(scalar.string) ? .number(scalar.string) : .string(scalar.string)
        }
    }

    /// A number as JSON writes it. Others, such as 010 or 1_000, are texts.
    static func isNumber(_ text: String) -> Bool {
        guard let first = text.utf8.first, first == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first),
            text.utf8.count <= 40
        else { return false }
        if case .number = try? JSONParser.parse(Array(text.utf8)) { return true }
        return false
    }

    static func node(_ value: JSONValue) -> Node {
        switch value {
        case .null: return Node("null", .implicit, .plain)
        case .bool(let value): return Node(value ? "true" : "false", .implicit, .plain)
        case .number(let digits): return Node(digits, .implicit, .plain)
        case .string(let text):
            if text.contains("\n") { return Node(text, .implicit, .literal) }
            return Node(text, .implicit, isSafe(text) ? .any : .doubleQuoted)
        case .array(let elements):
            // Lists of words on one line.
            let isFlat = elements.allSatisfy {
                switch $0 {
                case .array, .object: false
                default: true
                }
            }
            return Node(elements.map(node), .implicit, isFlat ? .flow : .block)
        case .object(let members):
            return Node(members.map { (node(.string($0.key)), node($0.value)) }, .implicit, members.isEmpty ? .flow : .block)
        }
    }

    /// Whether no reader takes it for anything but a text: YAML 1.1 has more words for true and false, and numbers of sixty.
    private static func isSafe(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first else { return false }
        if ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "~"].contains(text.lowercased()) { return false }
        return first.value > 0x7F || first.properties.isAlphabetic
    }
}

extension JSONValue {
    /// As a YAML document: two blanks a level, texts in their own letters.
    func yaml(heading: [String] = []) throws -> String {
        let text = try Yams.serialize(node: YAMLScalar.node(self), indent: 2, width: -1, allowUnicode: true)
        return heading.map { "# \($0)\n" }.joined() + text
    }
}
