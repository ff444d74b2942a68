internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import FoundationEssentials
internal import HTTPTypes
internal import Hummingbird

/// Taking leads away, and putting them back.
struct LeadDeletionRoutes: Sendable {
    let leads: LeadService

    func add(to routes: Routes<MemberContext>) {
        let routes = routes.tagged("Leads")
        routes.delete(
            "leads/{id}",
            Operation(
                "deleteLead", "Delete a lead",
                note:
                    "Needs `lead_card:delete`. It can be restored for `deleted_days` of the lead policy. A converted one cannot be deleted."
            )
            .versioned().answers(.noContent).refuses(.conflict)
        ) { [leads] request, context in
            try await leads.delete(context.id(), version: request.expectedVersion(), context.scope)
            return Response(status: .noContent)
        }
        routes.get(
            "leads/deleted",
            Operation("listDeletedLeads", "Leads that can be restored, the newest deletion first", note: "Needs `lead_card:delete`.")
                .paged().answers(.ok, .page(.object(["lead": .lead, "deleted_at": .time, "kept_until": .time]))), use: list)
        routes.post(
            "leads/{id}/restore",
            Operation(
                "restoreLead", "Put a deleted lead back",
                note: "With a deadline that begins now. 409 names the open lead that says the same meanwhile. Needs `lead_card:delete`."
            )
            .body(.input([:]), isRequired: false).answers(.ok, .lead, headers: [.eTag]).refuses(.conflict, .versionMismatch, .quotaExceeded)
        ) { [leads] request, context in
            try await request.readNothing()
            let lead = try await leads.restore(context.id(), context.scope)
            return .json(JSONWriter.object { $0.leadFields(lead) }, headers: [.eTag: lead.etag])
        }
    }

    @Sendable private func list(_ request: Request, _ context: MemberContext) async throws -> Response {
        let reader = try QueryReader(request, known: ["limit", "cursor"])
        let limit = try reader.integer("limit", in: 1...200) ?? 50
        let (found, hasMore) = try await leads.deleted(after: try TimeCursor.read(reader["cursor"]), limit: limit, context.scope)
        return .json(
            JSONWriter.object { json in
                json.objects("data", found) { json, deleted in
                    json.key("lead")
                    json.lead(deleted.lead)
                    json.field("deleted_at", deleted.deletedAt)
                    json.field("kept_until", deleted.keptUntil)
                }
                json.key("page")
                json.object { json in
                    json.field("next_cursor", hasMore ? found.last.map { TimeCursor.write($0.deletedAt, $0.lead.id) } : nil)
                    json.field("has_more", hasMore)
                }
            })
    }
}
