package import BatonModel
package import BatonPlatform
package import FoundationEssentials
internal import Postgres

/// A qualified lead becomes customer, contact and opportunity (L12), once.
extension LeadService {
    /// Converts a lead. Twice is once: whoever asks again, or at the same time, gets what has become of it.
    ///
    /// - Throws: `transition_refused` for a lead that is not qualified; `permission_denied`; `validation_failed`: a customer that the caller does not
    ///   see, nothing to call a new one by; `conflict` (`customer_exists`) when there are customers of that name: answer with one of them, or with
    ///   `create_new`.
    package func convert(_ id: LeadID, _ draft: LeadConversionDraft, _ scope: TenantScope) async throws -> (LeadConversion, isNew: Bool) {
        try scope.require(.read, .leadCard)
        try scope.require(.write, .leadCard)
        let (member, tenant) = (try scope.requireMember(), scope.tenant)
        try scope.require(draft.customer == nil ? .create : .read, .customerProfile)
        if let customer = draft.customer {
            let seen = try await database.once(
                scope, as: .member, readOnly: true,
                ["SELECT id FROM baton.customer WHERE tenant_id = \(tenant) AND id = \(customer) AND deleted_at IS NULL"])[0]
            if seen.isEmpty {
                throw ValidationFailure([
                    FieldProblem(
                        "/customer_id", "unknown_customer", zh: "没有这个客户，或不在您的权限内", en: "There is no such customer within your reach.")
                ])
            }
        }
        let policy = try await configurations.configuration(scope).policy
        let found = Duplicates()
        do {
            return try await act(on: id, scope, needing: .write) { lead, transaction, card in
                if lead.stage == .converted {
                    let known = try await transaction.finish([ConversionRepository.select(of: id, tenant: tenant)])[0]
                    guard let conversion = try ConversionRepository.decode(known) else {
                        throw BatonError(.conflict, detail: "the lead is converted")
                    }
                    return (conversion, false)
                }
                try await checkStage(lead, policy, transaction, tenant)
                let name = draft.customerName ?? lead.company ?? lead.contactName
                let customer = draft.customer ?? CustomerID.make()
                // One that is there keeps its own owner; what is new belongs to whom the lead belongs.
                if draft.customer == nil {
                    guard let name else {
                        throw ValidationFailure([FieldProblem("/customer/name", "missing", zh: "请填写客户名称", en: "Give the customer's name.")])
                    }
                    let results = try await transaction.run([
                        // Of two who make the same customer at once the second finds it.
                        "SELECT pg_advisory_xact_lock(hashtextextended(\("customer \(tenant) \(FoldedText.name(name))"), 0))",
                        """
                        SELECT id FROM baton.customer
                        WHERE tenant_id = \(tenant) AND deleted_at IS NULL AND baton.search_text(name) = baton.search_text(\(name))
                        ORDER BY created_at, id LIMIT 20
                        """,
                    ])
                    let candidates = try results[1].column(CustomerID.self)
                    if !candidates.isEmpty, !draft.createsNew {
                        found.candidates = candidates
                        throw BatonError(.conflict, detail: "customer_exists")
                    }
                    transaction.enqueue(
                        """
                        INSERT INTO baton.customer (tenant_id, id, name, owner_id, team_id, region_id, follower_ids)
                        SELECT tenant_id, \(customer), \(name), owner_id, team_id, region_id, follower_ids FROM baton.lead
                        WHERE tenant_id = \(tenant) AND id = \(id)
                        """)
                }
                var contact: ContactID?
                if draft.withContact, let person = lead.contactName {
                    let made = ContactID.make()
                    contact = made
                    // An extension is part of how the person is reached.
                    transaction.enqueue(
                        """
                        INSERT INTO baton.contact (tenant_id, id, customer_id, name, title, phone, email)
                        VALUES (\(tenant), \(made), \(customer), \(person), \(draft.contactTitle), \(lead.phone), \(lead.email))
                        """)
                }
                var opportunity: OpportunityID?
                if let opportunityName = draft.opportunityName {
                    let made = OpportunityID.make()
                    opportunity = made
                    transaction.enqueue(
                        """
                        INSERT INTO baton.opportunity (
                            tenant_id, id, customer_id, lead_id, name, amount_minor, currency, owner_id, team_id, region_id, follower_ids)
                        SELECT tenant_id, \(made), \(customer), id, \(opportunityName), \(draft.amountMinor), \(draft.currency ?? lead.currency),
                               owner_id, team_id, region_id, follower_ids
                        FROM baton.lead WHERE tenant_id = \(tenant) AND id = \(id)
                        """)
                }
                var events = [
                    EventRecord(
                        "lead.stage_changed", facet: .leadCard, subject: id, changed: ["stage"],
                        data: .object(["from": lead.stage.key, "to": LeadStage.converted.key])),
                    EventRecord(
                        "lead.converted", facet: .leadCard, subject: id,
                        data: .object([
                            "customer_id": customer.description, "contact_id": contact?.description,
                            "opportunity_id": opportunity?.description,
                        ])),
                ]
                let origin = JSONText.object(["lead_id": id.description])
                if draft.customer == nil {
                    events.append(EventRecord("customer.created", facet: .customerProfile, subject: customer, data: origin))
                }
                if let contact { events.append(EventRecord("contact.created", facet: .customerContacts, subject: contact, data: origin)) }
                if let opportunity {
                    events.append(EventRecord("opportunity.created", facet: .opportunityCard, subject: opportunity, data: origin))
                }
                let results = try await transaction.finish([
                    """
                    INSERT INTO baton.lead_conversion (
                        tenant_id, lead_id, customer_id, contact_id, opportunity_id, converted_by, owner_id, team_id, region_id, follower_ids)
                    SELECT tenant_id, id, \(customer), \(contact), \(opportunity), \(member.id), owner_id, team_id, region_id, follower_ids
                    FROM baton.lead WHERE tenant_id = \(tenant) AND id = \(id)
                    """,
                    LeadRepository.setStage(lead, .converted, reason: nil, window: nil, as: card, tenant: tenant),
                    EventRecord.insert(events, scope), Timers.cancel(LeadDeadlineHandler.kind, id, tenant: tenant),
                    ConversionRepository.select(of: id, tenant: tenant),
                ])
                guard let conversion = try ConversionRepository.decode(results[4]) else { throw BatonError(.internalError) }
                return (conversion, true)
            }
        } catch let error as BatonError where error.code == .conflict && !found.candidates.isEmpty {
            throw try await customerExists(found.candidates, scope)
        }
    }

    private final class Duplicates { var candidates: [CustomerID] = [] }

    /// Only a qualified lead; of the others what is missing.
    private func checkStage(_ lead: Lead, _ policy: LeadPolicy, _ transaction: Transaction, _ tenant: TenantID) async throws {
        if lead.stage == .qualified, lead.firstTouchAt != nil { return }
        if !lead.stage.isClosed, lead.firstTouchAt == nil {
            let problem = try await evidence(of: lead, transaction, tenant).missing(policy)
            throw BatonError(.transitionRefused, detail: "first_touch_missing", problems: [problem])
        }
        throw BatonError(
            .transitionRefused, detail: "not_qualified",
            problems: [
                FieldProblem(
                    "/stage", "not_qualified", zh: "线索现为 \(lead.stage.key)；只有 qualified 的线索可以转化",
                    en: "The lead is \(lead.stage.key); only a qualified one can be converted.")
            ])
    }

    /// Customers that the caller sees are named; of the others only that they are there.
    private func customerExists(_ candidates: [CustomerID], _ scope: TenantScope) async throws -> BatonError {
        var visible: [(CustomerID, String)] = []
        if try scope.requireMember().grants.allows(.read, .customerProfile) {
            visible = try await database.once(
                scope, as: .member, readOnly: true,
                [
                    """
                    SELECT id, name FROM baton.customer
                    WHERE tenant_id = \(scope.tenant) AND id = ANY (\(candidates)) AND deleted_at IS NULL ORDER BY created_at, id
                    """
                ])[0].decode((CustomerID, String).self)
        }
        var problems = visible.map { id, name in
            FieldProblem(
                "/customer_id", "customer_exists", zh: "已有同名客户「\(name)」（\(id)）；请用 customer_id 归入，或用 create_new 新建",
                en: "There is a customer \(name) already (\(id)): answer with customer_id, or with create_new.")
        }
        let hidden = candidates.count - visible.count
        if hidden > 0 {
            problems.append(
                FieldProblem(
                    "/customer/name", "customer_exists", zh: "另有 \(hidden) 个同名客户不在您的权限内；请与主管确认，或用 create_new 新建",
                    en: "\(hidden) customers of that name are out of your reach: ask your supervisor, or answer with create_new."))
        }
        return BatonError(.conflict, detail: "customer_exists", problems: problems)
    }

    // MARK: reading

    package struct CustomerView: Sendable {
        package var id: CustomerID
        package var name: String
        package var status: Int16
        package var signedAt: Date?
        package var owner: MemberID?
        package var team: TeamID?
        package var region: RegionID?
        package var createdAt: Date
        package var updatedAt: Date
        package var version: Int32
        /// Each `nil` without the facet.
        package var contacts: [Contact]?
        package var opportunities: [Opportunity]?
        /// The leads that became it, within the reader's reach.
        package var leads: [SourceLead]?
        /// What was said with them; the newest 200.
        package var interactions: [(lead: LeadID, interaction: RecordedInteraction)]?

        package struct Contact: Sendable {
            package var id: ContactID
            package var name: String
            package var title: String?
            package var phone: String?
            package var email: String?
        }

        package struct Opportunity: Sendable {
            package var id: OpportunityID
            package var name: String
            package var stage: OpportunityStage
            package var amountMinor: Int64?
            package var currency: String
            package var lead: LeadID?
            package var owner: MemberID?
        }

        package struct SourceLead: Sendable {
            package var id: LeadID
            package var contactName: String?
            package var company: String?
            package var stage: LeadStage
            package var createdAt: Date
            package var convertedAt: Date
        }
    }

    /// A customer with where it came from: each part with its own facet and reach.
    ///
    /// - Throws: `not_found`, `permission_denied` without `customer_profile:read`.
    package func customer(_ id: CustomerID, _ scope: TenantScope) async throws -> CustomerView {
        try scope.require(.read, .customerProfile)
        let (member, tenant) = (try scope.requireMember(), scope.tenant)
        let readsLeads = member.grants.allows(.read, .leadCard)
        let leads: SQL = "SELECT v.lead_id FROM baton.lead_conversion v WHERE v.tenant_id = \(tenant) AND v.customer_id = \(id)"
        let nothing: SQL = "SELECT 1 WHERE false"
        let results = try await database.once(
            scope, as: .member, readOnly: true,
            [
                """
                SELECT id, name, status, signed_at, owner_id, team_id, region_id, created_at, updated_at, version FROM baton.customer
                WHERE tenant_id = \(tenant) AND id = \(id) AND deleted_at IS NULL
                """,
                member.grants.allows(.read, .customerContacts)
                    ? """
                    SELECT id, name, title, phone, email FROM baton.contact
                    WHERE tenant_id = \(tenant) AND customer_id = \(id) AND deleted_at IS NULL ORDER BY created_at, id LIMIT 200
                    """ : nothing,
                member.grants.allows(.read, .opportunityCard)
                    ? """
                    SELECT id, name, stage, amount_minor, currency, lead_id, owner_id FROM baton.opportunity
                    WHERE tenant_id = \(tenant) AND customer_id = \(id) AND deleted_at IS NULL ORDER BY created_at DESC, id DESC LIMIT 200
                    """ : nothing,
                readsLeads
                    ? """
                    SELECT l.id, l.contact_name, l.company, l.stage, l.created_at, v.created_at FROM baton.lead_conversion v
                    JOIN baton.lead l ON l.tenant_id = v.tenant_id AND l.id = v.lead_id
                    WHERE v.tenant_id = \(tenant) AND l.tenant_id = \(tenant) AND v.customer_id = \(id) AND l.deleted_at IS NULL
                    ORDER BY v.created_at, l.id LIMIT 200
                    """ : nothing,
                readsLeads && member.grants.allows(.read, .leadConversation)
                    ? InteractionRepository.list(ofLeads: leads, limit: 200, tenant: tenant) : nothing,
            ])
        guard
            let row = try results[0].first((CustomerID, String, Int16, Date?, MemberID?, TeamID?, RegionID?, Date, Date, Int32).self)
        else { throw BatonError(.notFound) }
        var view = CustomerView(
            id: row.0, name: row.1, status: row.2, signedAt: row.3, owner: row.4, team: row.5, region: row.6, createdAt: row.7,
            updatedAt: row.8, version: row.9)
        if member.grants.allows(.read, .customerContacts) {
            view.contacts = try results[1].decode((ContactID, String, String?, String?, String?).self).map {
                CustomerView.Contact(id: $0.0, name: $0.1, title: $0.2, phone: $0.3, email: $0.4)
            }
        }
        if member.grants.allows(.read, .opportunityCard) {
            view.opportunities = try results[2].decode((OpportunityID, String, Int16, Int64?, String, LeadID?, MemberID?).self).compactMap {
                row in
                OpportunityStage(rawValue: row.2).map {
                    CustomerView.Opportunity(
                        id: row.0, name: row.1, stage: $0, amountMinor: row.3, currency: row.4, lead: row.5, owner: row.6)
                }
            }
        }
        if readsLeads {
            view.leads = try results[3].decode((LeadID, String?, String?, Int16, Date, Date).self).compactMap { row in
                LeadStage(rawValue: row.3).map {
                    CustomerView.SourceLead(
                        id: row.0, contactName: row.1, company: row.2, stage: $0, createdAt: row.4, convertedAt: row.5)
                }
            }
            if member.grants.allows(.read, .leadConversation) {
                view.interactions = try InteractionRepository.decodeWithLeads(results[4])
            }
        }
        return view
    }
}
