/// The words of a tenant, as its admin has given them.
package struct CaptureDictionary: Hashable, Sendable {
    package static let maximumLines = 100
    package static let maximumTerms = 50
    package static let maximumCompanies = 20
    package static let maximumIgnored = 500
    package static let maximumAliases = 500
    /// Of a term, a name or a word, in Unicode scalars.
    package static let maximumWord = 60

    package struct Alias: Hashable, Sendable {
        package var member: MemberID
        package var name: String

        package init(member: MemberID, name: String) { (self.member, self.name) = (member, name) }
    }

    package var products: [CaptureContext.Product] = []
    package var ownCompanies: [String] = []
    package var ignoredWords: [String] = []
    package var aliases: [Alias] = []
    /// Whether texts may be handed to the language model that the host has configured.
    package var usesModel = false

    package init() {}

    /// The same with blanks taken off, or everything that is wrong with it.
    ///
    /// - Throws: with `missing`, `too_short`, `duplicate` and the codes of texts.
    package func checked() throws(ValidationFailure) -> CaptureDictionary {
        var problems = FieldProblems()
        var result = CaptureDictionary()
        result.usesModel = usesModel
        var lines: Set<String> = []
        var terms: Set<String> = []
        for (number, product) in products.enumerated() {
            let place = "/products/\(number)"
            guard let line = Self.word(product.line, place + "/line", shortest: 1, &problems) else { continue }
            if !lines.insert(FoldedText.name(line)).inserted { problems.append(.twice(place + "/line")) }
            var kept: [String] = []
            for (index, term) in product.terms.enumerated() {
                guard let term = Self.word(term, "\(place)/terms/\(index)", shortest: 2, &problems) else { continue }
                // A term leads to one line.
                if terms.insert(FoldedText.name(term)).inserted {
                    kept.append(term)
                } else {
                    problems.append(.twice("\(place)/terms/\(index)"))
                }
            }
            result.products.append(CaptureContext.Product(line: line, terms: kept))
        }
        for (number, name) in ownCompanies.enumerated() {
            if let name = Self.word(name, "/own_companies/\(number)", shortest: 2, &problems) { result.ownCompanies.append(name) }
        }
        for (number, word) in ignoredWords.enumerated() {
            if let word = Self.word(word, "/ignored_words/\(number)", shortest: 1, &problems) { result.ignoredWords.append(word) }
        }
        var known: Set<Alias> = []
        for (number, alias) in aliases.enumerated() {
            guard let name = Self.word(alias.name, "/aliases/\(number)/name", shortest: 2, &problems) else { continue }
            let alias = Alias(member: alias.member, name: name)
            if known.insert(alias).inserted { result.aliases.append(alias) }
        }
        try problems.check()
        return result
    }

    private static func word(_ text: String, _ place: String, shortest: Int, _ problems: inout FieldProblems) -> String? {
        let before = problems.all.count
        guard let word = problems.text(text, place, max: maximumWord) else {
            if problems.all.count == before { problems.append(FieldProblem(place, "missing", zh: "必填", en: "Required.")) }
            return nil
        }
        guard word.unicodeScalars.count >= shortest else {
            problems.append(FieldProblem(place, "too_short", zh: "至少 \(shortest) 个字", en: "At least \(shortest) characters."))
            return nil
        }
        return word
    }

    /// Where a tenant of an industry may begin: lines and words that are common there, by the key of `IndustryTemplate`.
    package static let templates: [(industry: String, products: [CaptureContext.Product])] = [
        (
            "equipment",
            [
                .init(line: "注塑机", terms: ["注塑机", "注塑设备", "啤机"]), .init(line: "伺服电机", terms: ["伺服电机", "伺服马达", "伺服驱动器"]),
                .init(line: "自动化产线", terms: ["自动化产线", "自动化生产线", "流水线", "装配线", "产线改造"]),
                .init(line: "工业机器人", terms: ["工业机器人", "机器人", "机械手", "机械臂"]),
                .init(line: "数控机床", terms: ["数控机床", "CNC", "加工中心", "车床", "铣床"]),
            ]
        ),
        (
            "education",
            [
                .init(line: "教务系统", terms: ["教务系统", "排课系统", "教务管理"]), .init(line: "智慧课堂", terms: ["智慧课堂", "智慧教室", "录播", "电子班牌"]),
                .init(line: "少儿编程", terms: ["少儿编程", "编程"]), .init(line: "考研课程", terms: ["考研"]),
                .init(line: "英语培训", terms: ["英语", "雅思", "托福", "口语"]),
            ]
        ),
        (
            "software",
            [
                .init(line: "客户管理", terms: ["客户管理", "CRM"]), .init(line: "企业资源计划", terms: ["ERP", "进销存"]),
                .init(line: "协同办公", terms: ["协同办公", "OA"]),
                .init(line: "定制开发", terms: ["定制开发", "软件开发", "小程序"]),
            ]
        ),
        (
            "medical",
            [
                .init(line: "监护仪", terms: ["监护仪", "心电监护", "监护系统"]), .init(line: "呼吸机", terms: ["呼吸机"]),
                .init(line: "超声", terms: ["彩超", "B超", "超声"]),
                .init(line: "输液泵", terms: ["输液泵", "注射泵"]), .init(line: "放射设备", terms: ["DR", "CT", "C臂", "X光机"]),
            ]
        ),
        (
            "trade",
            [
                .init(line: "五金", terms: ["五金", "紧固件", "螺丝"]), .init(line: "日用百货", terms: ["日用百货", "百货"]),
                .init(line: "包装材料", terms: ["包装材料", "纸箱", "胶带"]),
                .init(line: "代发", terms: ["一件代发", "代发", "云仓"]),
            ]
        ),
    ]
}

extension FieldProblem {
    fileprivate static func twice(_ place: String) -> FieldProblem {
        FieldProblem(place, "duplicate", zh: "与前面的重复", en: "The same as one before.")
    }
}
