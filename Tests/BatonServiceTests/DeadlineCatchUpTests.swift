internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import FoundationEssentials
internal import Postgres
internal import Testing

/// Workers that were away, and how soon they look.
@Suite("Deadlines of leads, late", .database(movableClock: true), .nothingLost, .serialized)
struct DeadlineCatchUpTests {
    private var database: TestDatabase { .current }

    @Test("nobody was there while three windows ran out: each level comes once, a window after the one before, never two at once")
    func levels() async throws {
        let tenant = try await TestTenant.make()
        var patch = LeadPolicyPatch()
        patch.responseWindow = 600
        patch.escalationWindow = 3600
        _ = try await database.policies.update(patch, tenant.operatorScope())
        let lead = try await tenant.capture()
        func escalations() async throws -> Int64? {
            try await database.admin.query(
                "SELECT count(*) FROM baton.event WHERE subject_id = \(lead.id) AND kind = 'lead.escalated'"
            ).single(Int64.self)
        }
        try await database.advanceClock(.seconds(600 + 3 * 3600 + 5))
        // As often as they like, and several of them.
        for _ in 0..<3 {
            try await database.worker().drain()
            try await database.worker().drain()
            #expect(try await escalations() == 1)
        }
        // The next level counts from when it was escalated, not from when it ought to have been.
        try await database.advanceClock(.seconds(3500))
        try await database.worker().drain()
        #expect(try await escalations() == 1)
        for level in Int64(2)...4 {
            try await database.advanceClock(.seconds(level == 2 ? 101 : 3601))
            try await database.worker().drain()
            try await database.worker().drain()
            #expect(try await escalations() == level)
        }
    }

    @Test("workers are rung for a deadline that is nearer than their next look, and for no other")
    func horizon() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await tenant.operatorScope()
        func rings(_ body: () async throws -> Void) async throws -> Bool {
            let mark = database.wakeups.mark()
            try await body()
            return await database.wakeups.wait(for: .timers, since: mark, atMost: .milliseconds(1))
        }
        #expect(try await !rings { try await tenant.capture() })
        var patch = LeadPolicyPatch()
        patch.responseWindow = 3
        _ = try await database.policies.update(patch, scope)
        #expect(try await !rings { try await tenant.capture() })
        patch.responseWindow = 2
        _ = try await database.policies.update(patch, scope)
        #expect(try await rings { try await tenant.capture() })
    }
}
