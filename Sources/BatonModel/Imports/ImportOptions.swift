/// How a file of leads is to be taken in.
package struct ImportOptions: Hashable, Sendable {
    package enum Mode: String, CaseIterable, Sendable {
        case create
        case update
        case createOrUpdate = "create_or_update"

        package var mayCreate: Bool { self != .update }
        package var mayUpdate: Bool { self != .create }
    }

    /// By what a row finds the lead that it changes.
    package enum Key: String, CaseIterable, Sendable {
        case externalID = "external_id"
        case phone
        case email
        case leadID = "lead_id"
    }

    /// What a blank cell does to a lead that is there.
    package enum Blanks: String, CaseIterable, Sendable {
        case leave
        case empty
    }

    /// What becomes of names of tags that nobody knows.
    package enum NewTags: String, CaseIterable, Sendable {
        case refuse
        /// By who may create tags.
        case create
    }

    package var mode = Mode.create
    package var key: Key?
    /// Of the ids in a column `external_id`.
    package var source: String?
    package var blanks = Blanks.leave
    /// Of leads whose row names none.
    package var channel: LeadChannel?
    /// Who gets all new leads; nobody: as the rules say.
    package var owner: MemberID?
    package var newTags = NewTags.refuse

    package init() {}

    /// What is wrong with them for a file of this layout.
    package func problems(_ layout: LeadFileLayout) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        if mode == .create, key != nil {
            problems.append(FieldProblem("/key", "not_allowed", zh: "只新建时没有匹配字段", en: "Nothing is looked up when rows are only created."))
        }
        if mode.mayUpdate {
            switch key {
            case nil: problems.append(FieldProblem("/key", "missing", zh: "更新时请选择匹配字段", en: "Name the key by which rows find their leads."))
            case .externalID: if !layout.columns.contains(.externalID) { problems.append(Self.noColumn("external_id")) }
            case .leadID: if !layout.columns.contains(.leadID) { problems.append(Self.noColumn("lead_id")) }
            case .phone: if layout.index(of: .phone) == nil { problems.append(Self.noColumn("phone")) }
            case .email: if layout.index(of: .email) == nil { problems.append(Self.noColumn("email")) }
            }
        }
        if layout.columns.contains(.externalID), source == nil {
            problems.append(FieldProblem("/source", "missing", zh: "有外部编号列时请填写来源系统", en: "Name the system whose ids the column holds."))
        }
        if mode.mayCreate, key != .leadID {
            if layout.index(of: .contactName) == nil, layout.index(of: .company) == nil {
                problems.append(FieldProblem("/mapping", "nameless", zh: "请指定联系人或公司的列", en: "Map a column for the contact or the company."))
            }
            if layout.index(of: .phone) == nil, layout.index(of: .email) == nil {
                problems.append(FieldProblem("/mapping", "unreachable", zh: "请指定电话或邮箱的列", en: "Map a column for the phone or the e-mail."))
            }
        }
        if mode == .createOrUpdate, key == .leadID {
            problems.append(
                FieldProblem("/key", "not_allowed", zh: "按线索编号只能更新", en: "By the id of a lead rows can only update: a new lead has none."))
        }
        for column in [LeadFileLayout.Column.externalID, .leadID] where layout.columns.count(where: { $0 == column }) > 1 {
            problems.append(FieldProblem("/mapping", "column_twice", zh: "编号列只能有一列", en: "There can be one column of ids only."))
        }
        return problems
    }

    private static func noColumn(_ name: String) -> FieldProblem {
        FieldProblem("/mapping", "key_not_mapped", zh: "没有列对应匹配字段 \(name)", en: "No column is mapped to the key \(name).")
    }
}

extension LeadFileLayout.Column {
    /// As the API names what a column can be mapped to, besides `custom.<key>`.
    private static let names: [(key: String, column: Self)] = [
        ("contact_name", .field(.contactName)), ("company", .field(.company)), ("phone", .field(.phone)), ("email", .field(.email)),
        ("area", .field(.region)), ("product_line", .field(.productLine)), ("budget", .field(.budget)), ("need", .field(.need)),
        ("referred_by", .field(.referrer)), ("tags", .field(.tags)), ("source", .field(.source)), ("submitted_at", .field(.submittedAt)),
        ("external_id", .externalID), ("lead_id", .leadID),
        ("ignore", .ignored), ("extra", .extra),
    ]

    package static let keys = names.map(\.key)

    package var key: String {
        switch self {
        case .alternative(let field): LeadFileLayout.Column.field(field).key
        case .custom(let key): "custom." + key
        case .field(.sequence), .result: "ignore"
        default: Self.names.first { $0.column == self }?.key ?? "extra"
        }
    }

    package init?(key: String) {
        if key.hasPrefix("custom.") {
            self = .custom(String(key.dropFirst(7)))
        } else if let known = Self.names.first(where: { $0.key == key }) {
            self = known.column
        } else {
            return nil
        }
    }
}
