internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// `/v1/operator/tenants`: the host makes tenants, suspends them, sets their limits, exports and erases them. What is in them it sees in an
/// export only, which stands in the tenant's own audit.
struct OperatorRoutes: Sendable {
    let host: HostServices
    let directory: AccessDirectory
    let tenants: TenantService

    /// How long one request goes on erasing; the next one continues.
    static let erasureTime: Duration = .seconds(20)

    func add(to routes: Routes<OperatorContext>) {
        routes.get(
            "tenants",
            Operation("listTenants", "Tenants of this host, by short name").paged()
                .query(.query("status", .key(TenantStatus.self), "Only those.")).answers(.ok, .page(.tenant)).refuses(.invalidCursor),
            use: list)
        routes.post(
            "tenants",
            Operation(
                "provisionTenant", "Make a tenant with a first admin",
                note: "With the built-in roles and rules, and a trial of \(TenantService.trialDays) days unless `trial` is false."
            )
            .body(
                .input(
                    [
                        "slug": .text(63, min: 2, pattern: "^[a-z0-9][a-z0-9-]{1,62}$", "minghui").orNull,
                        "name": .text(200, "明辉机电").orNull,
                        "time_zone": .text(64, "Asia/Shanghai").orNull, "trial": .boolean.orNull, "admin_name": .text(100, "李敏").orNull,
                        "admin_email": .text(LeadLimits.email, "li.min@example.com").orNull,
                    ], required: ["slug", "name", "admin_name", "admin_email"])
            )
            .answers(
                .created,
                .object(["id": .id, "slug": .text(63, "minghui"), "admin_id": .id, "api_key": .text(60, "bk_…")]),
                headers: [.location], "The first API key of the admin is answered this once."
            ).refuses(.conflict, .validationFailed), use: provision)
        routes.get(
            "tenants/{id}", Operation("getTenant", "A tenant with its limits and how much it has").answers(.ok, .tenantDetail), use: fetch)
        var fields: [(String, Schema)] = [("name", .text(200, "明辉机电").orNull), ("time_zone", .text(64, "Asia/Shanghai").orNull)]
        fields += Quota.allCases.map { ("max_" + $0.rawValue, .integer(Quota.range, 500).orNull) }
        routes.patch(
            "tenants/{id}",
            Operation("updateTenant", "Change name, time zone or limits", note: "A limit of null goes back to the default. Holds at once.")
                .body(.members(fields)).answers(.ok, .tenant).refuses(.conflict, .validationFailed), use: update)
        for (name, summary, note, work) in [
            (
                "suspend", "Refuse every request of a tenant", "Its data stays. Holds at once.",
                { @Sendable in try await $0.setStatus(.suspended, $1) }
            ),
            (
                "resume", "Serve a suspended tenant again", "As before: what is left of its trial, or as an active one.",
                { @Sendable in try await $0.resume($1) }
            ),
            (
                "activate", "Serve a tenant without an end", "Of a trial or a suspended one.",
                { @Sendable in try await $0.setStatus(.active, $1) }
            ),
        ] as [(String, String, String, @Sendable (TenantService, TenantScope) async throws -> Void)] {
            routes.post(
                "tenants/{id}/\(name)",
                Operation(name + "Tenant", summary, note: note).body(.input([:]), isRequired: false).answers(.ok, .tenant).refuses(
                    .conflict, .validationFailed)
            ) { request, context in
                try await request.readNothing()
                let scope = try await scope(context)
                try await work(tenants, scope)
                return try await answer(scope.tenant)
            }
        }
        routes.post(
            "tenants/{id}/extend-trial",
            Operation("extendTrial", "Let a trial go on", note: "From its end, or from now if that has passed. Holds at once.")
                .body(.input(["days": .integer(TenantService.extensionDays, 14)], required: ["days"])).answers(.ok, .tenant)
                .refuses(.conflict, .validationFailed), use: extend)
        routes.get(
            "tenants/{id}/export",
            Operation(
                "exportTenant", "Everything that a tenant has, as lines of JSON", note: "Recorded in the tenant's audit. Two at once."
            )
            .answers(
                .ok, .text(1_000_000_000, "{\"table\":\"lead\",\"row\":{}}"), as: "application/x-ndjson", headers: [.contentDisposition],
                "A header, rows, and a trailer with counts and digests: without the trailer the file was cut off."), use: export)
        routes.post(
            "tenants/{id}/erase",
            Operation(
                "eraseTenant", "Delete everything that a suspended tenant has, for good",
                note: "Goes on for 20 s at most; while the answer is 202, send it again. There is no way back."
            )
            .body(.input(["confirm": .text(63, "minghui").orNull], required: ["confirm"])).answers(
                .ok, .tenantErasure, "All of it is gone."
            )
            .answers(.accepted, .tenantErasure, "Not all is gone yet.").refuses(.conflict, .validationFailed), use: erase)
    }

    private func scope(_ context: OperatorContext) async throws -> TenantScope {
        try await directory.hostOperator(context.id(), key: context.key, requestID: context.requestID)
    }

    private func answer(_ tenant: TenantID) async throws -> Response {
        let entry = try await host.administration.fetch(tenant)
        return .json(JSONWriter.object { $0.tenant(entry) })
    }

    @Sendable private func list(_ request: Request, _ context: OperatorContext) async throws -> Response {
        let reader = try QueryReader(request, known: ["limit", "cursor", "status"])
        var status: TenantStatus?
        if let text = reader["status"] {
            status = TenantStatus(key: text)
            if status == nil {
                let known = TenantStatus.allCases.map(\.key).joined(separator: ", ")
                throw BatonError(
                    .invalidQuery, problems: [FieldProblem("status", "unknown_status", zh: "可用：\(known)", en: "Known: \(known).")])
            }
        }
        var after: String?
        if let cursor = reader["cursor"] {
            guard !cursor.isEmpty, let data = Data(base64Encoded: cursor), let slug = String(validating: data, as: UTF8.self),
                slug.utf8.count <= 63
            else {
                throw BatonError(.invalidCursor)
            }
            after = slug
        }
        let page = try await host.administration.list(status: status, after: after, limit: try reader.integer("limit", in: 1...200) ?? 50)
        return .json(
            JSONWriter.object { json in
                json.key("data")
                json.array { json in
                    for entry in page.entries { json.object { $0.tenant(entry) } }
                }
                json.key("page")
                json.object { json in
                    json.field("next_cursor", page.hasMore ? page.entries.last.map { Data($0.slug.utf8).base64EncodedString() } : nil)
                    json.field("has_more", page.hasMore)
                }
            })
    }

    @Sendable private func provision(_ request: Request, _ context: OperatorContext) async throws -> Response {
        var (reader, _) = try await request.jsonBody()
        func text(_ key: String) -> String { reader.string(key).flatMap { $0 } ?? "" }
        let (slug, name, zone) = (text("slug"), text("name"), text("time_zone"))
        let admin = TenantService.FirstAdmin(name: text("admin_name"), email: text("admin_email"))
        let isTrial = reader.bool("trial") ?? true
        try reader.finish()
        let made = try await tenants.provision(
            slug: slug, name: name, timeZone: zone.isEmpty ? "Asia/Shanghai" : zone, isTrial: isTrial, admin: admin,
            operatorKey: context.key, requestID: context.requestID)
        return .json(
            JSONWriter.object { json in
                json.field("id", made.id)
                json.field("slug", slug.lowercased())
                json.field("admin_id", made.admin)
                json.field("api_key", made.key?.text)
            }, status: .created, headers: [.location: "/v1/operator/tenants/\(made.id)"])
    }

    @Sendable private func fetch(_ request: Request, _ context: OperatorContext) async throws -> Response {
        let scope = try await scope(context)
        let entry = try await host.administration.fetch(scope.tenant)
        let usage = try await host.administration.usage(scope)
        return .json(
            JSONWriter.object { json in
                json.tenant(entry)
                json.field("leads", usage.leads)
                json.key("quotas")
                json.object { json in
                    for quota in Quota.allCases {
                        json.key(quota.rawValue)
                        json.object { json in
                            json.field("limit", usage.quotas.limits[quota])
                            json.field("is_default", !usage.quotas.own.contains(quota))
                            json.field("used", usage.quotas.used[quota].map { max(0, $0) })
                        }
                    }
                }
                json.key("rows")
                json.object { json in
                    for (table, rows) in usage.rows {
                        json.key(table)
                        json.value(rows)
                    }
                }
            })
    }

    @Sendable private func update(_ request: Request, _ context: OperatorContext) async throws -> Response {
        var (reader, _) = try await request.jsonBody()
        var patch = TenantAdministration.Patch()
        patch.name = reader.string("name").map { $0 ?? "" }
        patch.timeZone = reader.string("time_zone").map { $0 ?? "" }
        for quota in Quota.allCases where reader.isGiven("max_" + quota.rawValue) {
            patch.quotas[quota] = .some(reader.integer("max_" + quota.rawValue, in: Quota.range).map { Int32($0) })
        }
        try reader.finish()
        let scope = try await scope(context)
        try await host.administration.update(patch, scope)
        return try await answer(scope.tenant)
    }

    @Sendable private func extend(_ request: Request, _ context: OperatorContext) async throws -> Response {
        var (reader, _) = try await request.jsonBody()
        let days = reader.integer("days", in: TenantService.extensionDays)
        try reader.finish()
        guard let days else { throw ValidationFailure([FieldProblem("/days", "missing", zh: "必填", en: "Required.")]) }
        let scope = try await scope(context)
        try await tenants.extendTrial(days: Int(days), scope)
        return try await answer(scope.tenant)
    }

    @Sendable private func export(_ request: Request, _ context: OperatorContext) async throws -> Response {
        let scope = try await scope(context)
        let place = try await host.export.begin(scope)
        return Response(
            status: .ok,
            headers: [
                .contentType: "application/x-ndjson", .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"tenant-\(scope.tenant).ndjson\"",
            ],
            body: ResponseBody { writer in
                // Called by one task, piece after piece; the compiler cannot see that through the closure.
                nonisolated(unsafe) var output = writer
                try await place.write { try await output.write(ByteBuffer(bytes: $0)) }
                try await output.finish(nil)
            })
    }

    @Sendable private func erase(_ request: Request, _ context: OperatorContext) async throws -> Response {
        let tenant: TenantID = try context.id()
        var (reader, _) = try await request.jsonBody()
        let confirmation = reader.string("confirm").flatMap { $0 }
        try reader.finish()
        let progress = try await host.erasure.erase(
            tenant, confirmation: confirmation ?? "", operatorKey: context.key, requestID: context.requestID,
            until: .now + Self.erasureTime)
        return .json(
            JSONWriter.object { json in
                json.field("status", progress.isDone ? "erased" : "erasing")
                json.field("started_at", progress.startedAt)
                json.field("erased_at", progress.erasedAt)
                json.key("rows")
                json.object { json in
                    for (table, rows) in progress.rows.sorted(by: { $0.key < $1.key }) {
                        json.key(table)
                        json.value(rows)
                    }
                }
            }, status: progress.isDone ? .ok : .accepted)
    }
}

extension JSONWriter {
    fileprivate mutating func tenant(_ entry: TenantAdministration.Entry) {
        field("id", entry.id)
        field("slug", entry.slug)
        field("name", entry.name)
        field("status", entry.erasingAt == nil ? entry.status.key : "erasing")
        field("trial_ends_at", entry.trialEndsAt)
        field("time_zone", entry.timeZone)
        field("created_at", entry.createdAt)
    }
}

extension Schema {
    private static let tenantMembers: Schema = .object([
        "id": .id, "slug": .text(63, "minghui"), "name": .text(200, "明辉机电"), "status": .key(TenantStatus.allCases.map(\.key) + ["erasing"]),
        "trial_ends_at": .time.orNull, "time_zone": .text(64, "Asia/Shanghai"), "created_at": .time,
    ])

    fileprivate static let tenant = tenantMembers.named("Tenant")

    fileprivate static let tenantDetail = tenantMembers.adding([
        "leads": .count,
        "quotas": .map(.object(["limit": .integer(Quota.range, 500), "is_default": .boolean, "used": .count.orNull]))
            .noted("Members, open leads, API keys, forms, and requests per minute, which are not counted here."),
        "rows": .map(.count).noted("Rows of each table that has any."),
    ]).named("TenantDetail")

    fileprivate static let tenantErasure = Schema.object([
        "status": .key(["erased", "erasing"]), "started_at": .time, "erased_at": .time.orNull, "rows": .map(.count),
    ]).named("TenantErasure")

    /// An object of a body with members that are made, each of which may be left out.
    fileprivate static func members(_ properties: [(String, Schema)]) -> Schema {
        Schema(.object(properties.map { Property(name: $0.0, schema: $0.1, isRequired: false) }))
    }
}
