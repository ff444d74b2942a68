internal import BatonModel
internal import Testing

@Suite("What another system calls a lead")
struct ExternalKeyTests {
    private func read(_ source: String, _ id: String) -> (ExternalKey?, [String]) {
        var problems = FieldProblems()
        let key = ExternalKey(source: source, id: id, at: ("source", "external_id"), &problems)
        return (key, problems.all.map { "\($0.pointer) \($0.code)" })
    }

    @Test("a source is a short key, an id any text of 200 characters without control characters")
    func read() {
        for source in ["crm", "a", "sales-force_2", String(repeating: "a", count: 40)] {
            #expect(read(source, "1").0?.source == source)
        }
        for source in ["", "CRM", "1crm", "-a", "_a", "a b", "crm ", "a.b", "客户", String(repeating: "a", count: 41)] {
            #expect(read(source, "1").1 == ["source invalid_source"], "\(source)")
        }
        for id in ["1", "A/1 杭州", "0065g00000ABCde", String(repeating: "杭", count: 200), "👨‍👩‍👧"] { #expect(read("crm", id).0?.id == id) }
        #expect(read("crm", " \u{3000}A-1\t").0?.id == "A-1")
        for (id, code) in [
            ("", "missing"), (" \u{3000}\u{200B}", "missing"), ("a\u{0}b", "text_control_character"), ("a\nb", "text_control_character"),
            (String(repeating: "1", count: 201), "text_too_long"),
        ] { #expect(read("crm", id).1 == ["external_id \(code)"], "\(id)") }
        #expect(read("CRM", "").1.count == 2)
    }
}
