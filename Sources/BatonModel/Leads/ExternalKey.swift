/// What another system calls a record of ours.
package struct ExternalKey: Hashable, Sendable, Comparable {
    /// The other system: `[a-z][a-z0-9_-]{0,39}`, agreed by whoever connects it.
    package let source: String
    /// 1–200 Unicode scalars without control characters, trimmed of blanks; otherwise as the other system writes it.
    package let id: String

    package static let maximumID = 200

    /// - Parameters:
    ///   - places: where the two stand in the request.
    /// - Returns: `nil` when one of them cannot be used, which is then among the problems (`invalid_source`, `missing`, `text_…`).
    package init?(source: String, id: String, at places: (source: String, id: String), _ problems: inout FieldProblems) {
        let source = Self.source(source, at: places.source, &problems)
        let id = Self.id(id, at: places.id, &problems)
        guard let source, let id else { return nil }
        self.source = source
        self.id = id
    }

    package static func source(_ text: String, at place: String, _ problems: inout FieldProblems) -> String? {
        if KeyText.isKey(text, besides: "-") { return text }
        problems.append(
            FieldProblem(
                place, "invalid_source", zh: "来源由小写字母、数字、_ 和 - 组成，以字母开头，最多 40 个字符",
                en: "A source has lower-case letters, digits, _ and -, begins with a letter, and at most 40 characters."))
        return nil
    }

    private static func id(_ text: String, at place: String, _ problems: inout FieldProblems) -> String? {
        let before = problems.all.count
        if let id = problems.text(text, place, max: maximumID) { return id }
        if problems.all.count == before { problems.append(FieldProblem(place, "missing", zh: "必填", en: "Required.")) }
        return nil
    }

    /// One that is stored.
    package init(source: String, id: String) {
        self.source = source
        self.id = id
    }

    package static func < (left: Self, right: Self) -> Bool { (left.source, left.id) < (right.source, right.id) }
}

extension LeadPatch {
    /// Only the fields that would be different afterwards: what another system sends again has not changed.
    package func differing(from lead: Lead) -> LeadPatch {
        var patch = self
        if let name = contactName, name == lead.contactName { patch.contactName = nil }
        if let company, company == lead.company { patch.company = nil }
        if let phone, phone?.e164 == lead.phone, phone?.extension == lead.phoneExtension { patch.phone = nil }
        if let email, email?.address == lead.email { patch.email = nil }
        if let area, area?.shortName == lead.area { patch.area = nil }
        if let line = productLine, line == lead.productLine { patch.productLine = nil }
        if let budget = budget ?? nil, budget.minMinor == lead.budgetMinMinor, budget.maxMinor == lead.budgetMaxMinor,
            let text = budgetText, text == lead.budgetText
        {
            (patch.budget, patch.budgetText) = (nil, nil)
        } else if let budget, budget == nil, lead.budgetMinMinor == nil, lead.budgetMaxMinor == nil, let text = budgetText,
            text == lead.budgetText
        {
            (patch.budget, patch.budgetText) = (nil, nil)
        }
        if let need, need == lead.need { patch.need = nil }
        if let referrer, referrer == lead.referrer { patch.referrer = nil }
        patch.custom.removeAll { $0.value == lead.custom[$0.field] }
        return patch
    }

    /// What a lead would lack afterwards: a name to call it by, a way to reach it.
    package func problem(on lead: Lead) -> FieldProblem? {
        func after<Value>(_ change: Value??, _ present: Bool) -> Bool { change.map { $0 != nil } ?? present }
        if !after(contactName, lead.contactName != nil), !after(company, lead.company != nil) { return .nameless }
        if !after(phone, lead.phone != nil), !after(email, lead.email != nil) { return .unreachable }
        return nil
    }
}
