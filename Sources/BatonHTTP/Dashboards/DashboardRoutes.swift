internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// `/v1/dashboards`: figures whose meaning is part of the answer, the tenant's own dashboards, and why two of them differ.
struct DashboardRoutes: Sendable {
    let dashboards: DashboardService
    let directory: AccessDirectory

    private static let workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    private static let name = Schema.text(40, min: 1, "lead_response")
    private static let day = Schema.text(10, min: 10, pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "2026-10-01")

    func add(to routes: Routes<MemberContext>) {
        let routes = routes.tagged("Dashboards")
        routes.get(
            "dashboards",
            Operation(
                "listDashboards", "The dashboards that one may read, with what each means",
                note:
                    "Those of the service, which are views for BI tools too, and the tenant's own; each version by itself, the newest first."
            ).answers(.ok, .data(.dashboardContract))
        ) { [dashboards] _, context in
            let all = try await dashboards.contracts(context.scope)
            return .json(JSONWriter.object { json in json.objects("data", all) { $0.contractMembers($1) } })
        }
        routes.get(
            "dashboard-catalogue",
            Operation(
                "getDashboardCatalogue", "What dashboards can be made of",
                note:
                    "Bases, and their columns: dimensions for grain and filters, quantities and flags for measures and filters, keys for dedupe rules."
            ).answers(.ok, .data(.map(.anything)))
        ) { [dashboards] _, context in
            let catalogue = try await dashboards.catalogue(context.scope)
            return .json(
                JSONWriter.object { json in
                    json.key("data")
                    json.raw(catalogue)
                })
        }
        routes.post(
            "dashboards",
            Operation(
                "publishDashboard", "Publish a dashboard of the tenant's own",
                note:
                    "Needs `dashboards:create`, and the right to read what it counts over the whole tenant. A name that is there gets a new version when the document says something else. Its figures over the tenant are computed at once and then at half of `max_delay_s`."
            )
            .query(.query("dry_run", .boolean, "Only says what it would be."))
            .body(.dashboardDocument).answers(.created, .dashboardContract).answers(.ok, .dashboardContract, "With `dry_run`."),
            use: publish)
        routes.post(
            "dashboards/compare",
            Operation(
                "compareDashboards", "Why two dashboards differ",
                note:
                    "Two contracts, versions, ranges, or what two members see (`permissions:write`; each look is recorded). `causes` add up to the difference exactly: a row that only one of them counts is charged in equal shares to the parts of the other that leave it out. `samples` are within one's reach, `outside_reach` counts the others."
            )
            .body(.dashboardComparisonInput).answers(.ok, .dashboardComparison).refuses(.notFound), use: compare)
        routes.get(
            "dashboards/{name}",
            selecting(
                Operation(
                    "getDashboard", "Its figures, with everything that they mean",
                    note:
                        "Over what one may see; by `over=tenant`, and for who may see no record of it, those of a tenant's own dashboard over the whole tenant (`dashboards:read`). \(DashboardService.maximumGroups) groups at most."
                )
            ).answers(.ok, .dashboardFigures), use: figures)
        routes.get(
            "dashboards/{name}/export.csv",
            selecting(
                Operation(
                    "exportDashboard", "Its figures as CSV with the banner in it", note: "Needs `export` on what it counts. Recorded.")
            )
            .answers(.ok, .text(100_000_000, "线索首次响应"), as: "text/csv", headers: [.contentDisposition], "UTF-8 with a byte order mark.")
        ) { request, context in try await export(.csv, request, context) }
        routes.get(
            "dashboards/{name}/export.xlsx",
            selecting(Operation("exportDashboardWorkbook", "The same as a workbook"))
                .answers(.ok, .text(100_000_000), as: Self.workbook, headers: [.contentDisposition])
        ) { request, context in try await export(.xlsx, request, context) }
        routes.get(
            "dashboards/{name}/improvement",
            Operation(
                "getImprovement", "Each measure before a change and now",
                note:
                    "Over one's reach, without the grain: the days before `split`, and as many up to yesterday. `improvement_percent` is abs(after − before) ÷ before."
            )
            .path("name", Self.name, "Which.")
            .query(
                .query("split", Self.day, "The first day of the new way.", isRequired: true),
                .query("days", .integer(7...371, 28), "Whole days on each side; 28 without it.")
            )
            .answers(.ok, .dashboardImprovement), use: improvement)
        routes.delete(
            "dashboards/{name}",
            Operation(
                "retireDashboard", "Take a dashboard of the tenant's own out of service",
                note: "Its versions stay readable by number. Needs `dashboards:create`."
            )
            .path("name", Self.name, "Which.").answers(.noContent)
        ) { [dashboards] _, context in
            try await dashboards.retire(try Self.name(context), context.scope)
            return Response(status: .noContent)
        }
    }

    private func selecting(_ operation: Operation) -> Operation {
        operation.path("name", Self.name, "Which.").query(
            .query("version", .version, "The newest without it."),
            .query("from", Self.day, "Whole days of the tenant's zone instead of the contract's range; with `before`."),
            .query("before", Self.day, "The first day that does not count."),
            .query("over", .key(["reach", "tenant"]), "Over what one may see, or over the tenant."))
    }

    private static func name(_ context: MemberContext) throws -> String {
        guard let name = context.parameters.get("name"), name.utf8.count <= 40 else { throw BatonError(.notFound) }
        return name
    }

    private static func range(_ from: String?, _ before: String?, _ invalid: (String) -> any Error) throws -> DashboardRange? {
        if from == nil, before == nil { return nil }
        guard let first = from.flatMap({ CalendarDay($0) }) else { throw invalid("from") }
        guard let last = before.flatMap({ CalendarDay($0) }) else { throw invalid("before") }
        return DashboardRange(from: first, before: last)
    }

    private func read(_ request: Request, _ context: MemberContext) async throws -> DashboardFigures {
        let reader = try QueryReader(request, known: ["version", "from", "before", "over"])
        let version = try reader.integer("version", in: 1...Int(Int32.max)).map { Int32($0) }
        let range = try Self.range(reader["from"], reader["before"]) { reader.invalid($0) }
        let over = try reader.choice("over", of: ["reach", "tenant"])
        return try await dashboards.figures(
            try Self.name(context), version: version, range: range, overTenant: over.map { $0 == "tenant" }, context.scope)
    }

    @Sendable private func figures(_ request: Request, _ context: MemberContext) async throws -> Response {
        let figures = try await read(request, context)
        let names = try await dashboards.names(figures, context.scope)
        return .json(
            JSONWriter.object { json in
                json.figuresMembers(figures, context.scope.timeZone)
                json.key("data")
                json.array { json in for row in figures.rows { json.figures(row, figures.contract.fields) } }
                json.key("names")
                json.object { json in
                    for (id, name) in names.sorted(by: { $0.key < $1.key }) {
                        json.key(id)
                        json.value(name)
                    }
                }
                json.field("is_cut", figures.isCut)
            })
    }

    @Sendable private func improvement(_ request: Request, _ context: MemberContext) async throws -> Response {
        let reader = try QueryReader(request, known: ["split", "days"])
        guard let split = reader["split"].flatMap({ CalendarDay($0) }) else { throw reader.invalid("split") }
        let days = try reader.integer("days", in: DashboardService.daysOfProof) ?? 28
        let (before, after, measures) = try await dashboards.improvement(try Self.name(context), split: split, days: days, context.scope)
        return .json(
            JSONWriter.object { json in
                for (name, figures) in [("before", before), ("after", after)] {
                    json.key(name)
                    json.object { $0.figuresMembers(figures, context.scope.timeZone) }
                }
                json.objects("measures", measures) { json, measure in
                    json.field("name", measure.measure.name)
                    json.field("unit", measure.measure.unit)
                    json.field("meaning_zh", measure.measure.meaningZH)
                    json.field("meaning_en", measure.measure.meaningEN)
                    for (name, value) in [("before", measure.before), ("after", measure.after)] {
                        json.key(name)
                        if let value { json.raw(value) } else { json.null() }
                    }
                    json.key("improvement_percent")
                    if let improvement = measure.improvement { json.value(improvement, decimals: 2) } else { json.null() }
                }
            })
    }

    private func export(_ format: DashboardFile.Format, _ request: Request, _ context: MemberContext) async throws -> Response {
        let figures = try await read(request, context)
        try await dashboards.recordExport(figures, format: format.rawValue, context.scope)
        let file = DashboardFile(
            figures, names: try await dashboards.names(figures, context.scope), zone: context.scope.zone,
            isChinese: Language(acceptLanguage: request.headers[.acceptLanguage]) == .chinese)
        let bytes: [UInt8]
        switch format {
        case .csv: bytes = Array(file.csv.utf8)
        case .xlsx:
            bytes = try await withTaskExecutorPreference(globalConcurrentExecutor) {
                let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).xlsx")
                defer { try? FileManager.default.removeItem(at: path) }
                try file.writeWorkbook(to: path.path)
                return Array(try Data(contentsOf: path))
            }
        }
        return Response(
            status: .ok,
            headers: [
                .contentType: format == .csv ? "text/csv; charset=utf-8" : Self.workbook, .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"\(figures.contract.name).\(format.rawValue)\"",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    @Sendable private func publish(_ request: Request, _ context: MemberContext) async throws -> Response {
        let isTrial = try QueryReader(request, known: ["dry_run"]).flag("dry_run") ?? false
        var (reader, text) = try await request.jsonBody()
        // PostgreSQL checks the document, and says of each member what is wrong with it.
        for member in Schema.dashboardMembers { _ = reader.any(member) }
        try reader.finish()
        let contract = try await dashboards.publish(text, isTrial: isTrial, context.scope)
        return .json(JSONWriter.object { $0.contractMembers(contract) }, status: isTrial ? .ok : .created)
    }

    @Sendable private func compare(_ request: Request, _ context: MemberContext) async throws -> Response {
        var (reader, _) = try await request.jsonBody()
        func side(_ key: String) -> DashboardComparison.Side? {
            reader.object(key) { reader in
                let name = reader.required("contract", max: 40)
                let version = reader.integer("version", in: 1...Int64(Int32.max)).map { Int32($0) }
                let (from, before) = (reader.string("from").flatMap { $0 }, reader.string("before").flatMap { $0 })
                var range: DashboardRange?
                do {
                    range = try Self.range(from, before) { name in
                        ValidationFailure([
                            FieldProblem(
                                reader.at(name), "invalid_value", zh: "from 和 before 都要写成 2026-10-01 这样的日期",
                                en: "Both from and before, as 2026-10-01.")
                        ])
                    }
                } catch let failure as ValidationFailure {
                    for problem in failure.problems { reader.problems.append(problem) }
                } catch {}
                let member = reader.string("member_id").flatMap { $0 }
                if let member, MemberID(member) == nil {
                    reader.problems.append(FieldProblem(reader.at("member_id"), "invalid_value", zh: "不是编号", en: "No id."))
                }
                return DashboardComparison.Side(
                    contract: name ?? "", version: version, range: range, member: member.flatMap { MemberID($0) })
            }
        }
        let (a, b) = (side("a"), side("b"))
        for (key, given) in [("a", a), ("b", b)] where given == nil && reader.problems.all.isEmpty {
            reader.problems.append(FieldProblem(reader.at(key), "missing", zh: "写明要比较的看板", en: "Say which dashboard is compared."))
        }
        let measure = reader.string("measure").flatMap { $0 }
        try reader.finish()
        guard let a, let b else { throw BatonError(.internalError) }
        let scope = context.scope
        if a.member != nil || b.member != nil { try scope.require(.write, .permissions) }
        let comparison = try await dashboards.compare(a, b, measure: measure, scope) { [directory] member in
            try await directory.scope(seenBy: member, scope, requestID: scope.requestID)
        }
        return .json(
            JSONWriter.object { json in
                for (name, figures) in [("a", comparison.a), ("b", comparison.b)] {
                    json.key(name)
                    json.object { $0.figuresMembers(figures, scope.timeZone) }
                }
                json.objects("differences", comparison.differences) { json, difference in
                    json.key("group")
                    json.figures(difference.group, comparison.a.contract.groups)
                    let fields = comparison.measures.compactMap { name in comparison.a.contract.measures.first { $0.name == name } }
                    json.key("a")
                    json.figures(difference.a, fields)
                    json.key("b")
                    json.figures(difference.b, fields)
                }
                json.field("is_cut", comparison.isCut)
                json.key("attribution")
                json.object { json in
                    json.field("measure", comparison.measure)
                    json.field("a", comparison.totalA)
                    json.field("b", comparison.totalB)
                    json.field("difference", comparison.totalA - comparison.totalB)
                    json.objects("causes", comparison.causes) { json, cause in
                        json.field("side", cause.isOfB ? "b" : "a")
                        json.field("part", cause.part)
                        json.field("meaning_zh", cause.meaningZH)
                        json.field("meaning_en", cause.meaningEN)
                        json.key("share")
                        json.value(cause.shareHundredths, decimals: 2)
                        json.field("rows", cause.rows)
                        json.key("samples")
                        json.array { json in for id in cause.samples { json.value(id) } }
                        json.field("outside_reach", cause.outsideReach)
                    }
                }
            })
    }
}

extension JSONWriter {
    fileprivate mutating func contractMembers(_ contract: DashboardContract) {
        field("name", contract.name)
        field("version", contract.version)
        field("is_own", contract.id != nil)
        field("title_zh", contract.titleZH)
        field("title_en", contract.titleEN)
        field("banner_zh", contract.bannerZH)
        field("banner_en", contract.bannerEN)
        field("owner", contract.owner)
        field("published_at", contract.publishedAt)
        field("max_delay_s", contract.maximumDelay)
        key("definition")
        raw(contract.definition)
        objects("fields", contract.fields) { json, field in
            json.field("name", field.name)
            json.field("role", field.isMeasure ? "measure" : "dimension")
            json.field("type", field.type)
            json.field("unit", field.unit)
            json.field("meaning_zh", field.meaningZH)
            json.field("meaning_en", field.meaningEN)
        }
    }

    fileprivate mutating func figuresMembers(_ figures: DashboardFigures, _ zone: String) {
        key("contract")
        object { json in
            json.contractMembers(figures.contract)
        }
        field("banner_zh", figures.bannerZH)
        field("banner_en", figures.bannerEN)
        key("range")
        if let range = figures.range {
            object { json in
                json.field("from", range.from)
                json.field("before", range.before)
                json.field("time_zone", zone)
            }
        } else {
            null()
        }
        field("over", figures.isOverTenant ? "tenant" : "reach")
        field("refreshed_at", figures.refreshedAt)
        field("asked_at", figures.askedAt)
        field("is_stale", figures.isStale)
    }

    /// A row of figures: numbers as PostgreSQL writes them.
    fileprivate mutating func figures(_ row: [String?], _ fields: some Sequence<DashboardContract.Field>) {
        object { json in
            for (value, field) in zip(row, fields) {
                json.key(field.name)
                if let value {
                    if field.isNumber { json.raw(value) } else { json.value(value) }
                } else {
                    json.null()
                }
            }
        }
    }
}

extension Schema {
    /// The members of a contract's document.
    fileprivate static let dashboardMembers = [
        "name", "title", "description", "owner", "base", "grain", "time", "filters", "dedupe", "measures", "refresh", "max_delay_s",
    ]

    private static let words = Schema.object(["zh": .text(500, "线索周报"), "en": .text(500, "Leads by week")])
    private static let figuresMembers: KeyValuePairs<String, Schema> = [
        "contract": .dashboardContract, "banner_zh": .text(4000, "线索首次响应：…"), "banner_en": .text(4000, "First response to leads: …"),
        "range": .object(["from": .time, "before": .time, "time_zone": .text(60, "Asia/Shanghai")]).orNull.noted(
            "Of whole days; the end does not count."),
        "over": .key(["reach", "tenant"]), "refreshed_at": .time, "asked_at": .time,
        "is_stale": .boolean.noted("Older than `max_delay_s` promises."),
    ]

    static let dashboardContract = Schema.object([
        "name": .text(40, "lead_response"), "version": .version, "is_own": .boolean, "title_zh": .text(60, "线索首次响应"),
        "title_en": .text(60, "First response to leads"), "banner_zh": .text(4000, "线索首次响应：…"),
        "banner_en": .text(4000, "First response to leads: …"), "owner": .text(100, "销售运营"), "published_at": .time,
        "max_delay_s": .count.noted("0: live."), "definition": .map(.anything).noted("The whole document."),
        "fields": .list(
            .object([
                "name": .text(40, "median_first_response_minutes"), "role": .key(["dimension", "measure"]), "type": .text(20, "bigint"),
                "unit": .text(20, "minute").orNull, "meaning_zh": .text(400, "首次响应中位数，单位：分钟"),
                "meaning_en": .text(400, "Median first response, in minutes."),
            ])),
    ]).named("DashboardContract")

    fileprivate static let dashboardDocument = Schema.input(
        [
            "name": .text(40, min: 3, pattern: "^[a-z][a-z0-9_]{2,39}$", "weekly_leads"), "title": words, "description": words,
            "owner": .text(100, "销售运营"),
            "base": .text(40, "lead").noted("Of the catalogue."), "grain": .list(.text(40, "created_week"), max: 4),
            "time": .map(.anything).noted(
                "`{\"column\":\"created_at\",\"last\":12,\"unit\":\"week\",\"until\":\"now\"}`, `{\"column\":…,\"from\":…,\"before\":…}` or `{\"at\":\"query\"}`."
            ),
            "filters": .list(.map(.anything), max: 20), "dedupe": .map(.anything).orNull, "measures": .list(.map(.anything), max: 20),
            "refresh": .key(["rollup"]), "max_delay_s": .integer(300...86_400, 3600),
        ], required: ["name", "title", "description", "owner", "base", "grain", "time", "measures"]
    ).example(
        #"{"name":"weekly_leads","title":{"zh":"线索周报","en":"Leads by week"},"description":{"zh":"网站来的线索","en":"Leads of the web site"},"owner":"销售运营","base":"lead","grain":["created_week"],"time":{"column":"created_at","last":12,"unit":"week","until":"now"},"filters":[{"column":"channel","operator":"any_of","values":["web_form"]}],"measures":[{"name":"leads","title":{"zh":"线索数","en":"Leads"},"aggregate":"count","unit":"lead"}]}"#
    )

    fileprivate static let dashboardFigures = Schema.object(figuresMembers).adding([
        "data": .list(.map(.anything)).noted("A member for each field."),
        "names": .map(.text(200, "华东组")).noted("What ids in the data are called."),
        "is_cut": .boolean.noted("There are more groups than are shown."),
    ])

    fileprivate static let dashboardImprovement = Schema.object([
        "before": .object(figuresMembers), "after": .object(figuresMembers),
        "measures": .list(
            .object([
                "name": .text(40, "median_first_response_minutes"), "unit": .text(20, "minute").orNull,
                "meaning_zh": .text(400, "首次响应中位数，单位：分钟"), "meaning_en": .text(400, "Median first response, in minutes."),
                "before": Schema.number(decimals: 2).orNull, "after": Schema.number(decimals: 2).orNull,
                "improvement_percent": Schema.number(decimals: 2).orNull,
            ])),
    ])

    private static let comparisonSide = Schema.input(
        [
            "contract": .text(40, min: 1, "lead_funnel"), "version": .version, "from": .text(10, "2026-10-01"),
            "before": .text(10, "2026-11-01"),
            "member_id": .id.noted("As this member sees it."),
        ], required: ["contract"])

    fileprivate static let dashboardComparisonInput = Schema.input(
        [
            "a": comparisonSide, "b": comparisonSide,
            "measure": .text(40, "leads").noted("A count or a sum that both have; the first one without it."),
        ],
        required: ["a", "b"])

    fileprivate static let dashboardComparison = Schema.object([
        "a": .object(figuresMembers), "b": .object(figuresMembers),
        "differences": .list(.object(["group": .map(.anything), "a": .map(.anything), "b": .map(.anything)])).noted(
            "Groups whose figures differ."),
        "is_cut": .boolean,
        "attribution": .object([
            "measure": .text(40, "leads"), "a": .integer(Int64.min...Int64.max, 240), "b": .integer(Int64.min...Int64.max, 113),
            "difference": .integer(Int64.min...Int64.max, 127),
            "causes": .list(
                .object([
                    "side": .key(["a", "b"]).noted("Whose part leaves rows out."), "part": .text(20, "filters/0"),
                    "meaning_zh": .text(2000, "筛选：渠道为 web_form"),
                    "meaning_en": .text(2000, "Filter: channel is web_form"), "share": .number(decimals: 2), "rows": .count,
                    "samples": .list(.id, max: DashboardComparison.samples), "outside_reach": .count,
                ])),
        ]),
    ])
}
