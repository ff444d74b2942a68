internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import FoundationEssentials
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// `GET /v1/leads/export`: the list as a file, in one answer.
struct LeadExportRoute: Sendable {
    let leads: LeadService
    let views: SavedViewService
    let tenants: TenantService
    let teams: TeamAdministration

    func add(to routes: Routes<MemberContext>) {
        routes.tagged("Leads").get(
            "leads/export",
            Operation("exportLeads", "Leads as a CSV file", note: "Needs `lead_card:export`; 100,000 leads at most. Recorded.")
                .selectsLeads()
                .answers(
                    .ok, .text(1_000_000_000, "编号,联系人"), as: "text/csv", headers: [.contentDisposition],
                    "UTF-8 with a byte order mark; a file that ends early was cut off."), use: export)
    }

    @Sendable private func export(_ request: Request, _ context: MemberContext) async throws -> Response {
        let scope = context.scope
        let vocabulary = try await leads.vocabulary(scope)
        let fields = vocabulary.custom
        let view = try await views.query(of: request, vocabulary, scope)
        var query = try LeadListQuery.readSelection(request, zone: scope.zone, vocabulary, view: view)
        query.limit = 200
        query.isExport = true
        // Everything that can be refused is refused before the first byte; the export is recorded before it too.
        try await leads.beginExport(query, scope)
        let file = LeadExportFile(
            language: Language(acceptLanguage: request.headers[.acceptLanguage]) == .chinese ? .chinese : .english, zone: scope.zone,
            members: Dictionary(try await tenants.members(scope).map { ($0.id, $0.name) }, uniquingKeysWith: { $1 }),
            teams: Dictionary(try await teams.teams(scope).map { ($0.id, $0.name) }, uniquingKeysWith: { $1 }),
            custom: fields, tags: vocabulary.tags)
        let selection = query
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8", .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"leads.csv\"",
            ],
            body: ResponseBody { [leads] writer in
                try await writer.write(ByteBuffer(string: file.opening))
                var query = selection
                repeat {
                    // A change of what the member may see ends the file here, unfinished: the connection is cut.
                    let page = try await leads.list(query, scope)
                    let found = try page.leads()
                    let referrers = try await leads.referrerNames(found.compactMap(\.referrer), scope)
                    var bytes = ByteBuffer()
                    for lead in found { bytes.writeString(file.record(lead, referrers: referrers)) }
                    try await writer.write(bytes)
                    query.after = page.next
                } while query.after != nil
                try await writer.finish(nil)
            })
    }
}
