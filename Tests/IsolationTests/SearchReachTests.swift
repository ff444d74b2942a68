internal import BatonModel
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

@testable internal import BatonPlatform
@testable internal import BatonService

/// Searches against the plain oracle: what is found is what the map shows, whatever the search is told about who asks.
// Serialized, because one of the tests damages policies.
@Suite("Each member finds exactly what the map says", .database, .serialized)
struct SearchReachTests {
    /// What all records of a kind have in common in the fixture.
    private static let texts: [SearchKind: String] = [.lead: "王小明", .customer: "客户", .contact: "王工"]

    private struct Found {
        /// What the function of the candidates has named; `nil` for too many.
        var candidates: [UUID]?
        var rows: Set<String>
        /// The same without candidates, as where they are too many.
        var walked: Set<String>
    }

    private func shape(_ context: Context, _ grants: Set<Grant>, _ database: TestDatabase) async throws -> TransactionOptions {
        let system = TransactionOptions(role: TestCluster.rolePrefix + "system")
        let shape = try await database.client.transaction(
            system, ["SELECT baton.ensure_shape(\(grants.compiled(for: context.position)))"])[0].single(String.self)
        return TransactionOptions(role: shape, settings: context.settings)
    }

    /// - Parameters:
    ///   - claimed: what the search is told about the member's grants.
    ///   - claimedTenant: and whose rows it is asked for.
    private func search(
        _ kind: SearchKind, _ options: TransactionOptions, _ context: Context, claiming claimed: Set<Grant>,
        in claimedTenant: TenantID? = nil,
        _ database: TestDatabase
    ) async throws -> Found {
        let tenant = claimedTenant ?? context.tenant
        let query = LeadQuery(search: Self.texts[kind])
        let search = try #require(query.searched)
        let access = MemberAccess(name: "", position: context.position, roles: [], grants: claimed, shape: "", figuresShape: "")
        let named = try await database.client.transaction(
            options, [RecordSearch.candidates(kind, query, search, access, tenant: tenant)])[0].single([UUID]?.self).flatMap { $0 }
        func rows(_ candidates: [UUID]?) async throws -> Set<String> {
            let best = RecordSearch.best(kind, "id::text", search, candidates: candidates, limits: (1000, 1000), tenant: tenant)
            do {
                return Set(try await database.client.transaction(options, [best])[0].column(String.self))
            } catch let error as DatabaseError where error.sqlState == "42501" {
                // A reach in which nothing can lie for him.
                return []
            }
        }
        return Found(candidates: named, rows: try await rows(named), walked: try await rows(nil))
    }

    private func relation(_ kind: SearchKind, _ database: TestDatabase) async throws -> Relation {
        try #require(try await Relation.all(database).first { $0.name == kind.rawValue })
    }

    private func expected(_ kind: SearchKind, _ rows: Set<Row>, _ context: Context, _ grants: Set<Grant>) -> Set<String> {
        Set(rows.filter { !$0.isDeleted && $0.isVisible(to: context, grants, .read, kind.facet) }.map(\.id))
    }

    @Test("leads, customers and contacts: each single grant and random maps, for members and contexts of all kinds")
    func randomMaps() async throws {
        let fixture = try await Fixture.make()
        let database = fixture.database
        let contexts = try await Context.all(fixture)
        var generator = SplitMix(state: 20_261_122)
        var (wrong, found): ([String], Int) = ([], 0)
        for kind in SearchKind.allCases {
            let rows = try await relation(kind, database).rows(database)
            #expect(rows.count > 10, "\(kind)")
            var maps = kind.facet.reaches.map { Set([Grant(kind.facet, .read, $0)]) }
            for _ in 0..<8 {
                let several = kind.facet.reaches.filter { _ in generator.next() % 3 == 0 }
                if !several.isEmpty { maps.append(Set(several.map { Grant(kind.facet, .read, $0) })) }
            }
            let everything = Set([Grant(kind.facet, .read, .tenant)])
            for grants in maps {
                for context in contexts {
                    let options = try await shape(context, grants, database)
                    let expected = expected(kind, rows, context, grants)
                    let honest = try await search(kind, options, context, claiming: grants, database)
                    // Who claims more than he has is named ids, and shown nothing for them.
                    let lying = try await search(kind, options, context, claiming: everything, database)
                    let name = "\(kind) \(grants.map(\.description).sorted())"
                    if honest.rows != expected { wrong.append("\(name): \(honest.rows.count) rows, \(expected.count) expected") }
                    if honest.walked != expected {
                        wrong.append("\(name) without candidates: \(honest.walked.count), not \(expected.count)")
                    }
                    if Set((honest.candidates ?? []).map { $0.uuidString.lowercased() }) != expected { wrong.append("\(name): candidates") }
                    if lying.rows != expected { wrong.append("\(name) claiming all: \(lying.rows.count) rows, \(expected.count) expected") }
                    found += expected.count
                }
            }
        }
        #expect(wrong == [])
        #expect(found > 1000)
    }

    @Test("in the name of one tenant nothing of another is named or found, whoever asks")
    func strangers() async throws {
        let fixture = try await Fixture.make()
        let database = fixture.database
        for kind in SearchKind.allCases {
            let everything = Set([Grant(kind.facet, .read, .tenant)])
            for context in try await Context.all(fixture) {
                let options = try await shape(context, everything, database)
                let other = context.tenant == fixture.ours.id ? fixture.theirs.id : fixture.ours.id
                let found = try await search(kind, options, context, claiming: everything, in: other, database)
                #expect(found.candidates == [] && found.rows == [] && found.walked == [], "\(kind)")
            }
        }
        // The owner of the functions is nobody whom a session can be.
        let members = try await database.admin.query(
            """
            SELECT count(*) FROM pg_auth_members WHERE roleid = \(TestCluster.rolePrefix + "searcher")::regrole AND NOT EXISTS (
                SELECT FROM pg_roles r WHERE r.oid = member AND (r.rolsuper OR r.rolname = \(TestCluster.rolePrefix + "owner")))
            """
        ).single(Int64.self)
        #expect(members == 0)
    }

    @Test("a policy that shows too much is noticed by a search")
    func mutants() async throws {
        let fixture = try await Fixture.make()
        let database = fixture.database
        let contexts = try await Context.all(fixture)
        for kind in SearchKind.allCases {
            let rows = try await relation(kind, database).rows(database)
            let grants = Set([Grant(kind.facet, .read, .own)])
            let everything = Set([Grant(kind.facet, .read, .tenant)])
            func isNoticed() async throws -> Bool {
                for context in contexts where context.member != nil {
                    let options = try await shape(context, grants, database)
                    let found = try await search(kind, options, context, claiming: everything, database)
                    if found.rows != expected(kind, rows, context, grants) { return true }
                }
                return false
            }
            #expect(try await !isNoticed(), "\(kind)")
            let policy = SQL.identifier("\(kind.facet.rawValue)_read_own")
            try await database.admin.query(
                "ALTER POLICY \(fragment: policy) ON \(fragment: .table(kind.rawValue)) USING (tenant_id = baton.current_tenant())")
            #expect(try await isNoticed(), "\(kind)")
            try await database.admin.query(
                """
                ALTER POLICY \(fragment: policy) ON \(fragment: .table(kind.rawValue))
                USING (tenant_id = baton.current_tenant() AND owner_id = baton.current_member())
                """)
        }
    }
}
