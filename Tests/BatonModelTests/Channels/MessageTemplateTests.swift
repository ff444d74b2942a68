internal import BatonModel
internal import Foundation
internal import Testing

@Suite("Texts of messages")
struct MessageTemplateTests {
    private let allowed: Set<String> = ["lead", "owner", "due_at"]

    private func read(_ text: String, isLine: Bool = false) -> (MessageTemplate?, [FieldProblem]) {
        var problems = FieldProblems()
        let template = MessageTemplate(text, at: "/body_zh", allowed: allowed, isLine: isLine, &problems)
        return (template, problems.all)
    }

    @Test("variables are filled in, the rest stays as it was written")
    func render() throws {
        let template = try #require(read("线索 {{lead}} 已分配给{{ owner }}，请在 {{due_at}} 前联系。{ }} {单}\n{{lead}}").0)
        #expect(template.variables == ["due_at", "lead", "owner"])
        #expect(
            template.render(["lead": "杭州云栖", "owner": "张三", "due_at": "15:00"], for: .plain)
                == "线索 杭州云栖 已分配给张三，请在 15:00 前联系。{ }} {单}\n杭州云栖")
        // Values are not templates, and one that is missing is empty.
        #expect(template.render(["lead": "{{owner}}"], for: .plain).hasPrefix("线索 {{owner}} 已分配给，"))
        let plain = try #require(read("nothing to fill in").0)
        #expect(plain.variables.isEmpty && plain.render(["lead": "x"], for: .html) == "nothing to fill in")
    }

    @Test("an unknown variable is refused when it is saved, with its line and character")
    func unknown() {
        let (template, problems) = read("您好，{{lead}}\n  {{Owner}} 和 {{phone}}\n{{}}")
        #expect(template == nil)
        #expect(problems.map(\.pointer) == ["/body_zh", "/body_zh", "/body_zh"])
        #expect(problems.map(\.code) == ["unknown_variable", "unknown_variable", "unknown_variable"])
        #expect(problems[0].messageZH.contains("第 2 行第 3 个字符") && problems[0].messageZH.contains("“Owner”"))
        #expect(problems[0].messageZH.contains("due_at, lead, owner"))
        #expect(problems[1].messageEN.contains("Line 2, character 15") && problems[1].messageEN.contains("“phone”"))
        #expect(problems[2].messageEN.contains("Line 3, character 1"))
    }

    @Test("what cannot be a template is refused")
    func bad() {
        for (text, code) in [
            ("", "template_empty"), (" \u{3000}\n", "template_empty"), ("{{lead", "unclosed_variable"), ("a\n{{", "unclosed_variable"),
            ("{{lead}} {{ow\nner}", "unclosed_variable"), ("a\u{0}b", "text_control_character"),
            (String(repeating: "x", count: 10_001), "text_too_long"), (String(repeating: "{{lead}}", count: 101), "too_many"),
            ("{{{lead}}}", "unknown_variable"),
        ] {
            let (template, problems) = read(text)
            #expect(template == nil && problems.map(\.code) == [code], "\(text.prefix(20)) \(problems)")
        }
        #expect(read("a\nb", isLine: true).1.map(\.code) == ["text_control_character"])
        #expect(read(String(repeating: "{{lead}}", count: 100)).0 != nil)
        var problems = FieldProblems()
        #expect(BilingualTemplate(zh: "{{lead}}", en: "{{x}}", at: "/subject", allowed: allowed, &problems) == nil)
        #expect(problems.all.map(\.pointer) == ["/subject_en"])
    }

    @Test("what is filled in cannot become a mark where it goes")
    func escaping() throws {
        let hostile = "<b onclick='x'>\"&amp; [a](http://e) *b* `c` # d | ~e~\r\nBcc: x\u{2028}\u{7}\\"
        let template = try #require(read("**{{lead}}** <i>").0)
        let values = ["lead": hostile]
        #expect(
            template.render(values, for: .html)
                == "**&lt;b onclick=&#39;x&#39;&gt;&quot;&amp;amp; [a](http://e) *b* `c` # d | ~e~ \nBcc: x  \\** <i>")
        #expect(
            template.render(values, for: .wecomMarkdown)
                == "**＜b onclick='x'＞\"&amp; ［a］（http://e） ＊b＊ ｀c｀ ＃ d ｜ ～e～  Bcc: x  ＼** <i>")
        let line = template.render(values, for: .line)
        #expect(!line.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x2028 } && line.contains("Bcc: x"))
        #expect(template.render(values, for: .plain) == "**" + hostile + "** <i>")
        // A value is cut, not the message refused.
        #expect(template.render(["lead": String(repeating: "长", count: 5000)], for: .plain).utf8.count <= 4096 + 8)
    }

    @Test("whatever is put into JSON reads back as it was", arguments: 0..<20)
    func json(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        for _ in 0..<100 {
            let value = randomText(&random, upTo: 40)
            let escaped = MessageTemplate.escape(value, for: .json)
            let read = try JSONDecoder().decode([String].self, from: Data("[\"\(escaped)\"]".utf8))
            #expect(read == [value])
            for target in MessageTemplate.Target.allCases where target != .plain {
                #expect(!MessageTemplate.escape(value, for: target).unicodeScalars.contains { $0.value == 0 })
            }
        }
    }

    private func randomText(_ random: inout SplitMix, upTo length: Int) -> String {
        var scalars = String.UnicodeScalarView()
        let pieces: [Unicode.Scalar] = [
            "\"", "\\", "\n", "\r", "\u{0}", "\u{7F}", "\u{85}", "\u{2028}", "é", "\u{301}", "深", "👨", "\u{200D}", "👩", "🇨", "🇳",
        ]
        for _ in 0..<Int.random(in: 0...length, using: &random) {
            scalars.append(
                Bool.random(using: &random)
                    ? pieces.randomElement(using: &random)! : Unicode.Scalar(UInt8.random(in: 32...126, using: &random)))
        }
        return String(scalars)
    }

    @Test("a text is cut between characters, with … at the end, and only when it must be", arguments: 0..<20)
    func cut(seed: UInt64) {
        var random = SplitMix(state: seed)
        for _ in 0..<200 {
            let text = randomText(&random, upTo: 60)
            let limit = Int.random(in: 0...120, using: &random)
            let cut = MessageText.cut(text, bytes: limit)
            #expect(cut.utf8.count <= max(limit, 0))
            if text.utf8.count <= limit {
                #expect(cut == text)
            } else if limit >= 3 {
                #expect(cut.hasSuffix("…"))
                let kept = Array(cut.utf8.dropLast(3))
                #expect(Array(text.utf8.prefix(kept.count)) == kept)
                let prefix = MessageText.prefix(text, bytes: limit)
                #expect(prefix.utf8.count <= limit && text.unicodeScalars.starts(with: prefix.unicodeScalars))
            }
        }
    }

    @Test("families and flags stay whole, endless marks do not")
    func graphemes() {
        let family = "👨‍👩‍👧"
        #expect(MessageText.cut("a" + family + "bc", bytes: 1 + family.utf8.count + 1) == "a…")
        #expect(MessageText.prefix("🇨🇳🇨🇳", bytes: 12) == "🇨🇳")
        let zalgo = "a" + String(repeating: "\u{301}", count: 5000)
        let cut = MessageText.cut(zalgo, bytes: 2048)
        #expect(cut.utf8.count <= 2048 && cut.utf8.count > 2000)
        let text = String(repeating: "客户", count: 400)
        #expect(MessageText.cut(text, bytes: 2048) == String(repeating: "客户", count: 340) + "客…")
    }

    @Test("Markdown is cut between lines, and no colour is left open")
    func markdown() {
        let line = "> <font color=\"warning\">超时</font> 线索\n"
        let long = String(repeating: line, count: 200)
        let cut = MessageText.cutMarkdown(long, bytes: 4096)
        #expect(cut.utf8.count <= 4096 && cut.hasSuffix("线索\n…") && cut.utf8.count > 3900)
        let open = "<font color=\"warning\">" + String(repeating: "很长", count: 1000) + "</font>"
        let closed = MessageText.cutMarkdown(open, bytes: 4096)
        #expect(closed.utf8.count <= 4096 && closed.hasSuffix("</font>\n…"))
        #expect(MessageText.cutMarkdown(line, bytes: 4096) == line)
        // In the middle of a mark.
        let mark = MessageText.cutMarkdown(String(repeating: "x", count: 70) + "<font color=\"info\">y</font>", bytes: 90)
        #expect(mark == String(repeating: "x", count: 70) + "\n…")
    }
}
