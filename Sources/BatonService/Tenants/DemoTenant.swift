internal import BatonModel
package import BatonPlatform

/// A tenant to look at: an integrator of automation lines with three teams, some leads in each state, and keys for three of its people.
package struct DemoTenant: Sendable {
    package static let slug = "demo"
    private static let form = "官网表单(演示)"

    package struct Keys: Sendable {
        package var admin: Secret
        package var supervisor: Secret
        package var sales: Secret
        package var form: Secret
    }

    private let database: Database
    private let tenants: TenantService
    private let leads: LeadService
    private let directory: AccessDirectory

    package init(database: Database, tenants: TenantService, leads: LeadService, directory: AccessDirectory) {
        self.database = database
        self.tenants = tenants
        self.leads = leads
        self.directory = directory
    }

    /// Whether the demo tenant is there already.
    package func exists() async throws -> Bool {
        try await tenants.list().contains { $0.slug == Self.slug }
    }

    /// Makes the tenant with its people, rules and leads.
    package func load() async throws {
        _ = try await tenants.create(slug: Self.slug, name: "杭州智联机电(演示)", isTrial: false)
        let scope = try await directory.hostOperator(slug: Self.slug)
        let east = try await tenants.createRegion(name: "华东", areas: ["浙江", "上海", "江苏", "安徽", "山东", "福建", "江西"], scope)
        let south = try await tenants.createRegion(name: "华南", areas: ["广东", "广西", "海南", "香港", "澳门", "湖南", "湖北"], scope)
        let sales = try await tenants.createTeam(name: "销售部", parent: nil, scope)
        let eastTeam = try await tenants.createTeam(name: "华东组", parent: sales, scope)
        let southTeam = try await tenants.createTeam(name: "华南组", parent: sales, scope)
        let keyAccounts = try await tenants.createTeam(name: "大客户组", parent: sales, scope)

        let million: Int64 = 1_000_000_00
        _ = try await tenants.addRoute(
            name: "百万以上 → 大客户组", region: nil, productLine: nil, budgetFrom: million, budgetBelow: nil, team: keyAccounts, scope)
        _ = try await tenants.addRoute(
            name: "华东 → 华东组", region: east, productLine: nil, budgetFrom: nil, budgetBelow: nil, team: eastTeam, scope)
        _ = try await tenants.addRoute(
            name: "华南 → 华南组", region: south, productLine: nil, budgetFrom: nil, budgetBelow: nil, team: southTeam, scope)
        // Everything else waits in the pool of the east team, where its people can take it.
        try await tenants.setPoolTeam(eastTeam, scope)

        let people: [(name: String, email: String, roles: [String], team: TeamID, region: RegionID?)] = [
            ("李总", "li@demo.example", ["admin"], sales, nil),
            ("王主管", "wang@demo.example", ["supervisor"], sales, nil),
            ("张伟", "zhangwei@demo.example", ["sales"], eastTeam, east),
            ("陈静", "chenjing@demo.example", ["sales"], eastTeam, east),
            ("黄强", "huangqiang@demo.example", ["sales"], southTeam, south),
            ("林芳", "linfang@demo.example", ["sales"], southTeam, south),
            ("赵敏", "zhaomin@demo.example", ["sales"], keyAccounts, nil),
        ]
        for person in people {
            _ = try await tenants.addMember(
                name: person.name, email: person.email, roles: person.roles, team: person.team, region: person.region, scope)
        }
        let fields = CustomFieldService(database: database)
        for field in Self.fields { _ = try await fields.create(field, scope) }
        // What a form or a person would have noted with them; the configuration has just moved on.
        let current = try await directory.hostOperator(slug: Self.slug)
        let custom = try await leads.customFields(current)
        for (index, lead) in Self.leads.enumerated() {
            var draft = try lead.draft()
            for (key, values) in Self.values {
                guard let field = custom[key], let value = values[index % values.count] else { continue }
                var problems = FieldProblems()
                if let value = field.value(.text(value), at: field.pointer, isText: true, &problems) {
                    draft.custom.append(CustomChange(field: field, value: value))
                }
                try problems.check()
            }
            _ = try await leads.capture(draft, current)
        }
        let content = ContentService(database: database, wakeups: leads.wakeups)
        for item in Self.content { _ = try await content.create(item, current) }
    }

    /// For the nurture pool; nothing is sent until a channel carries `nurture_content`.
    private static var content: [ContentItemInput] {
        func item(
            _ kind: ContentItem.Kind, _ title: String, _ summary: String, _ path: String, lines: [String] = [], words: [String] = [],
            tags: [String] = []
        ) -> ContentItemInput {
            var input = ContentItemInput()
            input.kind = kind.rawValue
            input.titleZH = title
            input.summaryZH = summary
            input.url = "https://www.example.com/\(path)"
            input.language = "zh"
            (input.productLines, input.keywords, input.tags) = (lines, words, tags)
            return input
        }
        return [
            item(.caseStudy, "案例：汽车零部件装配线改造，节拍从 45 秒到 28 秒", "三个月投产，老设备利用率 70%。", "cases/assembly", lines: ["产线集成"], words: ["装配线", "改造"]),
            item(.video, "视频：注塑机上下料机械手 24 小时运行实录", "三分钟看完一个班次。", "videos/robot", lines: ["机械手"], words: ["注塑", "上下料"]),
            item(.whitePaper, "白皮书：机器视觉检测选型的十二个问题", "相机、光源、节拍与误判率。", "papers/vision", lines: ["视觉检测"], words: ["选型", "检测"], tags: ["视觉"]),
            item(.article, "文章：PLC 通讯异常排查手册", "从接线到协议，按顺序查。", "articles/plc", lines: ["PLC"], words: ["通讯", "异常"]),
            item(.article, "文章：自动化改造怎么算投资回报", "一张表算清两年内能否回本。", "articles/roi", tags: ["投资回报"]),
        ]
    }

    /// Fresh keys; those of an earlier start stop working, so that only one set is ever around.
    package func issueKeys() async throws -> Keys {
        let scope = try await directory.hostOperator(slug: Self.slug)
        for key in try await tenants.keys(scope) where key.name == "demo" && key.revokedAt == nil {
            try await tenants.revokeKey(key.id, scope)
        }
        for form in try await tenants.forms(scope) where form.name == Self.form && form.revokedAt == nil {
            try await tenants.revokeForm(form.id, scope)
        }
        func key(_ email: String) async throws -> Secret {
            try await tenants.createKey(member: tenants.member(email, scope), name: "demo", scope).1
        }
        return Keys(
            admin: try await key("li@demo.example"), supervisor: try await key("wang@demo.example"),
            sales: try await key("zhangwei@demo.example"), form: try await tenants.createForm(name: Self.form, scope).1)
    }

    private static let fields: [CustomFieldDraft] = {
        var machines = CustomFieldDraft(key: "machines", labelZH: "设备数量", labelEN: "Machines", kind: .number)
        machines.unit = "台"
        let delivery = CustomFieldDraft(key: "delivery_on", labelZH: "期望交付日期", labelEN: "Delivery wanted", kind: .date)
        let brand = CustomFieldDraft(key: "brand", labelZH: "现用品牌", labelEN: "Brand in use", kind: .text)
        var industry = CustomFieldDraft(key: "industry", labelZH: "行业", labelEN: "Industry", kind: .choice)
        industry.options = [
            .init(key: "car", labelZH: "汽车零部件", labelEN: "Car parts"), .init(key: "food", labelZH: "食品包装", labelEN: "Food"),
            .init(key: "electronics", labelZH: "3C电子", labelEN: "Electronics"), .init(key: "other", labelZH: "其他", labelEN: "Other"),
        ]
        var concerns = CustomFieldDraft(key: "concerns", labelZH: "关注点", labelEN: "Concerns", kind: .choices)
        concerns.options = [
            .init(key: "price", labelZH: "价格", labelEN: "Price"), .init(key: "lead_time", labelZH: "交期", labelEN: "Lead time"),
            .init(key: "service", labelZH: "售后", labelEN: "Service"), .init(key: "case", labelZH: "同行案例", labelEN: "References"),
        ]
        return [machines, delivery, brand, industry, concerns]
    }()

    /// By turns.
    private static let values: KeyValuePairs<String, [String?]> = [
        "machines": ["12", "3", nil, "40", "8"], "delivery_on": ["2027-03-31", nil, "2026-12-31"], "brand": ["西门子", "三菱", nil, "汇川"],
        "industry": ["car", "food", "electronics", nil], "concerns": ["price,lead_time", "service", nil, "case,price,service"],
    ]

    private static let leads: [LeadInput] = [
        input(
            .webForm, [.formSubmitted, .demoBooked, .phoneVerified], "周建国", "苏州精工传动有限公司", "13812345601", "江苏", "产线集成", "80万",
            "想改造两条装配线，年底前投产"),
        input(.webForm, [.formSubmitted, .whitePaperDownloaded], "吴倩", "宁波海曙模具厂", "13812345602", "浙江", "机械手", "20-30万", "注塑机上下料机械手报价"),
        input(.exhibition, [], "郑浩", "合肥华芯电子有限公司", "13812345603", "安徽", "视觉检测", nil, "展会上看了视觉检测样机"),
        input(.referral, [.demoBooked], "冯丽", "东莞联创塑胶有限公司", "13812345604", "广东", "机械手", "50万以内", "老客户介绍，想看同款"),
        input(.webForm, [.formSubmitted], "蒋文", "佛山顺德电器有限公司", "13812345605", "广东", "AGV", "80-100万", "仓储 AGV 三台"),
        input(.officialAccount, [.menuConsult], "沈洁", "厦门海沧包装有限公司", "13812345606", "福建", "PLC", nil, "PLC 通讯异常怎么处理"),
        input(.webForm, [.formSubmitted, .demoBooked], "韩磊", "武汉光谷精密制造有限公司", "13812345607", "湖北", "产线集成", "350万", "整厂自动化"),
        input(.exhibition, [], "杨帆", "成都西南机械有限公司", "13812345608", "四川", "维保", "面议", "年度维保续签"),
        input(.webForm, [.formSubmitted], "朱琳", "上海临港装备有限公司", "13812345609", "上海", "产线集成", "160万", "非标装配线询价"),
        input(.referral, [], "秦岭", "西安高新传感有限公司", "13812345610", "陕西", "视觉检测", "12万", "视觉检测选型"),
        input(.webForm, [.whitePaperDownloaded], "许佳", "济南历下阀门有限公司", "13812345611", "山东", "PLC", "8万", "下载了白皮书"),
        input(.chatForward, [], "何敏", "长沙雨花食品机械有限公司", "13812345612", "湖南", "机械手", nil, "微信上问伺服电机过热"),
    ]

    private static func input(
        _ channel: LeadChannel, _ signals: [SignalKind], _ name: String, _ company: String, _ phone: String, _ area: String, _ line: String,
        _ budget: String?, _ need: String
    ) -> LeadInput {
        var input = LeadInput(channel: channel)
        input.signals = signals
        input.contactName = name
        input.company = company
        input.phone = phone
        input.area = area
        input.productLine = line
        input.budget = budget
        input.need = need
        return input
    }
}
