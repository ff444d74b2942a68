/// A text as an array of scalars, beside its form for comparing: half width, lower case, simplified. Both have the same length, so that a place in
/// one is the same place in the other.
struct CaptureText: Sendable {
    let original: [Unicode.Scalar]
    let folded: [Unicode.Scalar]

    init(_ text: String) {
        original = Array(text.unicodeScalars)
        folded = original.map(Self.fold)
    }

    var all: Range<Int> { 0..<original.count }

    func string(_ range: Range<Int>) -> String {
        var result = String.UnicodeScalarView()
        result.append(contentsOf: original[range])
        return String(result)
    }

    /// Without blanks at either end.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high, Self.isBlank(folded[low]) { low += 1 }
        while high > low, Self.isBlank(folded[high - 1]) { high -= 1 }
        return low..<high
    }

    func has(_ word: [Unicode.Scalar], at position: Int, before end: Int) -> Bool {
        guard position >= 0, position + word.count <= end else { return false }
        for offset in 0..<word.count where folded[position + offset] != word[offset] { return false }
        return true
    }

    /// The longest term that ends right before `position`.
    func term<Value>(of index: TermIndex<Value>, endingAt position: Int, from start: Int) -> (range: Range<Int>, value: Value)? {
        var at = max(start, position - index.longest)
        while at < position {
            if let match = index.longest(at: at, in: folded, before: position, length: position - at) { return (at..<position, match) }
            at += 1
        }
        return nil
    }

    /// The first term in the range, the longest of those that begin there.
    func first<Value>(of index: TermIndex<Value>, in range: Range<Int>) -> (range: Range<Int>, value: Value)? {
        for at in range {
            if let match = index.longest(at: at, in: folded, before: range.upperBound) { return (at..<at + match.length, match.value) }
        }
        return nil
    }

    func contains<Value>(_ index: TermIndex<Value>, in range: Range<Int>) -> Bool { first(of: index, in: range) != nil }

    /// Every term, from left to right, without overlaps.
    func matches<Value>(of index: TermIndex<Value>, in range: Range<Int>) -> [(range: Range<Int>, value: Value)] {
        var result: [(range: Range<Int>, value: Value)] = []
        var at = range.lowerBound
        while at < range.upperBound {
            if let match = index.longest(at: at, in: folded, before: range.upperBound) {
                result.append((at..<at + match.length, match.value))
                at += match.length
            } else {
                at += 1
            }
        }
        return result
    }

    static func isBlank(_ scalar: Unicode.Scalar) -> Bool { CleanText.isBlank(scalar) }

    static func isHan(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x2EBEF, 0x3007: true
        default: false
        }
    }

    static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

    static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        (0x61...0x7A).contains(scalar.value) || (0x41...0x5A).contains(scalar.value) || (0xC0...0x24F).contains(scalar.value)
    }

    private static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x41...0x5A: return Unicode.Scalar(UInt8(scalar.value + 32))
        case 0xFF01...0xFF5E:
            let half = UInt8(scalar.value - 0xFEE0)
            return Unicode.Scalar((0x41...0x5A).contains(half) ? half + 32 : half)
        case 0x3000: return " "
        case 0x4E00...0x9FFF: return simplified[scalar] ?? scalar
        default: return scalar
        }
    }

    /// Pairs of a traditional and its simplified form: what names, companies, places and wishes are written with.
    private static let simplified: [Unicode.Scalar: Unicode.Scalar] = {
        let pairs =
            "東东廠厂機机報报價价電电話话陳陈黃黄馮冯鄭郑葉叶謝谢國国學学課课錄录醫医療疗設设備备產产線线膠胶製制詢询規规與与組组開开傳传務务業业動动營营運运網网樂乐劉刘張张趙赵吳吴楊杨許许呂吕蘇苏盧卢蔣蒋賴赖羅罗蕭萧鍾钟譚谭龍龙鄧邓韓韩遊游廣广寧宁臺台灣湾門门華华萬万億亿個个兩两這这邊边們们來来為为買买賣卖雙双誠诚請请問问聯联繫系號号碼码職职員员師师長长經经總总達达壓压鑄铸衝冲樣样監监護护儀仪輸输協协處处閱阅將将幫帮頭头風风飛飞馬马魚鱼點点齊齐漢汉語语讀读書书寫写會会議议對对應应該该說说講讲聽听見见覺觉視视頻频觀观預预約约購购銷销貨货費费貴贵賬账錢钱銀银鋼钢鐵铁銅铜鋁铝針针鎖锁鍵键陽阳陰阴階阶際际險险隨随離离難难雜杂顧顾題题額额顏颜類类願愿飯饭館馆驗验體体髮发發发麗丽麥麦衛卫術术補补裝装裡里複复訂订記记許许証证評评試试詳详認认譯译變变讓让財财質质資资賓宾贈赠趕赶車车軟软較较載载輛辆邀邀郵邮鄉乡醬酱釋释鑫鑫孫孙倫伦偉伟傑杰傷伤優优兒儿創创劃划劇剧勝胜勞劳勵励區区單单嚴严園园圖图團团圓圆場场塊块壽寿夠够夾夹奧奥妝妆娛娱嬌娇寶宝實实審审導导層层島岛嶺岭帶带幣币庫库廳厅張张強强彈弹徑径從从復复慶庆憑凭懷怀戶户擇择擔担據据擴扩數数斷断時时晉晋曉晓條条極极構构標标檢检歐欧歲岁歷历歸归殘残氣气測测淨净滿满潤润澤泽濟济灑洒熱热燈灯爾尔狀状獎奖獨独環环現现瑪玛畫画疊叠盤盘盡尽碩硕礦矿確确禮礼種种稱称穩稳競竞筆笔節节範范築筑簡简簽签糧粮紅红紙纸細细終终結结給给統统絲丝維维緊紧練练績绩織织繼继續续纖纤羅罗義义習习聖圣聲声腦脑臨临舉举艦舰艙舱莊庄藍蓝藝艺藥药蘭兰榮荣診诊欽钦鋒锋鳳凤鵬鹏麗丽淑淑賢贤潔洁燦灿輝辉煒炜瑩莹玨珏衆众啟启灣湾門门縣县區区閘闸隊队級级紹绍顯显視视針针紡纺綠绿線线繡绣編编緣缘縫缝總总繩绳轉转輪轮轎轿辦办農农邊边鄰邻釣钓鈴铃鉤钩銷销鍋锅鏈链鏡镜閥阀闆板隻只雞鸡韋韦項项頓顿顆颗飲饮餅饼驅驱驛驿髒脏鬆松鹽盐麼么齡龄"
        var result: [Unicode.Scalar: Unicode.Scalar] = [:]
        let scalars = Array(pairs.unicodeScalars)
        for at in stride(from: 0, to: scalars.count - 1, by: 2) { result[scalars[at]] = scalars[at + 1] }
        return result
    }()
}

/// Terms by their first scalar, the longest first: one look at a text tells what begins where.
struct TermIndex<Value: Sendable>: Sendable {
    private var buckets: [Unicode.Scalar: [(term: [Unicode.Scalar], value: Value)]] = [:]
    private(set) var longest = 0

    /// Terms are folded; of two that are equal the first counts.
    init(_ terms: [(String, Value)]) {
        var known: Set<[Unicode.Scalar]> = []
        for (name, value) in terms {
            let term = CaptureText(name).folded
            guard let first = term.first, known.insert(term).inserted else { continue }
            buckets[first, default: []].append((term, value))
            longest = max(longest, term.count)
        }
        for key in buckets.keys { buckets[key]?.sort { $0.term.count > $1.term.count } }
    }

    func longest(at position: Int, in scalars: [Unicode.Scalar], before end: Int) -> (length: Int, value: Value)? {
        guard let bucket = buckets[scalars[position]] else { return nil }
        for (term, value) in bucket where position + term.count <= end && Self.matches(term, scalars, position) {
            return (term.count, value)
        }
        return nil
    }

    /// The term that is exactly `length` long.
    func longest(at position: Int, in scalars: [Unicode.Scalar], before end: Int, length: Int) -> Value? {
        guard let bucket = buckets[scalars[position]] else { return nil }
        for (term, value) in bucket where term.count == length && position + length <= end && Self.matches(term, scalars, position) {
            return value
        }
        return nil
    }

    private static func matches(_ term: [Unicode.Scalar], _ scalars: [Unicode.Scalar], _ position: Int) -> Bool {
        for offset in 0..<term.count where scalars[position + offset] != term[offset] { return false }
        return true
    }
}

extension TermIndex where Value == Void {
    /// Words parted by blanks; `_` stands for a blank inside a word.
    init(words: String) {
        self.init(words.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { ($0.map { $0 == "_" ? " " : String($0) }.joined(), ()) })
    }
}
