package enum SavedViewEntity {}
package typealias SavedViewID = Identifier<SavedViewEntity>

/// Who may use a view.
package enum ViewVisibility: Int16, KeyedChoice {
    case personal = 1
    case team = 2
    case tenant = 3

    package var key: String {
        switch self {
        case .personal: "private"
        case .team: "team"
        case .tenant: "tenant"
        }
    }
}

/// A query on the list of leads, as a request would write it. What it means is looked up whenever it is used: fields and tags go.
package struct SavedQuery: Sendable, Equatable {
    /// `stage[eq]:new,score[gte]:75`; empty for all.
    package var filter: String
    package var search: String
    /// `-created_at`; empty for the list's own order.
    package var sort: String

    package init(filter: String = "", search: String = "", sort: String = "") {
        self.filter = filter
        self.search = search
        self.sort = sort
    }
}

/// A query that is kept under a name.
package struct SavedView: Sendable, Equatable {
    package var id: SavedViewID
    package var owner: MemberID
    package var visibility: ViewVisibility
    /// The one that it is shared with.
    package var team: TeamID?
    package var name: String
    package var query: SavedQuery
    /// Names of fields, in the order in which they are shown; empty for the usual ones.
    package var columns: [String]
    package var position: Int32
    package var isDefault: Bool
    package var version: Int32

    package init(
        id: SavedViewID, owner: MemberID, visibility: ViewVisibility, team: TeamID?, name: String, query: SavedQuery, columns: [String],
        position: Int32, isDefault: Bool, version: Int32
    ) {
        self.id = id
        self.owner = owner
        self.visibility = visibility
        self.team = team
        self.name = name
        self.query = query
        self.columns = columns
        self.position = position
        self.isDefault = isDefault
        self.version = version
    }

    /// In Unicode scalars.
    package static let maximumName = 60
    package static let maximumFilter = 4_000
    package static let maximumSearch = 100
    package static let maximumColumns = 60
    package static let maximumPosition: Int64 = 10_000
    package static let maximumOfMember = 100
    /// Shared with the tenant or with one team.
    package static let maximumShared = 200

    /// Names that say nothing to anybody but who gave them (requirement D2): a shared view is called after what it shows.
    private static let vague: Set<String> = [
        "我的", "我的线索", "我", "全部", "全部线索", "所有", "所有线索", "默认", "默认视图", "视图", "新视图", "未命名", "其他", "其它", "测试", "临时", "常用",
        "mine", "my", "myleads", "me", "all", "allleads", "everything", "default", "view", "newview", "untitled", "other", "test", "temp",
        "misc",
        "leads", "线索", "列表", "list",
    ]

    /// - Parameter proposal: a name that says what it shows.
    /// - Returns: `nil` for a name that others understand.
    package static func problem(ofSharedName name: String, proposal: String, at place: String) -> FieldProblem? {
        let folded = FoldedText.name(name)
        // 我的2 says no more than 我的.
        let bare = folded.filter { !("0"..."9").contains($0) }
        guard vague.contains(bare) || bare.isEmpty else { return nil }
        return FieldProblem(
            place, "vague_name", zh: "共享视图的名称要让别人看得懂是什么，例如：\(proposal)",
            en: "The name of a shared view has to tell others what it shows, for example: \(proposal).")
    }
}
