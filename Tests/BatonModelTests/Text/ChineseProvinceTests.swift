import BatonModel
import Testing

@Suite struct ChineseProvinceTests {
    @Test func `there are 34, and each is found by its short name, full name and key`() {
        #expect(ChineseProvince.allCases.count == 34)
        #expect(Set(ChineseProvince.allCases.map(\.shortName)).count == 34)
        for province in ChineseProvince.allCases {
            #expect(ChineseProvince(parsing: province.shortName) == province)
            #expect(ChineseProvince(parsing: " \(province.fullName)\u{3000}") == province)
            #expect(ChineseProvince(parsing: province.rawValue) == province)
            #expect(ChineseProvince(parsing: province.fullName + "某某市") == province)
        }
    }

    @Test(arguments: [
        ("浙", ChineseProvince.zhejiang), ("沪", .shanghai), ("蒙", .innerMongolia), ("浙江省杭州市", .zhejiang),
        ("浙江杭州", .zhejiang), ("中国浙江", .zhejiang), ("吉林市", .jilin), ("Zhejiang", .zhejiang),
        ("ZHEJIANG PROVINCE", .zhejiang), ("Hong Kong", .hongKong), ("HongKong SAR", .hongKong), ("Macao", .macau),
        ("Shaanxi", .shaanxi), ("Shanxi", .shanxi), ("Nei Mongol", .innerMongolia), ("Xizang", .tibet),
        ("Beijing Shi", .beijing),
    ])
    func `other spellings are understood`(text: String, province: ChineseProvince) {
        #expect(ChineseProvince(parsing: text) == province)
    }

    @Test(arguments: ["", "  ", "杭州", "宁", "江", "华东区", "海南藏族自治州", "河南蒙古族自治县", "北京路12号", "Atlantis"])
    func `what names no province is not guessed`(text: String) {
        #expect(ChineseProvince(parsing: text) == nil)
    }
}
