/// What was read out of a text, as it is kept and shown until somebody confirms it.
package struct CaptureCard: Codable, Hashable, Sendable {
    package struct Entry: Codable, Hashable, Sendable {
        package var field: CaptureField
        /// As it may be given to a lead: E.164 with 转 and the extension, the short name of a province, 300000-500000元.
        package var value: String
        package var confidence: Double
        package var start: Int
        package var end: Int
        package var source: String
        /// Whether a language model has found it in the text.
        package var isFromModel = false
    }

    package struct Alternative: Codable, Hashable, Sendable {
        package var field: CaptureField
        package var start: Int
        package var end: Int
        package var source: String
    }

    package var kind: String
    package var entries: [Entry]
    package var alternatives: [Alternative]

    package init(_ draft: CaptureDraft) {
        kind = draft.kind.rawValue
        entries = []
        alternatives = draft.alternatives.map { Alternative(field: $0.field, start: $0.span.start, end: $0.span.end, source: $0.source) }
        func add<Value>(_ key: CaptureField, _ field: CapturedField<Value>?, _ text: (Value) -> String) {
            guard let field else { return }
            entries.append(
                Entry(
                    field: key, value: text(field.value), confidence: field.confidence, start: field.span.start, end: field.span.end,
                    source: field.source))
        }
        add(.name, draft.name) { $0 }
        add(.company, draft.company) { $0 }
        add(.phone, draft.phone, Self.text)
        add(.region, draft.region, \.shortName)
        add(.product, draft.product) { $0 }
        add(.budget, draft.budget, Self.text)
        add(.need, draft.need) { $0 }
    }

    package subscript(field: CaptureField) -> Entry? { entries.first { $0.field == field } }

    package var missing: [CaptureField] { CaptureField.allCases.filter { self[$0] == nil } }

    private static func text(_ phone: PhoneNumber) -> String { phone.e164 + (phone.extension.map { "转" + $0 } ?? "") }

    /// In yuan, so that `BudgetRange` reads the same again.
    private static func text(_ budget: BudgetRange) -> String {
        func yuan(_ minor: Int64) -> String {
            let rest = minor % 100
            return "\(minor / 100)" + (rest == 0 ? "" : rest < 10 ? ".0\(rest)" : ".\(rest)")
        }
        switch budget {
        case .negotiable: return "面议"
        case .amount(let low?, let high?): return low == high ? yuan(low) + "元" : "\(yuan(low))-\(yuan(high))元"
        case .amount(let low?, nil): return "≥\(yuan(low))元"
        case .amount(nil, let high?): return "≤\(yuan(high))元"
        case .amount(nil, nil): return "面议"
        }
    }

    /// Takes in what a language model has answered: only for fields that are missing, only what stands in the text word for word, and only what
    /// the field can hold. Everything else is dropped.
    package mutating func add(_ answers: [CaptureField: String], from source: String, _ lexicon: CaptureLexicon) {
        let text = CaptureText(source)
        for field in missing {
            guard let answer = answers[field], let wanted = CleanText.clean(answer), wanted.unicodeScalars.count <= 400,
                let range = Self.first(Array(wanted.unicodeScalars), in: text.original), let value = Self.value(wanted, of: field, lexicon)
            else { continue }
            entries.append(
                Entry(
                    field: field, value: value, confidence: 0.5, start: range.lowerBound, end: range.upperBound, source: wanted,
                    isFromModel: true))
        }
        entries.sort { left, right in
            (CaptureField.allCases.firstIndex(of: left.field) ?? 0) < (CaptureField.allCases.firstIndex(of: right.field) ?? 0)
        }
    }

    private static func first(_ wanted: [Unicode.Scalar], in all: [Unicode.Scalar]) -> Range<Int>? {
        guard !wanted.isEmpty, wanted.count <= all.count else { return nil }
        return (0...(all.count - wanted.count)).first { all[$0..<$0 + wanted.count].elementsEqual(wanted) }.map { $0..<$0 + wanted.count }
    }

    private static func value(_ text: String, of field: CaptureField, _ lexicon: CaptureLexicon) -> String? {
        switch field {
        case .name: return text.unicodeScalars.count <= 40 ? try? CleanText.field(text, max: LeadLimits.contactName) : nil
        case .company: return try? CleanText.field(text, max: LeadLimits.company)
        case .need: return try? CleanText.field(text, max: LeadLimits.need, multiline: true)
        case .phone: return (try? PhoneNumber(parsing: text)).map(Self.text)
        case .budget: return (try? BudgetRange.parse(text, unit: nil)).map(Self.text)
        case .region:
            let folded = CaptureText(text)
            return folded.first(of: ChinesePlaces.index, in: folded.all)?.value.shortName
        case .product:
            let folded = CaptureText(text)
            return lexicon.productMatches(folded, in: folded.all).first?.line
        }
    }
}

/// What somebody has made of a field when confirming.
package enum CaptureOutcome: String, CaseIterable, Sendable {
    case kept, changed, removed, added
}

extension CaptureCard {
    /// How sure the recognition of a picture was of the signs that a field was read from takes its part.
    package mutating func fold(_ recognized: RecognizedText) {
        for at in entries.indices {
            let sure = entries[at].confidence * recognized.confidence(entries[at].start, entries[at].end)
            entries[at].confidence = min(0.99, max(0.05, (sure * 100).rounded() / 100))
        }
    }
}
