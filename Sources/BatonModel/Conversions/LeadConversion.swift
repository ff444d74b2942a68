/// Where an opportunity stands.
package enum OpportunityStage: Int16, KeyedChoice {
    case qualifying = 1
    case proposal = 2
    case negotiation = 3
    case won = 4
    case lost = 5

    package var key: String {
        switch self {
        case .qualifying: "qualifying"
        case .proposal: "proposal"
        case .negotiation: "negotiation"
        case .won: "won"
        case .lost: "lost"
        }
    }
}

/// What a lead shall become.
package struct LeadConversionDraft: Sendable, Equatable {
    /// One that is there; otherwise one is made.
    package var customer: CustomerID?
    /// Of a new one; without it the lead's company, or its contact.
    package var customerName: String?
    /// Whether a new one is made although one of the same name is there.
    package var createsNew = false
    /// Whether the lead's contact becomes a contact of the customer.
    package var withContact = true
    package var contactTitle: String?
    /// Without a name there is no opportunity.
    package var opportunityName: String?
    package var amountMinor: Int64?
    package var currency: String?

    package init() {}

    package static let maximumName = 200
    package static let maximumTitle = 100
}
