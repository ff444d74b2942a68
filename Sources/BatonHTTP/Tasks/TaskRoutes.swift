internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import HTTPTypes
internal import Hummingbird

/// `/v1/tasks`: what members are to do, with a reminder.
struct TaskRoutes: Sendable {
    let tasks: TaskService

    func add(to routes: Routes<MemberContext>) {
        let routes = routes.tagged("Tasks")
        let who = "One's own, those one has asked for, and those of members whose leads one may hand over."
        routes.get(
            "tasks",
            Operation("listTasks", "Tasks, newest first", note: who).paged()
                .query(
                    .query("assignee_id", .id, "Only his."), .query("lead_id", .id, "Only about this lead."),
                    .query("kind", .key(TaskKind.self), "Only of this kind."),
                    .query("done", .key(["true", "false"]), "Only those that are done, or only the others.")
                )
                .answers(.ok, .page(.task)), use: list)
        routes.get("tasks/{id}", Operation("getTask", "One of them", note: who).answers(.ok, .task, headers: [.eTag])) {
            [tasks] _, context in
            let task = try await tasks.task(context.id(), context.scope)
            return .json(JSONWriter.object { $0.taskFields(task) }, headers: [.eTag: "\"\(task.version)\""])
        }
        let title = Schema.text(MemberTaskDraft.maximumTitle, min: 1, "周三回访")
        routes.post(
            "tasks",
            Operation("createTask", "Ask somebody, or oneself, to do something", note: "The assignee is told, and reminded when it is due.")
                .body(
                    .input(
                        [
                            "title": title, "assignee_id": .id.noted("Oneself without it.").orNull, "lead_id": .id.orNull,
                            "team_id": .id.orNull, "due_at": .timeIn.orNull,
                        ], required: ["title"])
                )
                .answers(.created, .task, headers: [.eTag, .location]), use: create)
        routes.patch(
            "tasks/{id}",
            Operation("updateTask", "Mark a task as done, move it, or give it to somebody else").versioned()
                .body(.input(["title": title.orNull, "assignee_id": .id.orNull, "due_at": .timeIn.orNull, "done": .boolean.orNull]))
                .answers(.ok, .task, headers: [.eTag]).refuses(.conflict), use: update)
    }

    @Sendable private func list(_ request: Request, _ context: MemberContext) async throws -> Response {
        let reader = try QueryReader(request, known: ["limit", "cursor", "assignee_id", "lead_id", "kind", "done"])
        var query = TaskService.Query()
        query.limit = try reader.integer("limit", in: 1...200) ?? 50
        query.assignee = try reader.id("assignee_id").map { MemberID($0) }
        query.lead = try reader.id("lead_id").map { LeadID($0) }
        query.kind = try reader.choice("kind", of: TaskKind.allCases.map(\.key)).flatMap { TaskKind(key: $0) }
        query.isDone = try reader.flag("done")
        if let cursor = reader["cursor"] {
            guard let id = TaskID(cursor) else { throw BatonError(.invalidCursor) }
            query.after = id
        }
        let (found, hasMore) = try await tasks.tasks(query, context.scope)
        return .json(
            JSONWriter.object { json in
                json.key("data")
                json.array { json in for task in found { json.object { $0.taskFields(task) } } }
                json.key("page")
                json.object { json in
                    json.field("next_cursor", hasMore ? found.last?.id.description : nil)
                    json.field("has_more", hasMore)
                }
            })
    }

    @Sendable private func create(_ request: Request, _ context: MemberContext) async throws -> Response {
        var (reader, _) = try await request.jsonBody()
        let title = reader.taskTitle(isRequired: true)
        var draft = MemberTaskDraft(title: title ?? "", assignee: reader.nullableID("assignee_id").flatMap { $0 })
        draft.lead = reader.nullableID("lead_id").flatMap { $0 }
        draft.team = reader.nullableID("team_id").flatMap { $0 }
        draft.dueAt = reader.time("due_at", zone: context.scope.zone)
        try reader.finish()
        let task = try await tasks.create(draft, context.scope)
        return .json(
            JSONWriter.object { $0.taskFields(task) }, status: .created,
            headers: [.eTag: "\"\(task.version)\"", .location: "/v1/tasks/\(task.id)"])
    }

    @Sendable private func update(_ request: Request, _ context: MemberContext) async throws -> Response {
        let id: TaskID = try context.id()
        let version = try request.expectedVersion()
        var (reader, _) = try await request.jsonBody()
        var patch = MemberTaskPatch()
        patch.title = reader.taskTitle(isRequired: false)
        patch.assignee = reader.nullableID("assignee_id").flatMap { $0 }
        if reader.isGiven("due_at") { patch.dueAt = .some(reader.time("due_at", zone: context.scope.zone)) }
        patch.isDone = reader.bool("done")
        try reader.finish()
        if patch == MemberTaskPatch() {
            throw ValidationFailure([FieldProblem("", "nothing_to_change", zh: "没有要修改的字段", en: "No field to change is given.")])
        }
        let task = try await tasks.update(id, patch, version: version, context.scope)
        return .json(JSONWriter.object { $0.taskFields(task) }, headers: [.eTag: "\"\(task.version)\""])
    }
}

extension BodyReader {
    fileprivate mutating func taskTitle(isRequired: Bool) -> String? {
        let before = problems.all.count
        guard isRequired || isGiven("title") else { return nil }
        let title = text("title", max: MemberTaskDraft.maximumTitle)
        // Blanks are no title.
        if title == nil, problems.all.count == before, isRequired || string("title").flatMap({ $0 }) != nil {
            problems.append(FieldProblem(at("title"), "missing", zh: "必填", en: "Required."))
        }
        return title
    }
}

extension Schema {
    fileprivate static let task = object([
        "id": .id, "kind": .key(TaskKind.self), "title": .text(MemberTaskDraft.maximumTitle, "周三回访"), "assignee_id": .id,
        "created_by": .id.orNull, "lead_id": .id.orNull, "team_id": .id.orNull,
        "week": .text(10, "2026-11-16").noted("Of a review: the Monday of the week that it is about.").orNull, "due_at": .time.orNull,
        "done_at": .time.orNull, "created_at": .time, "updated_at": .time, "version": .version,
    ]).named("Task")
}

extension JSONWriter {
    fileprivate mutating func taskFields(_ task: MemberTask) {
        field("id", task.id)
        field("kind", task.kind.key)
        field("title", task.title)
        field("assignee_id", task.assignee)
        field("created_by", task.createdBy)
        field("lead_id", task.lead)
        field("team_id", task.team)
        field("week", task.week)
        field("due_at", task.dueAt)
        field("done_at", task.doneAt)
        field("created_at", task.createdAt)
        field("updated_at", task.updatedAt)
        field("version", task.version)
    }
}
