import BatonModel
import Testing

@Suite struct LeadDuplicateKeyTests {
    private func keys(_ phone: String?, _ email: String?, _ name: String?, _ company: String?) throws -> Set<String> {
        Set(
            LeadDuplicateKey.keys(
                phone: try phone.map { try PhoneNumber(parsing: $0) },
                email: try email.map { try EmailAddress(parsing: $0) },
                contactName: name, company: company))
    }

    @Test func `the same phone with the same person or the same company is a duplicate`() throws {
        let first = try keys("13812345678", nil, "张三", "明腾（杭州）")
        #expect(try !first.isDisjoint(with: keys("+86 138 1234 5678", "a@b.cn", "张 三", nil)))
        #expect(try !first.isDisjoint(with: keys("13812345678", nil, "李四", "明腾 (杭州)")))
    }

    @Test func `a switchboard shared by different people of different companies is none`() throws {
        let first = try keys("0571-87654321", "a@b.cn", "张三", "明腾")
        #expect(try first.isDisjoint(with: keys("0571-87654321", "a@b.cn", "李四", "创亿")))
        #expect(try first.isDisjoint(with: keys("0571-87654321-8001", nil, "张三", "明腾")))
        #expect(try first.isDisjoint(with: keys("0571-87654321", nil, "明腾", "张三")))
    }

    @Test func `without a phone the mail address counts, whatever its case`() throws {
        #expect(try keys(nil, "Zhang@B.cn", "张三", nil) == keys(nil, "zhang@b.CN", "李四", "明腾"))
        #expect(try keys(nil, "zhang@b.cn", "张三", nil).isDisjoint(with: keys("13812345678", "zhang@b.cn", "张三", nil)))
        #expect(try keys(nil, nil, "张三", "明腾").isEmpty)
    }

    @Test func `a name of brackets only is still a name`() throws {
        #expect(try keys("13812345678", nil, "（）", nil).isDisjoint(with: keys("13812345678", nil, "【】", nil)))
        #expect(try keys("13812345678", nil, nil, nil).count == 1)
    }
}
