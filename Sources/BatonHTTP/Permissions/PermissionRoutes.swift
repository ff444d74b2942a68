internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import FoundationEssentials
internal import HTTPTypes
internal import Hummingbird

/// `/v1/permissions`: the responsibility map of the tenant.
struct PermissionRoutes: Sendable {
    let permissions: PermissionService

    func add(to routes: Routes<MemberContext>) {
        let routes = routes.tagged("Responsibility map")
        routes.get(
            "permissions",
            Operation("getMap", "The responsibility map", note: "Needs `permissions:read`.").answers(.ok, .savedMap, headers: [.eTag])
        ) { [permissions] _, context in
            let (map, version) = try await permissions.map(context.scope)
            return Self.answer(map, version)
        }
        routes.put(
            "permissions",
            Operation("replaceMap", "Replace the map", note: "Needs `permissions:write`; holds from the next request of every process on.")
                .versioned().body(.responsibilityMap).answers(.ok, .savedMap, headers: [.eTag]).refuses(.conflict)
        ) { [permissions] request, context in
            let map = try await Self.map(request)
            let (saved, version) = try await permissions.replace(map, version: try request.expectedVersion(), context.scope)
            return Self.answer(saved, version)
        }
        routes.post(
            "permissions/preview",
            Operation("previewMap", "Who would gain and lose what", note: "Needs `permissions:write`; changes nothing.")
                .body(.responsibilityMap).answers(.ok, .mapPreview)
        ) { [permissions] request, context in
            let (differences, members) = try await permissions.preview(try await Self.map(request), context.scope)
            return Response.json(
                JSONWriter.object { json in
                    json.field("members", members)
                    json.field("members_shown", min(members, PermissionService.maximumPreviewed))
                    json.key("data")
                    json.array { json in for difference in differences { json.difference(difference) } }
                })
        }
        routes.get(
            "permissions/explain",
            Operation("explainAccess", "Why somebody can, or cannot, see a record", note: "Needs `permissions:read`.")
                .query(
                    .query("member", .id, "The id of a member.", isRequired: true),
                    .query("resource", .key(PermissionService.Resource.allCases.map(\.rawValue)), "What kind of record.", isRequired: true),
                    .query("id", .id, "The id of the record.", isRequired: true)
                )
                .answers(.ok, .mapExplanation), use: explain)
        routes.get(
            "permissions/templates",
            Operation("listMapTemplates", "Maps to begin with", note: "Needs `permissions:read`.")
                .answers(
                    .ok,
                    .data(
                        .object([
                            "key": .text(40, "manufacturing"), "name": .text(100, "制造业"), "name_en": .text(100, "Manufacturing"),
                            "roles": .list(.role),
                        ])))
        ) { _, context in
            try context.scope.require(.read, .permissions)
            return Response.json(
                JSONWriter.object { json in
                    json.objects("data", IndustryTemplate.all) { json, template in
                        json.field("key", template.key)
                        json.field("name", template.name)
                        json.field("name_en", template.nameEN)
                        json.key("roles")
                        json.array { json in for role in template.map.roles { json.role(role) } }
                    }
                })
        }
    }

    @Sendable private func explain(_ request: Request, _ context: MemberContext) async throws -> Response {
        let query = try QueryReader(request, known: ["member", "resource", "id"])
        func refuse(_ name: String, _ code: String, zh: String, en: String) -> BatonError {
            BatonError(.invalidQuery, detail: name, problems: [FieldProblem(name, code, zh: zh, en: en)])
        }
        guard let member = query["member"].flatMap({ MemberID($0) }) else {
            throw refuse("member", "missing", zh: "请给出成员的 id", en: "Give the id of a member.")
        }
        let known = PermissionService.Resource.allCases.map(\.rawValue).joined(separator: ", ")
        guard let resource = query["resource"].flatMap({ PermissionService.Resource(rawValue: $0) }) else {
            throw refuse("resource", "unknown_resource", zh: "可用：\(known)", en: "Known: \(known).")
        }
        guard let id = query["id"].flatMap({ UUID(uuidString: $0) }) else {
            throw refuse("id", "missing", zh: "请给出记录的 id", en: "Give the id of a record.")
        }
        let explanation = try await permissions.explain(member, resource, id, context.scope)
        return .json(JSONWriter.object { $0.explanation(explanation) })
    }

    private static func map(_ request: Request) async throws -> ResponsibilityMap {
        var (reader, _) = try await request.jsonBody()
        let roles = reader.objects("roles", atMost: ResponsibilityMap.maximumRoles) { reader -> ResponsibilityMap.Role in
            let key = reader.required("key")
            let name = reader.required("name").flatMap { reader.problems.text($0, reader.at("name"), max: 100) }
            let grants = reader.objects("grants", atMost: ResponsibilityMap.maximumGrants) { reader -> Grant? in
                let (facet, action, reach) = (reader.required("facet"), reader.required("action"), reader.required("reach"))
                guard let facet, let action, let reach else { return nil }
                return Grant(facet: facet, action: action, reach: reach, at: reader.place, &reader.problems)
            }
            if grants == nil, !reader.isGiven("grants") {
                reader.problems.append(FieldProblem(reader.at("grants"), "missing", zh: "必填", en: "Required."))
            }
            return ResponsibilityMap.Role(key: key ?? "", name: name ?? "", grants: Set((grants ?? []).compactMap { $0 }))
        }
        if roles == nil, !reader.isGiven("roles") {
            reader.problems.append(FieldProblem("/roles", "missing", zh: "必填", en: "Required."))
        }
        try reader.finish()
        // In the order in which they were sent, so that problems name the right one.
        let map = ResponsibilityMap(roles: roles ?? [])
        try ResponsibilityMap.problems(of: roles ?? []).check()
        return map
    }

    private static func answer(_ map: ResponsibilityMap, _ version: Int32) -> Response {
        .json(
            JSONWriter.object { json in
                json.field("version", version)
                json.key("roles")
                json.array { json in
                    for role in map.roles { json.role(role) }
                }
                json.objects("facets", Facet.allCases) { json, facet in
                    json.field("facet", facet.rawValue)
                    json.key("actions")
                    json.array { json in for action in facet.actions { json.value(action.rawValue) } }
                    json.key("reaches")
                    json.array { json in for reach in facet.reaches { json.value(reach.rawValue) } }
                }
            }, headers: [.eTag: "\"\(version)\""])
    }
}

extension JSONWriter {
    mutating func grant(_ grant: Grant) {
        object { json in
            json.field("facet", grant.facet.rawValue)
            json.field("action", grant.action.rawValue)
            json.field("reach", grant.reach.rawValue)
        }
    }

    fileprivate mutating func role(_ role: ResponsibilityMap.Role) {
        object { json in
            json.field("key", role.key)
            json.field("name", role.name)
            json.key("grants")
            json.array { json in for grant in role.grants.sorted(by: { $0.description < $1.description }) { json.grant(grant) } }
        }
    }

    fileprivate mutating func difference(_ difference: PermissionService.Difference) {
        object { json in
            json.field("member_id", difference.member)
            json.field("name", difference.name)
            json.field("facet", difference.facet.rawValue)
            json.field("relation", difference.relation)
            json.field("gained", difference.gained)
            json.field("lost", difference.lost)
            json.key("gained_samples")
            json.array { json in for sample in difference.gainedSamples { json.value(sample) } }
            json.key("lost_samples")
            json.array { json in for sample in difference.lostSamples { json.value(sample) } }
        }
    }

    fileprivate mutating func explanation(_ explanation: PermissionService.Explanation) {
        field("name", explanation.name)
        field("active", explanation.isActive)
        key("roles")
        array { json in for role in explanation.roles { json.value(role) } }
        objects("facets", explanation.facets) { json, facet in
            json.field("facet", facet.facet.rawValue)
            json.field("readable", facet.isReadable)
            json.field("writable", facet.isWritable)
            json.objects("reasons", facet.reasons) { json, reason in
                json.field("role", reason.role)
                json.field("action", reason.grant.action.rawValue)
                json.field("reach", reason.grant.reach.rawValue)
                json.field("holds", reason.holds)
                json.field("why", reason.why)
            }
            if facet.reasons.isEmpty { json.field("why", "no role of the member has a grant on this facet") }
        }
    }
}

extension PermissionService.Explanation.Reason {
    /// What the reach looks at, in words.
    fileprivate var why: String {
        let (yes, no) =
            switch grant.reach {
            case .own: ("the member owns the record", "the member does not own the record")
            case .pool:
                ("nobody owns the record, and it lies in the member's own team", "the record is not in the pool of the member's own team")
            case .team: ("the record lies in the member's team or below it", "the record does not lie in the member's team or below it")
            case .region: ("the record lies in a region of the member", "the record lies in no region of the member")
            case .related:
                (
                    "its customer has signed and lies in a region of the member",
                    "its customer has not signed or lies in no region of the member"
                )
            case .followed: ("the member follows the record", "the member does not follow the record")
            case .tenant: ("all records of the tenant", "")
            case .aggregate: ("", "figures only, no records")
            }
        return holds ? yes : no
    }
}
