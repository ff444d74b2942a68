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
        for lead in Self.leads { _ = try await leads.capture(lead.draft(), scope) }
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
