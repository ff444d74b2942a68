/// Where something stands in a text: places of Unicode scalars, the end not included.
package struct CaptureSpan: Hashable, Sendable {
    package var start: Int
    package var end: Int

    package init(_ range: Range<Int>) { (start, end) = (range.lowerBound, range.upperBound) }
    package init(start: Int, end: Int) { (self.start, self.end) = (start, end) }
}

/// What quick capture looks for, in the order of the card.
package enum CaptureField: String, CaseIterable, Hashable, Sendable, Codable {
    case name, company, phone, region, product, budget, need
}

package struct CapturedField<Value: Hashable & Sendable>: Hashable, Sendable {
    package var value: Value
    /// 0–1: how sure the grammar is, not a probability.
    package var confidence: Double
    package var span: CaptureSpan
    /// The text at `span`, as it stands there.
    package var source: String

    package init(value: Value, confidence: Double, span: CaptureSpan, source: String) {
        (self.value, self.confidence, self.span, self.source) = (value, confidence, span, source)
    }
}

/// What a field could also be, or could have been had the text been clearer.
package struct CaptureAlternative: Hashable, Sendable {
    package var field: CaptureField
    package var source: String
    package var span: CaptureSpan
}

/// What a text says of somebody who may buy. A field that the text does not say is nil; nothing is made up.
package struct CaptureDraft: Hashable, Sendable {
    package enum Kind: String, Sendable {
        /// There is somebody who wants something, or a card.
        case lead
        /// Small talk, a notice, nothing.
        case nothing
        /// An advert of somebody who sells.
        case advert
        /// The tenant's own words.
        case own
    }

    package var kind: Kind = .nothing
    package var name: CapturedField<String>?
    package var company: CapturedField<String>?
    package var phone: CapturedField<PhoneNumber>?
    package var region: CapturedField<ChineseProvince>?
    package var product: CapturedField<String>?
    package var budget: CapturedField<BudgetRange>?
    package var need: CapturedField<String>?
    /// At most 20.
    package var alternatives: [CaptureAlternative] = []

    package init() {}

    package var missing: [CaptureField] {
        CaptureField.allCases.filter { field in
            switch field {
            case .name: name == nil
            case .company: company == nil
            case .phone: phone == nil
            case .region: region == nil
            case .product: product == nil
            case .budget: budget == nil
            case .need: need == nil
            }
        }
    }
}

/// What the tenant has told about itself, so that its own words are not taken for a customer's.
package struct CaptureContext: Sendable {
    package struct Product: Hashable, Sendable, Codable {
        /// As it stands in routing rules and on the lead.
        package var line: String
        package var terms: [String]

        package init(line: String, terms: [String]) { (self.line, self.terms) = (line, terms) }
    }

    package var products: [Product]
    /// Names under which the tenant's members write.
    package var members: [String]
    package var ownCompanies: [String]
    /// Never a name or a company: words of the trade that look like one.
    package var ignoredWords: [String]

    package init(products: [Product] = [], members: [String] = [], ownCompanies: [String] = [], ignoredWords: [String] = []) {
        (self.products, self.members, self.ownCompanies, self.ignoredWords) = (products, members, ownCompanies, ignoredWords)
    }
}
