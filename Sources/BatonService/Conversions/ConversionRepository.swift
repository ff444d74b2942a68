package import BatonModel
internal import BatonPlatform
package import FoundationEssentials
internal import Postgres

/// What a lead has become.
package struct LeadConversion: Sendable, Equatable {
    package var lead: LeadID
    package var customer: CustomerID
    package var contact: ContactID?
    package var opportunity: OpportunityID?
    package var convertedBy: MemberID?
    package var convertedAt: Date
}

enum ConversionRepository {
    static func select(of lead: LeadID, tenant: TenantID) -> SQL {
        """
        SELECT lead_id, customer_id, contact_id, opportunity_id, converted_by, created_at FROM baton.lead_conversion
        WHERE tenant_id = \(tenant) AND lead_id = \(lead)
        """
    }

    static func decode(_ result: QueryResult) throws -> LeadConversion? {
        try result.first((LeadID, CustomerID, ContactID?, OpportunityID?, MemberID?, Date).self).map {
            LeadConversion(lead: $0.0, customer: $0.1, contact: $0.2, opportunity: $0.3, convertedBy: $0.4, convertedAt: $0.5)
        }
    }
}
