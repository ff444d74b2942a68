internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import Hummingbird

/// `/v1/freezes/{id}/appeal` and `/v1/freeze-appeals`: what frozen members say against it, and what is decided.
struct FreezeAppealRoutes: Sendable {
    let freezes: AssignmentFreezeService

    func add(to routes: Routes<MemberContext>) {
        let routes = routes.tagged("Escalation")
        let states = FreezeAppeal.State.allCases.map(\.rawValue)
        routes.get(
            "freeze-appeals",
            Operation(
                "listFreezeAppeals", "What frozen members say against it",
                note: "The newest \(AssignmentFreezeService.shown) of the freezes that one may see."
            )
            .query(.query("state", .key(states), "Only those in this state."))
            .answers(.ok, .data(.freezeAppeal))
        ) { [freezes] request, context in
            let query = try QueryReader(request, known: ["state"])
            let state = query["state"].flatMap(FreezeAppeal.State.init(rawValue:))
            if query["state"] != nil, state == nil { throw query.invalid("state") }
            let appeals = try await freezes.appeals(in: state, context.scope)
            return .json(
                JSONWriter.object { json in
                    json.key("data")
                    json.array { json in for appeal in appeals { json.object { $0.appealFields(appeal) } } }
                })
        }
        routes.get("freezes/{id}/appeal", Operation("getFreezeAppeal", "The appeal against a freeze").answers(.ok, .freezeAppeal)) {
            [freezes] _, context in
            let appeal = try await freezes.appeal(against: context.id(), context.scope)
            return .json(JSONWriter.object { $0.appealFields(appeal) })
        }
        routes.post(
            "freezes/{id}/appeal",
            Operation(
                "appealAgainstFreeze", "Say why one should not be frozen", note: "For one's own freeze, once. The supervisor is told."
            )
            .body(.freezeAppealInput).answers(.created, .freezeAppeal).refuses(.conflict)
        ) { [freezes] request, context in
            var (reader, _) = try await request.jsonBody()
            let statement = reader.string("statement").flatMap { $0 }
            try reader.finish()
            let appeal = try await freezes.appeal(against: context.id(), saying: statement, context.scope)
            return .json(JSONWriter.object { $0.appealFields(appeal) }, status: .created)
        }
        routes.post(
            "freezes/{id}/appeal/decision",
            Operation(
                "decideFreezeAppeal", "Accept or refuse an appeal",
                note: "For who may lift the freeze. Accepted, it is lifted; the member is told either way."
            )
            .body(.freezeDecisionInput).answers(.ok, .freezeAppeal).refuses(.conflict)
        ) { [freezes] request, context in
            var (reader, _) = try await request.jsonBody()
            let isAccepted = reader.bool("accepted")
            let reply = reader.string("reply").flatMap { $0 }
            if isAccepted == nil, reader.problems.isEmpty {
                reader.problems.append(FieldProblem("/accepted", "missing", zh: "必填", en: "Required."))
            }
            try reader.finish()
            guard let isAccepted else { throw BatonError(.internalError) }
            let appeal = try await freezes.decide(on: context.id(), isAccepted: isAccepted, reply: reply, context.scope)
            return .json(JSONWriter.object { $0.appealFields(appeal) })
        }
    }
}

extension JSONWriter {
    fileprivate mutating func appealFields(_ appeal: FreezeAppeal) {
        field("id", appeal.id)
        field("freeze_id", appeal.freeze)
        field("member_id", appeal.member)
        field("reason", appeal.reason)
        field("subject_id", appeal.subject)
        field("statement", appeal.statement)
        field("state", appeal.state.rawValue)
        field("created_at", appeal.createdAt)
        field("decided_at", appeal.decidedAt)
        field("decided_by", appeal.decidedBy)
        field("reply", appeal.reply)
    }
}
