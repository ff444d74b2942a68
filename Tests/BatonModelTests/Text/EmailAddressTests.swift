import BatonModel
import Testing

@Suite struct EmailAddressTests {
    @Test func `the domain is lower-cased and the local part kept`() throws {
        let email = try EmailAddress(parsing: "\t Zhang.San+crm@Example.COM.cn ")
        #expect(email.address == "Zhang.San+crm@example.com.cn")
        #expect(email.domain == "example.com.cn")
        #expect(try EmailAddress(parsing: "jjin@11.cn").address == "jjin@11.cn")
    }

    @Test(arguments: [
        "", "zhangsan", "@a.cn", "a@", "a@b", "a@b.c", "a@b.11", "a b@c.cn", "a..b@c.cn", ".a@c.cn", "a.@c.cn",
        "a@-c.cn", "a@c-.cn", "a@c..cn", "a@c_d.cn", "张三@c.cn", "a＠c.cn", "Zhang <a@c.cn>",
    ])
    func `a text that is no address is refused`(text: String) {
        #expect(textCode { _ = try EmailAddress(parsing: text) } == .emailInvalid)
    }

    @Test func `two addresses and over-long ones are told apart`() {
        #expect(textCode { _ = try EmailAddress(parsing: "a@b.cn;c@d.cn") } == .emailSeveral)
        let long = "a@" + String(repeating: "b.", count: 126) + "cn"
        #expect(textCode { _ = try EmailAddress(parsing: long) } == .emailTooLong)
        #expect(
            textCode { _ = try EmailAddress(parsing: String(repeating: "a", count: 65) + "@b.cn") } == .emailInvalid)
    }
}
