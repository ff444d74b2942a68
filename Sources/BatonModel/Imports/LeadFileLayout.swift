internal import Foundation

/// Which column of a file holds what.
package struct LeadFileLayout: Hashable, Sendable {
    package enum Field: String, CaseIterable, Sendable {
        case contactName, company, phone, email, region, productLine, budget, need, source, submittedAt
        /// A name or number of who has sent it.
        case referrer
        /// Names of tags.
        case tags
        /// 序号: a number of the sender's own; stays in the raw cells and means nothing to us.
        case sequence
    }

    package enum Column: Hashable, Sendable {
        case field(Field)
        /// A general name (电话, 备注) beside a particular one (手机, 需求): read where the particular column is blank.
        case alternative(Field)
        /// Unknown: its text is kept under its name.
        case extra
        /// Written by `ResultFile` into a file that now comes back.
        case result
        /// One of the tenant's own fields, by its key. What cannot be read refuses the row.
        case custom(String)
        /// What another system calls the lead.
        case externalID
        /// Our own id of the lead.
        case leadID
        /// Stays in the raw row and means nothing.
        case ignored
    }

    /// The header cells exactly as in the file, without blank ones at the end.
    package let headers: [String]
    package let columns: [Column]
    /// nil when the header of the budget names none (or there is no budget).
    package let budgetUnit: BudgetRange.Unit?

    /// The names under which the cells of unknown columns are kept, to report them.
    package var extraHeaders: [String] { columns.indices.filter { columns[$0] == .extra }.map(name) }

    /// Alternative columns with the one that they stand in for, to report them.
    package var alternativeHeaders: [(column: String, of: String)] {
        columns.indices.compactMap { index in
            guard case .alternative(let field) = columns[index], let main = self.index(of: field) else { return nil }
            return (name(of: index), name(of: main))
        }
    }

    /// The columns in which a field may stand, the first choice first.
    func indices(of field: Field) -> [Int] {
        [index(of: field)].compactMap { $0 } + columns.indices.filter { columns[$0] == .alternative(field) }
    }

    /// The name of a column for people: its trimmed header, or 第 n 列 when that is blank.
    package func name(of column: Int) -> String { CleanText.clean(headers[column]) ?? "第 \(column + 1) 列" }

    package func index(of field: Field) -> Int? { columns.firstIndex(of: .field(field)) }

    /// - Parameter header: the cells of the header record.
    /// - Throws: `column_twice` naming both columns, unless one has a general name and the other a particular one; `header_missing` when there is no column for a name (contact or
    ///   company) or none for a way to reach somebody (phone or e-mail).
    package init(header: [String], line: Int = 1) throws(FileProblem) {
        var headers = Self.unguarded(header)
        while let last = headers.last, CleanText.clean(last) == nil { headers.removeLast() }
        let recognised = headers.map(Self.recognise)
        let isResult = Self.resultColumns(headers)
        // The column of each field: the one with a particular name, whatever general ones stand before or after it.
        var main: [Field: Int] = [:]
        for (index, match) in recognised.enumerated() {
            guard let match, !isResult[index], match.field != .sequence else { continue }
            guard let other = main[match.field], let first = recognised[other] else {
                main[match.field] = index
                continue
            }
            if first.isGeneral, !match.isGeneral { main[match.field] = index }
        }
        var columns: [Column] = []
        for (index, match) in recognised.enumerated() {
            if isResult[index] {
                columns.append(.result)
            } else if let match {
                guard let other = main[match.field], other != index, let chosen = recognised[other] else {
                    columns.append(.field(match.field))
                    continue
                }
                guard match.isGeneral, !chosen.isGeneral else {
                    let (first, second) = (min(index, other), max(index, other))
                    let names = [first, second].map { CleanText.clean(headers[$0]) ?? "" }
                    throw FileProblem(
                        .columnTwice, line: line,
                        zh:
                            "“\(names[0])”（第 \(first + 1) 列）和“\(names[1])”（第 \(second + 1) 列）是同一个字段：请只留一列，或把另一列改名（会作为附加信息保留）",
                        en:
                            "Columns \(first + 1) (\(names[0])) and \(second + 1) (\(names[1])) mean the same field; keep one or rename the other."
                    )
                }
                columns.append(.alternative(match.field))
            } else {
                columns.append(.extra)
            }
        }
        let unit = main[.budget].flatMap { recognised[$0]?.unit }
        self.headers = headers
        self.columns = columns
        budgetUnit = unit
        guard index(of: .contactName) ?? index(of: .company) != nil, index(of: .phone) ?? index(of: .email) != nil
        else { throw Self.headerMissing }
    }

    /// Which columns `ResultFile` has written, if the file is one of its.
    private static func resultColumns(_ headers: [String]) -> [Bool] {
        let cleaned = headers.map { CleanText.clean($0) ?? "" }
        let isResultFile = Set(ResultFile.problemHeaders).isSubset(of: cleaned)
        return headers.indices.map { index in
            isResultFile && ResultFile.ownHeaders.contains(cleaned[index]) && !headers[..<index].contains(headers[index])
        }
    }

    /// The titles as they were before `ResultFile` guarded them, if the file is one of its.
    package static func unguarded(_ headers: [String]) -> [String] {
        resultColumns(headers).contains(true) ? headers.map(ResultFile.unguarded) : headers
    }

    /// Whether the file is one of `ResultFile` that comes back, whose cells may be guarded.
    package var isResultFile: Bool { columns.contains(.result) }

    /// With a mapping that somebody has chosen: of several columns for one field the first that is not blank is read.
    ///
    /// - Parameter columns: one for each header; missing ones are extra.
    package init(headers: [String], columns: [Column], budgetUnit: BudgetRange.Unit? = nil) {
        var taken: Set<Field> = []
        self.headers = headers
        let isResult = Self.resultColumns(headers)
        self.columns = headers.indices.map { index in
            guard index < columns.count else { return .extra }
            // A mapping that is kept by its keys knows them as ignored only.
            if isResult[index], columns[index] == .ignored || columns[index] == .result { return .result }
            switch columns[index] {
            case .field(.sequence): return .ignored
            case .field(let field), .alternative(let field): return taken.insert(field).inserted ? .field(field) : .alternative(field)
            case let other: return other
            }
        }
        self.budgetUnit =
            budgetUnit
            ?? columns.indices.lazy.filter { columns[$0] == .field(.budget) && $0 < headers.count }
            .compactMap { Self.recognise(headers[$0])?.unit }.first
    }

    /// How many of the first records are searched for the header; bank-style exports begin with other lines.
    package static let headerSearchRecords = 20

    /// Finds the header: the record with the most recognised fields among the first 20; of several, the one with the
    /// fewest other cells (联系人,张三,电话,0571-… in a preamble is none), then the first.
    ///
    /// - Returns: the layout, and the index of the header in `records`; those before it are preamble.
    package static func find(in records: [DelimitedRecord]) throws(FileProblem) -> (layout: LeadFileLayout, index: Int) {
        var best = (index: 0, count: 0, others: 0)
        for (index, record) in records.prefix(headerSearchRecords).enumerated() where record.problem == nil {
            let count = Set(record.fields.compactMap { recognise($0)?.field }).count
            let others = record.fields.count { recognise($0) == nil && CleanText.clean($0) != nil }
            if count > best.count || (count == best.count && others < best.others) { best = (index, count, others) }
        }
        guard best.count > 0 else { throw headerMissing }
        let header = records[best.index]
        return (try LeadFileLayout(header: header.fields, line: header.line), best.index)
    }

    /// What the columns of a header most likely hold: like `init(header:)`, but of two columns for one field the second is kept as it is, and
    /// nothing has to be there.
    package static func proposal(_ headers: [String]) -> [Column] {
        let recognised = headers.map(recognise)
        let isResult = resultColumns(headers)
        var main: [Field: Int] = [:]
        for (index, match) in recognised.enumerated() {
            guard let match else { continue }
            if let other = main[match.field], let chosen = recognised[other], !chosen.isGeneral || match.isGeneral { continue }
            main[match.field] = index
        }
        return headers.indices.map { index in
            if isResult[index] { return .result }
            guard let match = recognised[index] else { return .extra }
            if match.field == .sequence { return .ignored }
            if main[match.field] == index { return .field(match.field) }
            return match.isGeneral ? .alternative(match.field) : .extra
        }
    }

    /// The record that most likely is the header, whatever it lacks: the one with the most titles that are known, else the first with two cells.
    package static func likelyHeader(in records: [DelimitedRecord]) -> Int? {
        var best: (index: Int, count: Int, others: Int)?
        for (index, record) in records.prefix(headerSearchRecords).enumerated() where record.problem == nil {
            let count = Set(record.fields.compactMap { recognise($0)?.field }).count
            let others = record.fields.count { recognise($0) == nil && CleanText.clean($0) != nil }
            guard count > 0 else { continue }
            if let known = best, count < known.count || (count == known.count && others >= known.others) { continue }
            best = (index, count, others)
        }
        if let best { return best.index }
        return records.prefix(headerSearchRecords).firstIndex { record in
            record.fields.count { CleanText.clean($0) != nil } > 1
        }
    }

    // MARK: Recognising

    private static func recognise(_ header: String) -> (field: Field, unit: BudgetRange.Unit?, isGeneral: Bool)? {
        let whole = fold(header)
        guard !whole.isEmpty, header.utf8.count <= 200 else { return nil }
        if let field = fields[whole] { return (field, nil, general.contains(whole)) }
        for (suffix, unit) in budgetUnits where whole.hasSuffix(suffix) {
            if fields[String(whole.dropLast(suffix.count))] == .budget { return (.budget, unit, false) }
        }
        // 手机(必填): what brackets hold is a remark. The unit of a budget was looked for before.
        let bare = fold(withoutBrackets(header))
        if let field = fields[bare] { return (field, nil, general.contains(bare)) }
        // 联系方式 / 手机: a title above others, and one of them; the last one says what it is.
        guard let slash = header.range(of: Self.joint, options: .backwards) else { return nil }
        return recognise(String(header[slash.upperBound...]))
    }

    /// Between the titles of a header of two rows.
    package static let joint = " / "

    private static func fold(_ header: String) -> String {
        FoldedText.name(header).filter { !"*:_-/.·、".contains($0) }
    }

    private static func withoutBrackets(_ header: String) -> String {
        var depth = 0
        var result = ""
        for character in header {
            if "(（[【".contains(character) {
                depth += 1
            } else if ")）]】".contains(character) {
                depth = max(0, depth - 1)
            } else if depth == 0 {
                result.append(character)
            }
        }
        return result
    }

    /// The longer ones first: 万元 also ends with 元.
    private static let budgetUnits: [(String, BudgetRange.Unit)] = [
        ("单位万元", .tenThousandYuan), ("人民币万元", .tenThousandYuan), ("万元", .tenThousandYuan), ("万", .tenThousandYuan),
        ("单位元", .yuan), ("人民币元", .yuan), ("元", .yuan), ("yuan", .yuan), ("cny", .yuan), ("rmb", .yuan),
    ]

    private static let synonyms: [(Field, [String])] = [
        (
            .contactName,
            ["联系人", "姓名", "联系人姓名", "客户姓名", "称呼", "contact", "contact name", "contact person", "name", "full name"]
        ),
        (
            .company,
            [
                "公司", "公司名称", "客户名称", "单位", "单位名称", "企业", "企业名称", "客户", "客户公司", "公司名",
                "company", "company name", "organization", "organisation", "account", "customer",
            ]
        ),
        (
            .phone,
            [
                "手机", "手机号", "手机号码", "电话", "电话号码", "联系电话", "联系方式", "联系手机", "手机/电话", "电话/手机",
                "phone", "phone number", "mobile", "mobile phone", "mobile number", "telephone", "tel", "cell",
            ]
        ),
        (.email, ["邮箱", "电子邮箱", "电子邮件", "邮件", "邮箱地址", "邮件地址", "email", "mail", "email address"]),
        (.region, ["省份", "地区", "区域", "省", "所在省份", "所在地区", "所在地", "省市", "province", "region", "area", "state"]),
        (.productLine, ["产品线", "产品", "意向产品", "产品名称", "感兴趣的产品", "product line", "product", "interested product"]),
        (.budget, ["预算", "预算金额", "项目预算", "采购预算", "预算范围", "budget", "budget range"]),
        (
            .need,
            [
                "需求", "需求描述", "备注", "客户需求", "需求说明", "说明", "留言",
                "need", "needs", "requirement", "requirements", "description", "note", "notes", "remark", "remarks",
                "message",
            ]
        ),
        (.source, ["来源", "渠道", "线索来源", "客户来源", "来源渠道", "source", "lead source", "channel"]),
        (
            .submittedAt,
            [
                "提交时间", "创建时间", "日期", "时间", "提交日期", "创建日期", "登记时间", "登记日期", "录入时间",
                "submitted at", "created at", "submitted", "created", "date", "time", "created time", "submit time",
            ]
        ),
        (
            .referrer,
            [
                "推荐人", "介绍人", "转介绍人", "推荐客户", "引荐人", "推荐人姓名", "介绍人姓名", "referrer", "referred by", "introduced by",
            ]
        ),
        (.tags, ["标签", "线索标签", "客户标签", "tag", "tags", "label", "labels"]),
        (.sequence, ["序号", "编号", "行号", "no", "number", "#", "id"]),
    ]

    private static let fields = Dictionary(
        uniqueKeysWithValues: synonyms.flatMap { field, names in names.map { (fold($0), field) } })

    /// Names that files use beside a particular one of the same field.
    private static let general = Set(
        [
            "电话", "电话号码", "联系电话", "联系方式", "phone", "phone number", "telephone", "tel",
            "备注", "说明", "留言", "note", "notes", "remark", "remarks", "message", "description",
            "日期", "时间", "date", "time", "称呼", "name", "客户", "account", "customer", "区域", "region", "area", "渠道", "channel",
        ].map(fold))

    private static let headerMissing: FileProblem = {
        let lists: (Field...) -> String = { wanted in
            synonyms.filter { wanted.contains($0.0) }.flatMap { $0.1.filter { !$0.utf8.allSatisfy { $0 < 0x80 } } }
                .joined(separator: "、")
        }
        let others = synonyms.filter { ![.contactName, .company, .phone, .email, .sequence].contains($0.0) }
            .map { $0.1[0] }.joined(separator: "、")
        return FileProblem(
            .headerMissing,
            zh: "前 \(headerSearchRecords) 行里没有可用的表头：至少要有一列姓名或公司（\(lists(.contactName, .company))）"
                + "和一列电话或邮箱（\(lists(.phone, .email))）。还能识别：\(others)",
            en:
                "No usable header in the first \(headerSearchRecords) records. Needed: a column for a name (contact, company) and one "
                + "to reach somebody (phone, email). Also known: region, product line, budget, need, source, submitted at."
        )
    }()
}
