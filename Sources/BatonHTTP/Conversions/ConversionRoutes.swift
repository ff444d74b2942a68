internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import HTTPTypes
internal import Hummingbird

/// What leads become, and customers with where they came from.
struct ConversionRoutes: Sendable {
    let leads: LeadService

    func add(to routes: Routes<MemberContext>) {
        let name = Schema.text(LeadConversionDraft.maximumName, "明腾（杭州）机电")
        routes.tagged("Leads").post(
            "leads/{id}/conversions",
            Operation(
                "convertLead", "Make a customer, a contact and an opportunity of a qualified lead",
                note:
                    "Once: whoever asks again gets what it has become. Needs `lead_card:write` and `customer_profile:create`, or a customer that one sees."
            )
            .body(
                .input([
                    "customer_id": .id.noted("A customer that is there.").orNull,
                    "customer": .input(["name": name.noted("The lead's company, or contact, without it.").orNull]).orNull,
                    "create_new": .boolean.noted("Although there is a customer of that name.").orNull,
                    "contact": .input(
                        [
                            "skip": .boolean.noted("Make none.").orNull,
                            "title": .text(LeadConversionDraft.maximumTitle, "采购经理").orNull,
                        ]
                    ).orNull,
                    "opportunity": .input(
                        [
                            "name": .text(LeadConversionDraft.maximumName, min: 1, "装配线改造"),
                            "amount_minor": .integer(0...1_000_000_000_000_000, 50_000_000).orNull,
                            "currency": .text(3, min: 3, pattern: "^[A-Z]{3}$", "CNY").orNull,
                        ], required: ["name"]
                    ).orNull,
                ])
            )
            .answers(.created, .leadConversion).answers(.ok, .leadConversion, "It had been converted before.")
            .refuses(.conflict, .transitionRefused, .versionMismatch), use: convert)
        routes.tagged("Customers").get(
            "customers/{id}",
            Operation(
                "getCustomer", "A customer with where it came from",
                note: "Contacts, opportunities, leads and what was said with them: each with its own facet and reach, left out without it."
            )
            .answers(.ok, .customer, headers: [.eTag]), use: customer)
    }

    @Sendable private func convert(_ request: Request, _ context: MemberContext) async throws -> Response {
        let id: LeadID = try context.id()
        var (reader, _) = try await request.jsonBody()
        var draft = LeadConversionDraft()
        draft.customer = reader.nullableID("customer_id").flatMap { $0 }
        let named = reader.object("customer") { $0.text("name", max: LeadConversionDraft.maximumName) }
        draft.customerName = named.flatMap { $0 }
        draft.createsNew = reader.bool("create_new") ?? false
        let contact = reader.object("contact") { reader in
            (reader.bool("skip"), reader.text("title", max: LeadConversionDraft.maximumTitle))
        }
        draft.withContact = contact?.0 != true
        draft.contactTitle = contact?.1
        _ = reader.object("opportunity") { reader in
            let before = reader.problems.all.count
            draft.opportunityName = reader.text("name", max: LeadConversionDraft.maximumName)
            if draft.opportunityName == nil, reader.problems.all.count == before {
                reader.problems.append(FieldProblem(reader.at("name"), "missing", zh: "必填", en: "Required."))
            }
            draft.amountMinor = reader.integer("amount_minor", in: 0...1_000_000_000_000_000)
            draft.currency = reader.text("currency", max: 3)
            if let currency = draft.currency, currency.wholeMatch(of: /[A-Z]{3}/) == nil {
                reader.problems.append(
                    FieldProblem(
                        reader.at("currency"), "invalid_currency", zh: "应为三个大写字母，如 CNY", en: "Three capital letters, for example CNY."))
            }
        }
        if draft.customer != nil, draft.customerName != nil {
            reader.problems.append(
                FieldProblem(
                    reader.at("customer"), "one_of_two", zh: "customer_id 与 customer 只能给一个", en: "Give customer_id or customer, not both."))
        }
        try reader.finish()
        let (conversion, isNew) = try await leads.convert(id, draft, context.scope)
        return .json(JSONWriter.object { $0.conversionFields(conversion) }, status: isNew ? .created : .ok)
    }

    @Sendable private func customer(_ request: Request, _ context: MemberContext) async throws -> Response {
        let customer = try await leads.customer(context.id(), context.scope)
        let status = ["prospect", "signed", "lost"]
        return .json(
            JSONWriter.object { json in
                json.field("id", customer.id)
                json.field("name", customer.name)
                json.field("status", status[max(0, min(2, Int(customer.status) - 1))])
                json.field("signed_at", customer.signedAt)
                json.field("owner_id", customer.owner)
                json.field("team_id", customer.team)
                json.field("region_id", customer.region)
                json.field("created_at", customer.createdAt)
                json.field("updated_at", customer.updatedAt)
                json.field("version", customer.version)
                if let contacts = customer.contacts {
                    json.objects("contacts", contacts) { json, contact in
                        json.field("id", contact.id)
                        json.field("name", contact.name)
                        json.field("title", contact.title)
                        json.field("phone", contact.phone)
                        json.field("email", contact.email)
                    }
                }
                if let opportunities = customer.opportunities {
                    json.objects("opportunities", opportunities) { json, opportunity in
                        json.field("id", opportunity.id)
                        json.field("name", opportunity.name)
                        json.field("stage", opportunity.stage.key)
                        json.field("amount_minor", opportunity.amountMinor)
                        json.field("currency", opportunity.currency)
                        json.field("lead_id", opportunity.lead)
                        json.field("owner_id", opportunity.owner)
                    }
                }
                if let leads = customer.leads {
                    json.objects("leads", leads) { json, lead in
                        json.field("id", lead.id)
                        json.field("contact_name", lead.contactName)
                        json.field("company", lead.company)
                        json.field("stage", lead.stage.key)
                        json.field("created_at", lead.createdAt)
                        json.field("converted_at", lead.convertedAt)
                    }
                }
                if let interactions = customer.interactions {
                    json.key("timeline")
                    json.array { json in
                        for (lead, interaction) in interactions {
                            json.object { json in
                                json.field("lead_id", lead)
                                json.key("interaction")
                                json.object { $0.interactionFields(interaction) }
                            }
                        }
                    }
                }
            }, headers: [.eTag: "\"\(customer.version)\""])
    }
}

extension Schema {
    static let leadConversion = object([
        "lead_id": .id, "customer_id": .id, "contact_id": .id.orNull, "opportunity_id": .id.orNull, "converted_by": .id.orNull,
        "converted_at": .time,
    ]).named("LeadConversion")

    fileprivate static let customer = object(
        [
            "id": .id, "name": .text(LeadConversionDraft.maximumName, "明腾（杭州）机电"), "status": .key(["prospect", "signed", "lost"]),
            "signed_at": .time.orNull, "owner_id": .id.orNull, "team_id": .id.orNull, "region_id": .id.orNull, "created_at": .time,
            "updated_at": .time, "version": .version,
        ],
        optional: [
            "contacts": .list(
                .object([
                    "id": .id, "name": .text(200, "王刚"), "title": .text(200).orNull, "phone": .text(20, "+8657387654321").orNull,
                    "email": .text(LeadLimits.email).orNull,
                ]), max: 200
            ).noted("With `customer_contacts:read`."),
            "opportunities": .list(
                .object([
                    "id": .id, "name": .text(200, "装配线改造"), "stage": .key(OpportunityStage.self),
                    "amount_minor": .integer(0...Int64.max, 50_000_000).orNull, "currency": .text(3, min: 3, "CNY"), "lead_id": .id.orNull,
                    "owner_id": .id.orNull,
                ]), max: 200
            ).noted("With `opportunity_card:read`."),
            "leads": .list(
                .object([
                    "id": .id, "contact_name": .text(LeadLimits.contactName).orNull, "company": .text(LeadLimits.company).orNull,
                    "stage": .key(LeadStage.self), "created_at": .time, "converted_at": .time,
                ]), max: 200
            ).noted("Those that became it."),
            "timeline": .list(.object(["lead_id": .id, "interaction": .interaction]), max: 200).noted(
                "What was said with them, newest first; with `lead_conversation:read`."),
        ]
    ).named("Customer")
}

extension JSONWriter {
    mutating func conversionFields(_ conversion: LeadConversion) {
        field("lead_id", conversion.lead)
        field("customer_id", conversion.customer)
        field("contact_id", conversion.contact)
        field("opportunity_id", conversion.opportunity)
        field("converted_by", conversion.convertedBy)
        field("converted_at", conversion.convertedAt)
    }
}
