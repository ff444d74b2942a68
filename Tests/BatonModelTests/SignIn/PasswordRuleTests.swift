import BatonModel
import Testing

@Suite("What a password may be")
struct PasswordRuleTests {
    private func code(_ password: String) -> String? {
        PasswordRule.problem(password, email: "zhangwei@acme.example", at: "/password")?.code
    }

    @Test("length counts characters after NFKC, not bytes")
    func length() {
        #expect(code("abcdefghi") == "password_too_short")
        #expect(code("abcdefghi!") == nil)
        #expect(code("一二三四五六七八九") == "password_too_short")
        #expect(code("一二三四五六七八九十") == nil)
        #expect(code(String(repeating: "密码很长", count: 50)) == nil)
        #expect(code(String(repeating: "密码很长", count: 51)) == "password_too_long")
        // One ligature is three letters.
        #expect(code("ﬃﬃﬃxy") == nil)
        #expect(code("") == "password_too_short")
    }

    @Test("the same keys are the same password, however the system writes them")
    func normalized() {
        #expect(PasswordRule.bytes("ＡＢＣ１２３") == PasswordRule.bytes("ABC123"))
        #expect(PasswordRule.bytes("e\u{301}té") == PasswordRule.bytes("été"))
        #expect(PasswordRule.bytes("Passwort") != PasswordRule.bytes("passwort"))
    }

    @Test(
        "the e-mail, what everybody takes, and few characters again and again are none",
        arguments: [
            ("zhangwei@acme.example", "password_is_email"), ("ZhangWei@Acme.Example", "password_is_email"),
            ("Password123", "password_common"),
            ("ＰＡＳＳＷＯＲＤ１２３", "password_common"), ("woaini1314520", "password_common"), ("1212121212", "password_common"),
            ("abcabcabcabc", "password_common"),
        ])
    func refused(password: String, problem: String) {
        #expect(code(password) == problem)
    }
}
