package import BatonModel
internal import BatonPlatform
package import FoundationEssentials
internal import Postgres

/// What the figures of a dashboard mean, as `sql/functions/contracts.sql` reads it: of the service, or of a tenant's own making.
package struct DashboardContract: Sendable {
    package struct Field: Sendable {
        package var name: String
        package var isMeasure: Bool
        /// Of PostgreSQL: `uuid`, `text`, `date`, `integer`, `bigint`, `numeric`.
        package var type: String
        package var unit: String?
        package var meaningZH: String
        package var meaningEN: String

        package var isNumber: Bool { ["integer", "bigint", "numeric"].contains(type) }
    }

    package var name: String
    package var version: Int32
    /// `nil` for one of the service.
    package var id: TenantContractID?
    /// JSON.
    package var definition: String
    package var titleZH: String
    package var titleEN: String
    package var bannerZH: String
    package var bannerEN: String
    package var owner: String
    package var base: String
    package var facet: Facet
    /// Of parts that lie in another facet than the base.
    package var otherFacets: [Facet]
    package var grain: [String]
    package var maximumDelay: Int32
    package var publishedAt: Date
    /// When the figures over the whole tenant were computed; `nil` for what is live only.
    package var refreshedAt: Date?
    package var fields: [Field]

    /// What a member must be able to read.
    package var facets: [Facet] { [facet] + otherFacets }

    package var groups: [Field] { fields.filter { !$0.isMeasure } }
    package var measures: [Field] { fields.filter(\.isMeasure) }

    /// - Parameter source: rows of `name, version, id, definition, banner_zh, banner_en, published_at, refreshed_at`.
    static func select(_ source: SQL) -> SQL {
        """
        SELECT c.name, c.version, c.id, c.definition::text, c.definition #>> '{title,zh}', c.definition #>> '{title,en}', c.banner_zh, c.banner_en,
               c.definition ->> 'owner', c.definition ->> 'base', b.facet,
               ARRAY(SELECT DISTINCT k.facet FROM baton.contract_columns() k
                     WHERE k.base = b.base AND k.facet IS NOT NULL AND strpos(c.definition::text, '"' || k.name || '"') > 0),
               ARRAY(SELECT jsonb_array_elements_text(c.definition -> 'grain')), (c.definition ->> 'max_delay_s')::integer, c.published_at, c.refreshed_at,
               f.names, f.roles, f.types, f.units, f.zh, f.en
        FROM (\(fragment: source)) AS c
        JOIN baton.contract_bases() b ON b.base = c.definition ->> 'base'
        CROSS JOIN LATERAL (
            SELECT array_agg(name ORDER BY place) AS names, array_agg(role ORDER BY place) AS roles, array_agg(type ORDER BY place) AS types,
                   array_agg(coalesce(unit, '') ORDER BY place) AS units, array_agg(zh ORDER BY place) AS zh, array_agg(en ORDER BY place) AS en
            FROM baton.contract_fields(c.definition)) AS f
        ORDER BY c.id IS NOT NULL, c.name, c.version DESC
        """
    }

    static func decode(_ result: QueryResult) throws -> [DashboardContract] {
        try result.decode(
            (
                String, Int32, TenantContractID?, String, String, String, String, String, String, String, String, [String], [String], Int32,
                Date, Date?,
                [String], [String], [String], [String], [String], [String]
            ).self
        ).compactMap { row in
            guard let facet = Facet(rawValue: row.10) else { return nil }
            let fields = row.16.indices.map { index in
                Field(
                    name: row.16[index], isMeasure: row.17[index] == "measure", type: row.18[index],
                    unit: row.19[index].isEmpty ? nil : row.19[index], meaningZH: row.20[index], meaningEN: row.21[index])
            }
            return DashboardContract(
                name: row.0, version: row.1, id: row.2, definition: row.3, titleZH: row.4, titleEN: row.5, bannerZH: row.6, bannerEN: row.7,
                owner: row.8, base: row.9, facet: facet, otherFacets: row.11.compactMap(Facet.init(rawValue:)), grain: row.12,
                maximumDelay: row.13, publishedAt: row.14, refreshedAt: row.15, fields: fields)
        }
    }
}
