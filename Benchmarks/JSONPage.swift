internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import Foundation
internal import Logging

/// How fast a page of 50 leads becomes JSON: written straight from the result of the query, against leads that Foundation's `JSONEncoder`
/// encodes. Both begin with the same result, so the server and the socket are not in it.
struct JSONPage {
    private static let leads = 50
    /// In each round, so that one takes some tenths of a second.
    private static let pages = 2_000

    private let page: LeadPage

    /// - Parameter database: migrated, as the service's login; a tenant with leads is made in it.
    init(database: Database, logger: Logger) async throws {
        let tenants = TenantService(database: database)
        let directory = AccessDirectory(database: database)
        let slug = "json-page"
        let tenant = try await tenants.create(slug: slug, name: "bench", isTrial: false)
        var scope = try await directory.hostOperator(slug: slug)
        let leads = LeadService(
            database: database, configurations: LeadConfigurationCache(database: database),
            wakeups: Wakeups(database: nil, logger: logger))
        let member = try await tenants.addMember(name: "m", email: nil, roles: ["admin"], team: nil, scope)
        scope = try await directory.hostOperator(slug: slug)
        for number in 0..<Self.leads {
            var input = LeadInput(channel: .api)
            input.contactName = "王小明 \(number)"
            input.company = "宁波精密机电有限公司"
            input.phone = "1390000\(1000 + number)"
            input.email = "contact\(number)@example.com"
            input.area = "浙江"
            input.productLine = "PLC"
            input.budget = "80万"
            input.need = "需要一套\"包装线\"控制系统，下个月到现场看"
            _ = try await leads.capture(try input.draft(), scope)
        }
        scope = try await directory.hostOperator(slug: slug)
        scope.actor = .member(member)
        scope.member = try await directory.access(of: member, scope)
        guard scope.tenant == tenant else { throw Bench.Missing(description: "the tenant") }
        page = try await leads.list(LeadQuery(limit: Self.leads), scope)
        guard try page.leads().count == Self.leads else { throw Bench.Missing(description: "the leads") }
    }

    func run(rounds: Int) async throws -> [Row] {
        let direct = { try JSONWriter.bytes { try page.write(to: &$0) }.count }
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        let encoded = { try encoder.encode(try page.leads().map(EncodableLead.init)).count }
        var (ours, theirs): ([Double], [Double]) = ([], [])
        // The first round warms up and is not counted.
        for round in 0...rounds {
            let first = try Self.rate(Self.pages, direct)
            let second = try Self.rate(Self.pages / 20, encoded)
            if round > 0 {
                ours.append(first)
                theirs.append(second)
            }
        }
        return [
            Row(
                what: "page of \(Self.leads) leads as JSON, from the result of the query", baseline: "leads and JSONEncoder", unit: "pages",
                ours: ours, theirs: theirs)
        ]
    }

    private static func rate(_ count: Int, _ body: () throws -> Int) throws -> Double {
        let start = ContinuousClock.now
        var bytes = 0
        for _ in 0..<count { bytes += try body() }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        guard bytes > 0 else { throw Bench.Missing(description: "JSON") }
        return Double(count) / seconds
    }

    /// What a service without a writer of its own would write.
    private struct EncodableLead: Encodable {
        let lead: Lead

        private enum CodingKeys: String, CodingKey {
            case id, company, phone, email, area, currency, budget, need, channel, stage, score, intent, escalation, version
            case contactName = "contact_name"
            case phoneExtension = "phone_extension"
            case region = "region_id"
            case productLine = "product_line"
            case budgetMinMinor = "budget_min_minor"
            case budgetMaxMinor = "budget_max_minor"
            case stageReason = "stage_reason"
            case owner = "owner_id"
            case team = "team_id"
            case routingRule = "routing_rule_id"
            case assignedAt = "assigned_at"
            case firstTouchAt = "first_touch_at"
            case dueAt = "due_at"
            case escalatedAt = "escalated_at"
            case submittedAt = "submitted_at"
            case createdAt = "created_at"
            case updatedAt = "updated_at"
        }

        func encode(to encoder: any Encoder) throws {
            var members = encoder.container(keyedBy: CodingKeys.self)
            try members.encode(lead.id.uuid, forKey: .id)
            try members.encode(lead.contactName, forKey: .contactName)
            try members.encode(lead.company, forKey: .company)
            try members.encode(lead.phone, forKey: .phone)
            try members.encode(lead.phoneExtension, forKey: .phoneExtension)
            try members.encode(lead.email, forKey: .email)
            try members.encode(lead.area, forKey: .area)
            try members.encode(lead.region?.uuid, forKey: .region)
            try members.encode(lead.productLine, forKey: .productLine)
            try members.encode(lead.budgetMinMinor, forKey: .budgetMinMinor)
            try members.encode(lead.budgetMaxMinor, forKey: .budgetMaxMinor)
            try members.encode(lead.currency, forKey: .currency)
            try members.encode(lead.budgetText, forKey: .budget)
            try members.encode(lead.need, forKey: .need)
            try members.encode(lead.channel.key, forKey: .channel)
            try members.encode(lead.stage.key, forKey: .stage)
            try members.encode(lead.stageReason, forKey: .stageReason)
            try members.encode(lead.score, forKey: .score)
            try members.encode(lead.intent.key, forKey: .intent)
            try members.encode(lead.owner?.uuid, forKey: .owner)
            try members.encode(lead.team?.uuid, forKey: .team)
            try members.encode(lead.routingRule?.uuid, forKey: .routingRule)
            try members.encode(lead.assignedAt, forKey: .assignedAt)
            try members.encode(lead.firstTouchAt, forKey: .firstTouchAt)
            try members.encode(lead.dueAt, forKey: .dueAt)
            try members.encode(lead.escalation, forKey: .escalation)
            try members.encode(lead.escalatedAt, forKey: .escalatedAt)
            try members.encode(lead.submittedAt, forKey: .submittedAt)
            try members.encode(lead.createdAt, forKey: .createdAt)
            try members.encode(lead.updatedAt, forKey: .updatedAt)
            try members.encode(lead.version, forKey: .version)
        }
    }
}
