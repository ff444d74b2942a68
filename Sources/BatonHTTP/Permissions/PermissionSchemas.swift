internal import BatonModel
internal import BatonService

extension Schema {
    static let facet = key(Facet.allCases.map(\.rawValue))
    static let action = key(Action.allCases.map(\.rawValue))
    static let reach = key(Reach.allCases.map(\.rawValue))
    static let grant = object(["facet": .facet, "action": .action, "reach": .reach]).named("Grant")

    static let role = object([
        "key": .text(40, min: 1, pattern: "^[a-z][a-z0-9_]{0,39}$", "sales"), "name": .text(100, min: 1, "销售"),
        "grants": .list(.grant, max: ResponsibilityMap.maximumGrants),
    ]).named("Role")

    static let responsibilityMap = object(["roles": .list(.role, max: ResponsibilityMap.maximumRoles)]).named("ResponsibilityMap")

    static let savedMap = object([
        "version": .version, "roles": .list(.role),
        "facets": .list(.object(["facet": .facet, "actions": .list(.action), "reaches": .list(.reach)])).noted("What can be granted."),
    ]).named("SavedResponsibilityMap")

    static let mapPreview = object([
        "members": .count.noted("Whom the map would change."), "members_shown": .count,
        "data": .list(
            .object([
                "member_id": .id, "name": .text(100, "张伟"), "facet": .facet, "relation": .text(63, "lead"), "gained": .count,
                "lost": .count,
                "gained_samples": .list(.text(200)), "lost_samples": .list(.text(200)),
            ])),
    ])

    static let mapExplanation = object([
        "name": .text(100, "张伟"), "active": .boolean, "roles": .list(.text(40, "sales")),
        "facets": .list(
            .object(
                [
                    "facet": .facet, "readable": .boolean, "writable": .boolean,
                    "reasons": .list(
                        .object([
                            "role": .text(40, "sales"), "action": .action, "reach": .reach, "holds": .boolean,
                            "why": .text(200, "the member owns the record"),
                        ])),
                ], optional: ["why": .text(200)])),
    ])

    static let member = object([
        "id": .id, "name": .text(100, "张伟"), "team_id": .id.orNull, "team": .text(100, "华东组").orNull, "status": .key(MemberStatus.self),
        "takes_leads": .boolean, "roles": .list(.text(40, "sales")), "version": .version,
    ]).named("Member")

    static let memberFields: KeyValuePairs<String, Schema> = [
        "name": .text(100, "陈经理").orNull, "team_id": .id.orNull, "region_ids": .list(.id, max: MemberPatch.maximumRegions).orNull,
        "roles": .list(.text(40, "supervisor"), max: MemberPatch.maximumRoles).noted("Keys of all roles of the member.").orNull,
        "takes_leads": .boolean.noted("Whether routing picks this member.").orNull,
    ]

    static let me = object([
        "tenant_id": .id, "member_id": .id, "name": .text(100, "王主管"), "team_id": .id.orNull, "region_ids": .list(.id),
        "roles": .list(.text(40, "supervisor")), "grants": .list(.grant),
    ]).named("Me")

    static let team = object(["id": .id, "name": .text(100, "华东组"), "parent_id": .id.orNull]).named("Team")
    static let region = object(["id": .id, "name": .text(100, "西南"), "areas": .list(.text(20, "四川"))]).named("Region")

    static let biLogin = object([
        "id": .id, "name": .text(100, "Metabase"), "user": .text(63, "baton_bi_3f9c1c0a5d2e_1"), "member_id": .id.orNull,
        "facets": .list(.facet), "max_connections": .integer(BILoginService.connectionRange, 5), "enabled": .boolean,
        "previous_valid_until": .time.orNull, "created_at": .time,
    ]).named("BILogin")

    static let biAccess = object([
        "id": .id, "user": .text(63, "baton_bi_3f9c1c0a5d2e_1"), "password": .text(100, "…"), "database": .text(63, "baton"),
    ]).named("BIAccess")

    static let notification = object([
        "id": .id, "position": .integer(1...Int64.max, 7), "kind": .key(NotificationKind.allCases.map(\.rawValue)),
        "title": .text(200, "新线索分配给你，请在黄金窗口内联系").orNull, "subject_id": .id, "data": .map(.anything).noted("Ids and numbers, by kind."),
        "created_at": .time, "read_at": .time.orNull,
    ]).named("Notification")
}
