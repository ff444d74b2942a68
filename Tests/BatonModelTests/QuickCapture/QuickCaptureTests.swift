import BatonModel
import Foundation
import Testing

@Suite("Quick capture reads what is there and nothing else")
struct QuickCaptureTests {
    private static let capture = QuickCapture(
        CaptureContext(
            products: [.init(line: "注塑机", terms: ["注塑机", "注塑设备"]), .init(line: "放射设备", terms: ["DR", "CT"])], members: ["周婷", "陈晓东"],
            ownCompanies: ["恒锐智能"], ignoredWords: ["金刚砂"]))

    private func read(_ text: String) -> CaptureDraft { Self.capture.read(text) }

    @Test func `each field says where it stands`() throws {
        let text = "🙂 你好，我是苏州明腾精密机械有限公司的王建国，想看注塑机报价，预算30-50万，电话138 1234 5671"
        let draft = read(text)
        let scalars = Array(text.unicodeScalars)
        func at(_ span: CaptureSpan) -> String { String(String.UnicodeScalarView(scalars[span.start..<span.end])) }
        let name = try #require(draft.name)
        #expect(name.value == "王建国" && at(name.span) == "王建国" && name.source == "王建国")
        let company = try #require(draft.company)
        #expect(company.value == "苏州明腾精密机械有限公司" && at(company.span) == company.source)
        let phone = try #require(draft.phone)
        #expect(phone.value.e164 == "+8613812345671" && at(phone.span) == "138 1234 5671")
        #expect(draft.region?.value == .jiangsu && draft.region.map { at($0.span) } == "苏州")
        #expect(draft.budget?.value == .amount(minMinor: 30_000_000, maxMinor: 50_000_000) && draft.budget.map { at($0.span) } == "30-50万")
        #expect(draft.product?.value == "注塑机" && draft.need?.value == "想看注塑机报价")
        #expect(draft.missing.isEmpty && draft.kind == .lead)
        #expect(CaptureField.allCases.count == 7)
    }

    @Test(
        arguments: [
            ("预算三四十万", 300_000, 400_000), ("预算十几万", 100_000, 200_000), ("预算20多万", 200_000, nil), ("预算不超过二十万", nil, 200_000),
            ("预算1.2亿", 120_000_000, 120_000_000), ("预算2万8", 28_000, 28_000), ("预算120,000元", 120_000, 120_000),
            ("预算一百五十万以上", 1_500_000, nil),
            ("预算15k", 15_000, 15_000), ("预算20w", 200_000, 200_000), ("预算5千到八千", 5_000, 8_000), ("预算一百来万", 1_000_000, 1_000_000),
            ("预算5000", 5_000, 5_000),
        ] as [(String, Int64?, Int64?)])
    func `a budget is read as people write it`(text: String, low: Int64?, high: Int64?) {
        let draft = read("王总想看注塑机，\(text)，13812345671")
        #expect(draft.budget?.value == .amount(minMinor: low.map { $0 * 100 }, maxMinor: high.map { $0 * 100 }))
    }

    @Test(arguments: [
        "要一两百台注塑机", "注塑机160吨的", "37千瓦的注塑机", "月薪8k的注塑机", "别家报了86万的注塑机", "注塑机750W", "预算5万美元的注塑机", "2025年的注塑机", "注塑机99%", "注塑机 30", "要三个注塑机",
    ])
    func `not every figure is a budget`(text: String) {
        #expect(read("王总\(text)，13812345671").budget == nil)
    }

    @Test(arguments: [
        "订单13812025031800里的注塑机", "QQ 13812345671 的注塑机", "微信号zk13812345x 注塑机", "注塑机手机号12345678901", "注塑机电话1381234567",
        "注塑机 13812345671@163.com",
        "注塑机的序列号13900112233",
    ])
    func `what looks like a phone is not always one`(text: String) {
        #expect(read("王总，\(text)").phone == nil)
    }

    @Test(arguments: [
        ("１３５１２３４８８７６", "+8613512348876"), ("+86 139 0571 6688", "+8613905716688"), ("一三八零零一三八零零零", "+8613800138000"),
        ("1 8 9 8 2 2 1 2 3 4 5", "+8618982212345"), ("(0451)82345678", "+8645182345678"), ("400-820-1234", "+864008201234"),
        ("+852 9123 4567", "+85291234567"),
        ("0571-87654321-8001", "+8657187654321"), ("8613812345671", "+8613812345671"),
    ])
    func `numbers are read in every spelling`(written: String, e164: String) {
        #expect(read("王总想看注塑机，\(written)").phone?.value.e164 == e164)
    }

    @Test func `the extension stays with its number`() {
        #expect(read("刘工 0512-66881234 转 806 想看注塑机").phone?.value.extension == "806")
    }

    @Test(arguments: [
        ("我们在东莞，想看注塑机", ChineseProvince.guangdong), ("宁波李姐要注塑机", .zhejiang), ("大连这边要注塑机", .liaoning), ("注塑机，地址：四川省成都市天府大道1号", .sichuan),
    ])
    func `a city tells the province`(text: String, province: ChineseProvince) {
        #expect(read(text).region?.value == province)
    }

    @Test(arguments: ["王总下周去深圳出差，想看注塑机", "王总想看注塑机，发货到拉萨", "王总在上海工博会上看到注塑机想买", "王总想买注塑机，出口去苏州的客户"])
    func `a place where somebody goes is not where he is`(text: String) {
        #expect(read(text).region == nil)
    }

    @Test func `the words of a member are not a customer's, and answers belong to questions`() {
        let draft = read(
            """
            平安是福 10:23
            在吗
            周婷 10:24
            在的，我们苏州恒锐智能的注塑机28万起，我电话13900000000，怎么称呼您
            平安是福 10:25
            赵德胜
            周婷 10:25
            预算多少，在哪个城市
            平安是福 10:26
            15个吧
            平安是福 10:26
            无锡，想买注塑机
            """)
        #expect(draft.name?.value == "赵德胜")
        #expect(draft.budget?.value == .amount(minMinor: 15_000_000, maxMinor: 15_000_000))
        #expect(draft.region?.value == .jiangsu && draft.phone == nil && draft.need?.value == "想买注塑机")
    }

    @Test func `a form and a table are read by their labels`() {
        let form = read("客户：谢总\n公司：中山市恒美灯饰\n手机：13812345671\n预算：不超过10万\n需求：双色注塑机两台\n传真：0760-88881111")
        #expect(form.name?.value == "谢总" && form.company?.value == "中山市恒美灯饰" && form.need?.value == "双色注塑机两台")
        #expect(form.budget?.value == .amount(minMinor: nil, maxMinor: 10_000_000) && form.phone?.value.isMobile == true)
        let table = read("姓名\t公司\t电话\n王芳\t泰兴市黄桥乐器厂\t13914512345")
        #expect(table.name?.value == "王芳" && table.company?.value == "泰兴市黄桥乐器厂" && table.phone != nil)
    }

    @Test func `what is not sure is named as an alternative`() {
        let draft = read("王总想看注塑机，13812345671，备用13912345671")
        #expect(draft.phone?.value.e164 == "+8613812345671")
        #expect(draft.alternatives.contains { $0.field == .phone && $0.source == "13912345671" })
    }

    @Test func `capitals of a term are a word of their own`() {
        #expect(read("Dr. Wang 想了解注塑机").product?.value == "注塑机")
        #expect(read("我们医院要DR一台，13812345671").product?.value == "放射设备")
        #expect(read("我们医院要dry一台，13812345671").product == nil)
    }

    @Test func `an ignored word is no name`() {
        #expect(read("金刚砂，想买注塑机，13812345671").name == nil)
    }

    @Test(arguments: [
        "", " ", "\n\n\t", "\u{3000}\u{200B}\u{FEFF}", "\0\0\0", "\u{202E}\u{202D}", "好", "13", "：", "：：：\n：", "张", "（（（（", "[", "【", "+",
        "(", "0", "一", "万", "预算", "我是", "我姓", "@", "\r\n\r", "我叫的",
    ])
    func `nothing and next to nothing are read without harm`(text: String) {
        let draft = read(text)
        #expect(draft.phone == nil && draft.budget == nil)
    }

    @Test func `hostile texts take linear time`() {
        let clock = ContinuousClock()
        for piece in [
            "1", "1 ", "张", "有限公司", "我是", "30万-", "：", "苏州", "13812345671 ", "张三 10:23\n", "零", "a\u{301}\u{301}\u{301}", "想", "\u{202E}",
            "姓名：", "0571-",
        ] {
            let short = String(repeating: piece, count: 2_000 / piece.unicodeScalars.count)
            let long = String(repeating: piece, count: 20_000 / piece.unicodeScalars.count)
            let first = clock.measure { _ = read(short) }
            let second = clock.measure { _ = read(long) }
            #expect(second < max(first * 60, .milliseconds(400)), "\(piece): \(first) and \(second)")
        }
        #expect(read(String(repeating: "长", count: 1_000_000)).kind == .nothing)
    }

    /// Mutations of real messages: spans are valid, and what is said to be in the text is there.
    @Test(arguments: 0..<8)
    func `mutated messages never break a span`(seed: UInt64) throws {
        var random = Mutations(state: seed &* 7919 + 17)
        let messages = try CaptureCorpus.messages("messages.jsonl")
        let noise = Array("，。 \n\t:：0123456789一二万千wW张王李总公司厂的我是想要@/|（）()【】[]+-~\u{301}\u{202E}\u{0}\u{FFFD}😀ＡＺｱ".unicodeScalars)
        for _ in 0..<250 {
            let message = messages[Int(random.next() % UInt64(messages.count))]
            var scalars = Array(message.text.unicodeScalars)
            for _ in 0..<Int(random.next() % 12) {
                let at = scalars.isEmpty ? 0 : Int(random.next() % UInt64(scalars.count))
                switch random.next() % 4 {
                case 0: scalars.insert(noise[Int(random.next() % UInt64(noise.count))], at: at)
                case 1 where !scalars.isEmpty: scalars.remove(at: at)
                case 2 where !scalars.isEmpty: scalars.swapAt(at, Int(random.next() % UInt64(scalars.count)))
                default: scalars.insert(contentsOf: scalars.prefix(Int(random.next() % 9)), at: at)
                }
            }
            let text = String(String.UnicodeScalarView(scalars))
            let draft = try #require(CaptureCorpus.readers[message.context]).read(text)
            let all = Array(text.unicodeScalars)
            func check<Value>(_ field: CapturedField<Value>?) {
                guard let field else { return }
                #expect((0...all.count).contains(field.span.start) && field.span.start < field.span.end && field.span.end <= all.count)
                guard field.span.end <= all.count, field.span.start < field.span.end else { return }
                #expect(String(String.UnicodeScalarView(all[field.span.start..<field.span.end])) == field.source)
                #expect((0...1).contains(field.confidence))
            }
            check(draft.name)
            check(draft.company)
            check(draft.phone)
            check(draft.region)
            check(draft.product)
            check(draft.budget)
            check(draft.need)
            for value in [draft.name?.value, draft.company?.value, draft.need?.value] {
                if let value { #expect(text.unicodeScalars.contains(value.unicodeScalars), "\(value) in \(text)") }
            }
            #expect(draft.alternatives.count <= QuickCapture.maximumAlternatives)
        }
    }
}

extension String.UnicodeScalarView {
    fileprivate func contains(_ other: String.UnicodeScalarView) -> Bool {
        let (all, wanted) = (Array(self), Array(other))
        guard !wanted.isEmpty, wanted.count <= all.count else { return wanted.isEmpty }
        return (0...(all.count - wanted.count)).contains { all[$0..<$0 + wanted.count].elementsEqual(wanted) }
    }
}

/// The same numbers at every run.
private struct Mutations: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
