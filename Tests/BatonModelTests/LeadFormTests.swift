internal import BatonModel
internal import Testing

@Suite("Forms as they are described")
struct LeadFormTests {
    @Test("origins and addresses are what browsers send; everything that is wrong is said at once")
    func reading() throws {
        var input = LeadFormInput()
        input.name = "官网"
        input.allowedOrigins = ["https://WWW.Example.cn/", "http://localhost:8080", "https://example.cn:443"]
        input.mapping = [("tel", "phone"), ("称呼", "contact_name")]
        input.defaults = [("product_line", "PLC"), ("area", "Zhejiang")]
        input.redirectURL = "https://www.example.cn/thanks?x=1"
        input.honeypot = "website"
        input.acceptedSignals = ["menu_consult"]
        let form = try input.form(fields: .none)
        #expect(form.allowedOrigins == ["https://www.example.cn", "http://localhost:8080", "https://example.cn"])
        #expect(form.allows(origin: "https://www.example.cn") && !form.allows(origin: "https://evil.example") && form.allows(origin: nil))
        #expect(!form.allows(origin: "null"))
        #expect(form.defaults == ["product_line": "PLC", "area": "浙江"] && form.signal == .formSubmitted && form.channel == .webForm)

        var bad = LeadFormInput()
        bad.name = "  "
        bad.channel = "file_import"
        bad.signal = "Bad Signal"
        bad.allowedOrigins = ["example.cn", "https://", "ftp://a.cn", "https://a.cn/path", "https://a.cn:99999"]
        bad.perMinute = 0
        bad.clientPerMinute = 7_000
        bad.redirectURL = "javascript:alert(1)"
        bad.mapping = [("x", "owner_id"), ("a", "phone"), ("b", "phone"), ("", "phone")]
        bad.defaults = [("phone", "13800138000"), ("area", "火星")]
        bad.honeypot = "phone"
        bad.acceptedSignals = ["x y"]
        do {
            _ = try bad.form(fields: .none)
            Issue.record("accepted")
        } catch {
            let found = error.problems.map { "\($0.pointer) \($0.code)" }
            #expect(
                found == [
                    "/name missing", "/channel unknown_channel", "/signal invalid_signal", "/accepts_signals/0 invalid_signal",
                    "/allowed_origins/0 invalid_origin", "/allowed_origins/1 invalid_origin", "/allowed_origins/2 invalid_origin",
                    "/allowed_origins/3 invalid_origin", "/allowed_origins/4 invalid_origin", "/per_minute out_of_range",
                    "/client_per_minute out_of_range", "/redirect_url invalid_url", "/mapping/x unknown_field", "/mapping/b given_twice",
                    "/mapping invalid_name", "/defaults/phone unknown_field", "/defaults/area unknown_area", "/honeypot field_in_use",
                ])
        }
    }

    @Test(
        "no address to go on to but a whole one of the web",
        arguments: [
            "//evil.example", "https://", "https://a b.cn", "https://user@evil.example/", "data:text/html,x", "/thanks",
            "https://a.cn/\u{0}",
            "https://a.cn/\r\nSet-Cookie: x", "https://a.cn/\"><script>",
        ])
    func redirects(address: String) {
        var input = LeadFormInput()
        input.name = "x"
        input.redirectURL = address
        #expect(throws: ValidationFailure.self) { try input.form(fields: .none) }
    }
}
