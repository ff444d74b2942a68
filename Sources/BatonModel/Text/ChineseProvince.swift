/// The 34 provincial divisions. Raw values are stable keys for storage: pinyin or the English name in ASCII.
package enum ChineseProvince: String, CaseIterable, Hashable, Sendable, Codable {
    case beijing, tianjin, hebei, shanxi
    case innerMongolia = "inner_mongolia"
    case liaoning, jilin, heilongjiang
    case shanghai, jiangsu, zhejiang, anhui, fujian, jiangxi, shandong
    case henan, hubei, hunan, guangdong, guangxi, hainan
    case chongqing, sichuan, guizhou, yunnan, tibet
    case shaanxi, gansu, qinghai, ningxia, xinjiang
    case taiwan
    case hongKong = "hong_kong"
    case macau

    /// 浙江, 内蒙古
    package var shortName: String { names.short }

    /// 浙江省, 广西壮族自治区
    package var fullName: String { names.full }

    /// Understands full and short names, a text that begins with one (浙江省杭州市), the one-character abbreviations
    /// that mean nothing else (浙, but not 宁, which is also Nanjing), pinyin and English names. nil for anything else:
    /// a city alone is not guessed.
    package init?(parsing text: String) {
        var folded = FoldedText.name(text)
        if folded.hasPrefix("中国") { folded.removeFirst(2) }
        if let exact = Self.byName[folded] ?? Self.byLatinName(folded) {
            self = exact
            return
        }
        guard
            let match = Self.allCases.first(where: {
                guard folded.hasPrefix($0.shortName) else { return false }
                if folded.hasPrefix($0.fullName) { return true }
                // 海南藏族自治州 and 河南蒙古族自治县 lie in Qinghai; 北京路 is a street anywhere.
                let rest = folded.dropFirst($0.shortName.count)
                return !["藏族", "蒙古族", "州", "县", "乡", "镇", "路", "街"].contains { rest.hasPrefix($0) }
            })
        else { return nil }
        self = match
    }

    private static let byName: [String: ChineseProvince] = {
        var result: [String: ChineseProvince] = [:]
        for province in allCases {
            let names = province.names
            for name in [names.short, names.full] + names.abbreviations.map({ String($0) }) {
                result[FoldedText.name(name)] = province
            }
        }
        return result
    }()

    private static let latinNames: [String: ChineseProvince] = {
        var result = Dictionary(
            uniqueKeysWithValues: allCases.map { ($0.rawValue.filter { $0 != "_" }, $0) })
        result["neimenggu"] = .innerMongolia
        result["neimongol"] = .innerMongolia
        result["xizang"] = .tibet
        result["xianggang"] = .hongKong
        result["hk"] = .hongKong
        result["macao"] = .macau
        result["aomen"] = .macau
        return result
    }()

    private static func byLatinName(_ folded: String) -> ChineseProvince? {
        let letters = folded.filter { !"-_'’.,".contains($0) }
        if let exact = latinNames[letters] { return exact }
        for suffix in ["province", "municipality", "autonomousregion", "sar", "city", "sheng", "shi"]
        where letters.hasSuffix(suffix) {
            if let found = latinNames[String(letters.dropLast(suffix.count))] { return found }
        }
        return nil
    }

    private var names: (short: String, full: String, abbreviations: String) {
        switch self {
        case .beijing: ("北京", "北京市", "京")
        case .tianjin: ("天津", "天津市", "津")
        case .hebei: ("河北", "河北省", "冀")
        case .shanxi: ("山西", "山西省", "晋")
        case .innerMongolia: ("内蒙古", "内蒙古自治区", "蒙")
        case .liaoning: ("辽宁", "辽宁省", "辽")
        case .jilin: ("吉林", "吉林省", "吉")
        case .heilongjiang: ("黑龙江", "黑龙江省", "黑")
        case .shanghai: ("上海", "上海市", "沪")
        case .jiangsu: ("江苏", "江苏省", "苏")
        case .zhejiang: ("浙江", "浙江省", "浙")
        case .anhui: ("安徽", "安徽省", "皖")
        case .fujian: ("福建", "福建省", "闽")
        case .jiangxi: ("江西", "江西省", "赣")
        case .shandong: ("山东", "山东省", "鲁")
        case .henan: ("河南", "河南省", "豫")
        case .hubei: ("湖北", "湖北省", "鄂")
        case .hunan: ("湖南", "湖南省", "湘")
        case .guangdong: ("广东", "广东省", "粤")
        case .guangxi: ("广西", "广西壮族自治区", "桂")
        case .hainan: ("海南", "海南省", "琼")
        case .chongqing: ("重庆", "重庆市", "渝")
        case .sichuan: ("四川", "四川省", "川蜀")
        case .guizhou: ("贵州", "贵州省", "贵黔")
        case .yunnan: ("云南", "云南省", "云滇")
        case .tibet: ("西藏", "西藏自治区", "藏")
        case .shaanxi: ("陕西", "陕西省", "陕秦")
        case .gansu: ("甘肃", "甘肃省", "甘陇")
        case .qinghai: ("青海", "青海省", "青")
        case .ningxia: ("宁夏", "宁夏回族自治区", "")
        case .xinjiang: ("新疆", "新疆维吾尔自治区", "新")
        case .taiwan: ("台湾", "台湾省", "台")
        case .hongKong: ("香港", "香港特别行政区", "港")
        case .macau: ("澳门", "澳门特别行政区", "澳")
        }
    }
}
