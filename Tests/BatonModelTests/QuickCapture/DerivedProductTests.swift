import BatonModel
import Testing

@Suite("Product words out of what a tenant has already")
struct DerivedProductTests {
    private func products(_ lines: [String], _ keywords: [(line: String, word: String)] = []) -> [String: [String]] {
        Dictionary(uniqueKeysWithValues: DerivedProducts.products(lines: lines, keywords: keywords).map { ($0.line, $0.terms) })
    }

    @Test func `a line is read by its name, its parts, its keywords and the words of trade`() {
        #expect(products(["空压机设备"]) == ["空压机设备": ["空压机设备", "空压机"]])
        #expect(products(["断桥铝/系统窗"]) == ["断桥铝/系统窗": ["断桥铝/系统窗", "断桥铝", "系统窗"]])
        #expect(products(["储能"], [("储能", "电池柜"), ("储能 ", "储能"), ("光伏", "组件")]) == ["储能": ["储能", "电池柜"]])
        #expect(products(["注塑机"])["注塑机"]?.contains("啤机") == true)
    }

    @Test func `a word that would lead to two lines leads to none, but a name stays its own`() {
        let found = products(["门窗/木门", "木门/地板", "地板"], [("地板", "实木"), ("木门/地板", "实木")])
        #expect(found["门窗/木门"] == ["门窗/木门", "门窗"] && found["木门/地板"] == ["木门/地板"] && found["地板"] == ["地板"])
        #expect(found["木门/地板"]?.contains("实木") == false)
    }

    @Test func `nonsense is passed over`() {
        #expect(products(["", "  ", String(repeating: "长", count: 61), "设备"]) == ["设备": []])
        #expect(DerivedProducts.products(lines: (0..<300).map { "产品线\($0)" }, keywords: []).count == CaptureDictionary.maximumLines)
    }

    @Test func `texts are read by them`() {
        let context = CaptureContext(products: DerivedProducts.products(lines: ["商用洗碗机", "冷柜/展示柜"], keywords: [("商用洗碗机", "洗碗机")]))
        #expect(QuickCapture(context).read("想买一台洗碗机，电话13812345671").product?.value == "商用洗碗机")
        #expect(QuickCapture(context).read("展示柜两台什么价，西安").product?.value == "冷柜/展示柜")
    }
}
