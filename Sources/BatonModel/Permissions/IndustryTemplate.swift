/// Ready-made maps for kinds of companies: where an admin begins, not what he is held to. Each has the roles `sales`, `supervisor` and `admin`
/// under the industry's names, so that it can take the place of a tenant's first map.
package struct IndustryTemplate: Sendable {
    package var key: String
    package var name: String
    package var nameEN: String
    package var map: ResponsibilityMap

    package static let all: [IndustryTemplate] = [
        IndustryTemplate(
            "equipment", "工业设备与自动化", "Industrial equipment",
            [
                sales("销售"), supervisor("销售主管"), admin,
                // The seeds' own: no conversation, but figures over all technical-solution tickets.
                role(
                    "technical_director", "技术总监",
                    read(.ticketCard, .tenant) + read(.deliveryProgress, .tenant) + [Grant(.ticketResponseStats, .read, .aggregate)]),
                role(
                    "solution_engineer", "方案工程师",
                    read(.ticketCard, .own, .pool, .followed) + write(.ticketCard, .own) + read(.ticketConversation, .own, .followed)
                        + read(.customerProfile, .followed)),
                role(
                    "delivery_manager", "交付经理",
                    read(.deliveryProgress, .region) + write(.deliveryProgress, .region) + read(.customerProfile, .region)
                        + read(.customerContacts, .related) + read(.contractCard, .related)),
                role(
                    "service_engineer", "售后工程师",
                    read(.ticketCard, .own, .pool, .region) + write(.ticketCard, .own) + read(.ticketConversation, .own)
                        + read(.customerProfile, .related) + read(.customerContacts, .related)),
                finance,
            ]),
        IndustryTemplate(
            "education", "教育培训", "Education and training",
            [
                sales("课程顾问"), supervisor("校区主管"), admin,
                role(
                    "academic_affairs", "教务",
                    read(.customerProfile, .region) + read(.customerContacts, .region) + read(.deliveryProgress, .region)
                        + write(.deliveryProgress, .region) + read(.ticketCard, .region) + write(.ticketCard, .own)),
                role("teacher", "教师", read(.deliveryProgress, .followed) + read(.customerProfile, .followed)),
                finance,
            ]),
        IndustryTemplate(
            "software", "软件与信息服务", "Software and services",
            [
                sales("客户经理"), supervisor("销售主管"), admin,
                role(
                    "presales", "售前顾问",
                    read(.leadCard, .followed) + read(.ticketCard, .own, .pool, .followed) + write(.ticketCard, .own)
                        + read(.ticketConversation, .own, .followed)),
                role(
                    "customer_success", "客户成功经理",
                    read(.customerProfile, .related, .own) + write(.customerProfile, .own) + read(.customerContacts, .related, .own)
                        + write(.customerContacts, .own) + read(.deliveryProgress, .related) + read(.ticketCard, .related)
                        + read(.contractCard, .related)),
                role(
                    "implementation", "实施顾问",
                    read(.deliveryProgress, .team) + write(.deliveryProgress, .team) + read(.customerProfile, .followed)
                        + read(.customerContacts, .followed)),
                finance,
            ]),
        IndustryTemplate(
            "medical", "医疗器械", "Medical devices",
            [
                sales("区域代表"), supervisor("大区经理"), admin,
                role(
                    "compliance", "合规专员",
                    read(.contractCard, .tenant) + read(.contractAmount, .tenant) + read(.customerProfile, .tenant)),
                role(
                    "clinical_support", "临床支持",
                    read(.customerProfile, .region) + read(.customerContacts, .region) + read(.ticketCard, .region)
                        + write(.ticketCard, .own) + read(.ticketConversation, .own)),
                role(
                    "service_engineer", "维修工程师",
                    read(.ticketCard, .own, .pool) + write(.ticketCard, .own) + read(.ticketConversation, .own)
                        + read(.customerProfile, .related)),
                finance,
            ]),
        IndustryTemplate(
            "trade", "商贸批发", "Wholesale and trade",
            [
                sales("业务员"), supervisor("业务主管"), admin,
                role(
                    "order_clerk", "跟单员",
                    read(.deliveryProgress, .team) + write(.deliveryProgress, .team) + read(.contractCard, .team)
                        + read(.customerProfile, .team)),
                role("warehouse", "仓库", read(.deliveryProgress, .region)),
                finance,
            ]),
    ]

    private init(_ key: String, _ name: String, _ nameEN: String, _ roles: [ResponsibilityMap.Role]) {
        self.key = key
        self.name = name
        self.nameEN = nameEN
        map = ResponsibilityMap(roles: roles)
    }

    private static func read(_ facet: Facet, _ reaches: Reach...) -> [Grant] { reaches.map { Grant(facet, .read, $0) } }
    private static func write(_ facet: Facet, _ reaches: Reach...) -> [Grant] { reaches.map { Grant(facet, .write, $0) } }
    private static func role(_ key: String, _ name: String, _ grants: [Grant]) -> ResponsibilityMap.Role {
        ResponsibilityMap.Role(key: key, name: name, grants: Set(grants))
    }

    private static func template(_ key: String) -> Set<Grant> { RoleTemplate.builtIn.first { $0.key == key }?.grants ?? [] }

    private static let admin = role("admin", "管理员", Array(template("admin")))

    /// One's own leads and customers; the delivery progress of all signed customers of the region.
    private static func sales(_ name: String) -> ResponsibilityMap.Role {
        role(
            "sales", name,
            Array(template("sales")) + read(.customerProfile, .own, .followed) + write(.customerProfile, .own)
                + [Grant(.customerProfile, .create, .own)] + read(.customerContacts, .own, .followed) + write(.customerContacts, .own)
                + [Grant(.customerContacts, .create, .own)] + read(.deliveryProgress, .own, .related) + read(.ticketCard, .own, .followed)
                + [Grant(.ticketCard, .create, .own)] + read(.contractCard, .own) + write(.contractCard, .own)
                + [Grant(.contractCard, .create, .own)] + read(.contractAmount, .own) + write(.contractAmount, .own))
    }

    private static func supervisor(_ name: String) -> ResponsibilityMap.Role {
        let facets: [Facet] = [
            .customerProfile, .customerContacts, .deliveryProgress, .ticketCard, .ticketConversation, .contractCard, .contractAmount,
        ]
        return role(
            "supervisor", name,
            Array(template("supervisor")) + facets.map { Grant($0, .read, .team) }
                + [Facet.customerProfile, .customerContacts, .contractCard].map { Grant($0, .write, .team) }
                + [Facet.customerProfile, .ticketCard, .contractCard].map { Grant($0, .assign, .team) }
                + [Grant(.ticketResponseStats, .read, .aggregate)])
    }

    /// Contracts with their amounts, and whose they are; no leads, no conversation.
    private static let finance = role(
        "finance", "财务",
        read(.contractCard, .tenant) + read(.contractAmount, .tenant) + read(.customerProfile, .tenant)
            + [Grant(.contractCard, .export, .tenant), Grant(.contractAmount, .export, .tenant)])
}
