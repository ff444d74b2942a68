/// A text with `{{variables}}`, in one language.
///
/// Which variables there are depends on what the message is about; a name that is none of them is refused when the template is saved, so
/// that nothing can be missing when it is sent.
package struct MessageTemplate: Sendable, Equatable {
    /// Where the text goes. The template's own text is the admin's and stays; what is escaped is what is filled in.
    package enum Target: Sendable, CaseIterable {
        /// As it is.
        case plain
        /// As it is, but one line: control characters become blanks. For subjects.
        case line
        case html
        /// WeCom's Markdown has no way to escape: what would be read as a mark becomes its full-width likeness, line ends become blanks.
        case wecomMarkdown
        /// Inside the quotes of a JSON string.
        case json
    }

    private enum Part: Sendable, Equatable {
        case text(String)
        case variable(String)
    }

    package let source: String
    private let parts: [Part]
    /// The names in it, in alphabetical order.
    package var variables: [String] {
        Set(parts.compactMap { if case .variable(let name) = $0 { name } else { nil } }).sorted()
    }

    /// Unicode scalars of a template.
    package static let maximumLength = 10_000
    package static let maximumVariables = 100
    /// Bytes of one value; the rest is cut.
    package static let maximumValue = 4096

    /// Reads a template. A variable is written `{{name}}`, with blanks inside the braces if one likes.
    ///
    /// - Parameters:
    ///   - place: the JSON Pointer of the text, for example `/body_zh`.
    ///   - allowed: the variables that there are.
    /// - Returns: `nil` with problems `template_empty`, `text_too_long`, `text_control_character`, `too_many`, `unclosed_variable`,
    ///   `unknown_variable`; the last two say at which line and character.
    package init?(_ text: String, at place: String, allowed: Set<String>, isLine: Bool = false, _ problems: inout FieldProblems) {
        let before = problems.all.count
        guard let text = problems.text(text, place, max: Self.maximumLength, multiline: !isLine) else {
            if problems.all.count == before {
                problems.append(FieldProblem(place, "template_empty", zh: "模板不能为空", en: "The template is empty."))
            }
            return nil
        }
        source = text
        var parts: [Part] = []
        var rest = text[...]
        var isGood = true
        while let open = rest.firstRange(of: "{{") {
            if open.lowerBound > rest.startIndex { parts.append(.text(String(rest[..<open.lowerBound]))) }
            let (line, column) = Self.position(of: open.lowerBound, in: text)
            guard let close = rest[open.upperBound...].firstRange(of: "}}") else {
                problems.append(
                    FieldProblem(
                        place, "unclosed_variable", zh: "第 \(line) 行第 \(column) 个字符：“{{” 后面缺少 “}}”",
                        en: "Line \(line), character \(column): there is no “}}” after “{{”."))
                return nil
            }
            let name = CleanText.clean(String(rest[open.upperBound..<close.lowerBound])) ?? ""
            if allowed.contains(name) {
                parts.append(.variable(name))
            } else {
                isGood = false
                let known = allowed.sorted().joined(separator: ", ")
                let shown = MessageText.cut(name, bytes: 60)
                problems.append(
                    FieldProblem(
                        place, "unknown_variable", zh: "第 \(line) 行第 \(column) 个字符：没有变量“\(shown)”，可用的有：\(known)",
                        en: "Line \(line), character \(column): there is no variable “\(shown)”; there are: \(known)."))
            }
            rest = rest[close.upperBound...]
        }
        if !rest.isEmpty { parts.append(.text(String(rest))) }
        if parts.count(where: { if case .variable = $0 { true } else { false } }) > Self.maximumVariables {
            problems.append(
                FieldProblem(
                    place, "too_many", zh: "最多使用 \(Self.maximumVariables) 处变量",
                    en: "At most \(Self.maximumVariables) variables may be used."))
            isGood = false
        }
        guard isGood else { return nil }
        self.parts = parts
    }

    /// Lines and characters (grapheme clusters, as editors count them) from 1.
    private static func position(of index: String.Index, in text: String) -> (line: Int, column: Int) {
        let before = text[..<index]
        let line = before.count { $0 == "\n" || $0 == "\r\n" } + 1
        let begin = before.lastIndex { $0 == "\n" || $0 == "\r\n" }.map { text.index(after: $0) } ?? text.startIndex
        return (line, text.distance(from: begin, to: index) + 1)
    }

    /// The text with its variables filled in. A value that is missing is empty: the template was checked when it was saved.
    package func render(_ values: [String: String], for target: Target) -> String {
        var text = ""
        for part in parts {
            switch part {
            case .text(let own): text += target == .line ? Self.escape(own, for: .line) : own
            case .variable(let name):
                text += Self.escape(MessageText.cut(values[name] ?? "", bytes: Self.maximumValue), for: target)
            }
        }
        return text
    }

    package static func escape(_ value: String, for target: Target) -> String {
        if target == .plain { return value }
        var result = String.UnicodeScalarView()
        for scalar in value.unicodeScalars {
            switch target {
            case .plain: result.append(scalar)
            case .line: result.append(isControl(scalar) ? " " : scalar)
            case .html:
                switch scalar {
                case "&": result.append(contentsOf: "&amp;".unicodeScalars)
                case "<": result.append(contentsOf: "&lt;".unicodeScalars)
                case ">": result.append(contentsOf: "&gt;".unicodeScalars)
                case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
                case "'": result.append(contentsOf: "&#39;".unicodeScalars)
                case "\n", "\t": result.append(scalar)
                default: result.append(isControl(scalar) ? " " : scalar)
                }
            case .wecomMarkdown:
                switch scalar {
                case "<", ">", "*", "[", "]", "(", ")", "#", "`", "\\", "|", "~":
                    // U+FF01… are the full-width forms of the printable ASCII characters.
                    result.append(Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar)
                default: result.append(isControl(scalar) ? " " : scalar)
                }
            case .json:
                switch scalar {
                case "\"": result.append(contentsOf: "\\\"".unicodeScalars)
                case "\\": result.append(contentsOf: "\\\\".unicodeScalars)
                case "\n": result.append(contentsOf: "\\n".unicodeScalars)
                case "\r": result.append(contentsOf: "\\r".unicodeScalars)
                case "\t": result.append(contentsOf: "\\t".unicodeScalars)
                default:
                    if isControl(scalar) {
                        let digits = String(scalar.value, radix: 16)
                        result.append(contentsOf: "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".unicodeScalars)
                    } else {
                        result.append(scalar)
                    }
                }
            }
        }
        return String(result)
    }

    /// C0, DEL, C1 and the two separators that some take for line ends.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0x2028 || scalar.value == 0x2029
    }
}

/// A template in both languages of the service.
package struct BilingualTemplate: Sendable, Equatable {
    package let zh: MessageTemplate
    package let en: MessageTemplate

    /// - Parameter place: what the pointers begin with: `/body` gives `/body_zh` and `/body_en`.
    package init?(
        zh: String, en: String, at place: String, allowed: Set<String>, isLine: Bool = false, _ problems: inout FieldProblems
    ) {
        let zh = MessageTemplate(zh, at: "\(place)_zh", allowed: allowed, isLine: isLine, &problems)
        let en = MessageTemplate(en, at: "\(place)_en", allowed: allowed, isLine: isLine, &problems)
        guard let zh, let en else { return nil }
        self.zh = zh
        self.en = en
    }
}
