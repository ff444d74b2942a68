internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import FoundationEssentials
internal import HTTPTypes
internal import Hummingbird

/// `/v1/privacy`: what a tenant holds about a person is found, handed over and erased, by who may change the responsibility map.
struct PrivacyRoutes: Sendable {
    let privacy: PrivacyService

    func add(to routes: Routes<MemberContext>) {
        let routes = routes.tagged("Privacy")
        let records = Schema.input(
            [
                "records": .list(
                    .input(["type": .text(40, "lead").orNull, "id": .id.orNull], required: ["type", "id"]),
                    max: PrivacyService.maximumRecords)
            ], required: ["records"])
        routes.post(
            "privacy/search",
            Operation(
                "searchPerson", "Records about a person",
                note: "Needs `permissions:write`. By phone, e-mail or name; the company narrows the name. Deleted records too. Recorded."
            )
            .body(
                .input([
                    "phone": .text(100, "139 0000 1111").orNull, "email": .text(LeadLimits.email, "wang@example.com").orNull,
                    "name": .text(LeadLimits.contactName, "王小明").orNull, "company": .text(LeadLimits.company, "明腾机电").orNull,
                ])
            )
            .answers(
                .ok,
                .object([
                    "data": .list(
                        .object([
                            "type": .text(40, "lead"), "id": .id, "matched": .list(.key(["phone", "email", "name", "mention"])),
                            "identity": .object(
                                [:],
                                optional: [
                                    "name": .text(200, "王小明"), "company": .text(200, "明腾机电"), "phone": .text(40, "+8613900001111"),
                                    "email": .text(254, "wang@example.com"),
                                ]),
                        ])),
                    "has_more": .boolean.noted("More than \(PrivacyService.maximumMatches) of one type."),
                ])), use: search)
        routes.post(
            "privacy/export",
            Operation("exportPerson", "All that is held about a person", note: "Needs `permissions:write`. Recorded.").body(records)
                .answers(
                    .ok,
                    .object([
                        "format": .integer(1...1, 1), "tenant_id": .id, "exported_at": .time,
                        "records": .list(.object(["type": .text(40, "lead"), "id": .id])), "tables": .map(.list(.anything)),
                    ])), use: export)
        routes.post(
            "privacy/erase",
            Operation(
                "erasePerson", "Take a person out of records, for good",
                note: "Needs `permissions:write`. A member is disabled first. Recorded, with ids only. There is no way back."
            )
            .body(records).answers(.ok, .object(["rows": .map(.count)]), "How many rows of which table were emptied or deleted.")
            .refuses(.conflict), use: erase)
    }

    @Sendable private func search(_ request: Request, _ context: MemberContext) async throws -> Response {
        var (reader, _) = try await request.jsonBody()
        var query = PrivacyService.Query()
        query.phone = reader.string("phone").flatMap { $0 }
        query.email = reader.string("email").flatMap { $0 }
        query.name = reader.string("name").flatMap { $0 }
        query.company = reader.string("company").flatMap { $0 }
        try reader.finish()
        let matches = try await privacy.search(query, context.scope)
        return .json(
            JSONWriter.object { json in
                json.objects("data", matches.found) { json, match in
                    json.field("type", match.record.type)
                    json.key("id")
                    json.value(match.record.id)
                    json.key("matched")
                    json.array { json in for name in match.matched { json.value(name) } }
                    json.key("identity")
                    json.raw(match.identity)
                }
                json.field("has_more", matches.hasMore)
            })
    }

    private func records(_ request: Request) async throws -> [PrivacyService.Reference] {
        var (reader, _) = try await request.jsonBody()
        let read = reader.objects("records", atMost: PrivacyService.maximumRecords) { reader -> PrivacyService.Reference? in
            let type = reader.string("type").flatMap { $0 }
            let id: SubjectID? = reader.nullableID("id").flatMap { $0 }
            if type == nil { reader.problems.append(FieldProblem(reader.at("type"), "missing", zh: "必填", en: "Required.")) }
            if id == nil { reader.problems.append(FieldProblem(reader.at("id"), "missing", zh: "必填", en: "Required.")) }
            return type.flatMap { type in id.map { PrivacyService.Reference(type: type, id: $0.uuid) } }
        }
        try reader.finish()
        return (read ?? []).compactMap { $0 }
    }

    @Sendable private func export(_ request: Request, _ context: MemberContext) async throws -> Response {
        .json(try await privacy.export(try await records(request), context.scope))
    }

    @Sendable private func erase(_ request: Request, _ context: MemberContext) async throws -> Response {
        let erasure = try await privacy.erase(try await records(request), context.scope)
        return .json(
            JSONWriter.object { json in
                json.key("rows")
                json.object { json in
                    for (table, rows) in erasure.rows.sorted(by: { $0.key < $1.key }) {
                        json.key(table)
                        json.value(rows)
                    }
                }
            })
    }
}
