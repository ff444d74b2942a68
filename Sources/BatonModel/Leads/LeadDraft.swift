package import FoundationEssentials

/// What came in, word for word (L1).
package struct RawPayload: Sendable, Equatable {
    package var contentType: String
    package var body: String
    /// Where it came from in the words of its channel: a form, a file with its line.
    package var source: String?

    package init(contentType: String, body: String, source: String? = nil) {
        self.contentType = contentType
        self.body = body
        self.source = source
    }
}

/// A lead that may be captured: clean, within its limits, with a name and a way to reach somebody.
package struct LeadDraft: Sendable, Equatable {
    package var contactName: String?
    package var company: String?
    package var phone: PhoneNumber?
    package var email: EmailAddress?
    package var area: ChineseProvince?
    package var productLine: String?
    package var budget: BudgetRange?
    package var budgetText: String?
    package var need: String?
    package var referrer: LeadReferrer?
    /// From the tenant's catalogue.
    package var tags: [TagID] = []
    package var channel: LeadChannel
    /// In the order in which they happened.
    package var signals: [SignalKind]
    package var submittedAt: Date?
    package var payload: RawPayload?
    /// As they were given; capture adds defaults.
    package var custom: [CustomChange] = []
    /// Whether a required field of the tenant's may be empty: of strangers and of files, because no lead is lost for a field.
    package var mayLackFields = false
    /// Whether the phone has just been found to be the person's, by a code.
    package var isPhoneVerified = false

    package init(channel: LeadChannel, signals: [SignalKind]) {
        self.channel = channel
        self.signals = signals
    }
}

/// The texts of a lead before anybody has looked at them.
package struct LeadInput: Sendable, Equatable {
    package var contactName: String?
    package var company: String?
    package var phone: String?
    package var email: String?
    package var area: String?
    package var productLine: String?
    package var budget: String?
    package var need: String?
    /// Checked already; whether it is there and within reach, capture asks.
    package var referrer: LeadReferrer?
    package var channel: LeadChannel
    package var signals: [SignalKind] = []
    package var submittedAt: Date?
    package var payload: RawPayload?
    /// Checked already, because it takes the tenant's fields to read them.
    package var custom: [CustomChange] = []

    package init(channel: LeadChannel) { self.channel = channel }

    /// Checks every field and reports all problems at once.
    ///
    /// - Parameter isLenient: for forms that strangers fill in: an area or budget that cannot be understood is kept as it is in the
    ///   payload (and the budget's text) instead of losing the lead. A phone or e-mail that cannot work is always refused, while the
    ///   person is still there to mend it.
    package func draft(isLenient: Bool = false) throws(ValidationFailure) -> LeadDraft {
        var problems = FieldProblems()
        var draft = LeadDraft(channel: channel, signals: signals)
        draft.contactName = problems.text(contactName, "/contact_name", max: LeadLimits.contactName)
        draft.company = problems.text(company, "/company", max: LeadLimits.company)
        draft.productLine = problems.text(productLine, "/product_line", max: LeadLimits.productLine)
        draft.need = problems.text(need, "/need", max: LeadLimits.need, multiline: true)
        draft.phone = problems.phone(phone, "/phone")
        draft.email = problems.email(email, "/email")
        draft.area = problems.area(area, "/area", isLenient: isLenient)
        (draft.budget, draft.budgetText) = problems.budget(budget, "/budget", isLenient: isLenient)
        draft.referrer = referrer
        draft.submittedAt = submittedAt
        draft.payload = payload
        draft.custom = custom
        if problems.isEmpty {
            if draft.contactName == nil, draft.company == nil { problems.append(.nameless) }
            if draft.phone == nil, draft.email == nil { problems.append(.unreachable) }
        }
        try problems.check()
        return draft
    }
}

extension FieldProblem {
    package static let nameless = FieldProblem(
        "/contact_name", "nameless", zh: "请填写联系人或公司名称", en: "Give a contact name or a company.")
    package static let unreachable = FieldProblem(
        "/phone", "unreachable", zh: "请填写电话或邮箱，否则无法联系", en: "Give a phone number or an e-mail address; otherwise nobody can be reached.")
}

/// Collects what is wrong while the fields are read one after the other.
package struct FieldProblems: Sendable {
    package private(set) var all: [FieldProblem] = []

    package init() {}

    package var isEmpty: Bool { all.isEmpty }
    /// More than these are not reported: nobody mends so many at once, and the answer must not outgrow the question.
    package static let maximum = 50

    package mutating func append(_ problem: FieldProblem) { if all.count < Self.maximum { all.append(problem) } }

    package func check() throws(ValidationFailure) {
        if !all.isEmpty { throw ValidationFailure(all) }
    }

    private mutating func append(_ problem: TextProblem, _ pointer: String) {
        append(FieldProblem(pointer, problem.code.rawValue, zh: problem.messageZH, en: problem.messageEN))
    }

    package mutating func text(_ text: String?, _ pointer: String, max: Int, multiline: Bool = false) -> String? {
        do throws(TextProblem) {
            return try CleanText.field(text, max: max, multiline: multiline)
        } catch {
            append(error, pointer)
            return nil
        }
    }

    package mutating func phone(_ text: String?, _ pointer: String) -> PhoneNumber? {
        do throws(TextProblem) {
            return try self.text(text, pointer, max: 100).map { text throws(TextProblem) in try PhoneNumber(parsing: text) }
        } catch {
            append(error, pointer)
            return nil
        }
    }

    package mutating func email(_ text: String?, _ pointer: String) -> EmailAddress? {
        do throws(TextProblem) {
            return try self.text(text, pointer, max: LeadLimits.email).map { text throws(TextProblem) in try EmailAddress(parsing: text) }
        } catch {
            append(error, pointer)
            return nil
        }
    }

    package mutating func area(_ text: String?, _ pointer: String, isLenient: Bool = false) -> ChineseProvince? {
        guard let text = self.text(text, pointer, max: LeadLimits.regionText) else { return nil }
        let province = ChineseProvince(parsing: text)
        if province == nil, !isLenient {
            append(
                FieldProblem(
                    pointer, "unknown_area", zh: "不认识的省份，请填写省、自治区、直辖市或特别行政区的名称，例如 浙江",
                    en: "Not a province; give the name of one, for example 浙江 or Zhejiang."))
        }
        return province
    }

    /// The range and the words it was read from.
    package mutating func budget(_ text: String?, _ pointer: String, isLenient: Bool = false) -> (BudgetRange?, String?) {
        guard let text = self.text(text, pointer, max: 100) else { return (nil, nil) }
        do throws(TextProblem) {
            return (try BudgetRange.parse(text, unit: .yuan), text)
        } catch {
            if !isLenient { append(error, pointer) }
            return (nil, text)
        }
    }
}
