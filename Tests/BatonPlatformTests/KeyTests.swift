internal import BatonModel
internal import BatonPlatform
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

@Suite("Keys of tenants", .database)
struct KeyTests {
    private var database: TestDatabase { .current }
    private let text = Array("密钥 key".utf8)

    private func scope() async throws -> TenantScope {
        let slug = "k-" + UUID().uuidString.lowercased().prefix(18)
        _ = try await TestTenant.bare(slug: slug)
        return try await database.directory.hostOperator(slug: slug)
    }

    private func keys(_ current: UInt8, previous: UInt8? = nil) -> TenantKeys {
        TenantKeys(
            database: database.database,
            masters: MasterKeys(current: TestDatabase.masterKey(current), previous: previous.map { TestDatabase.masterKey($0) }))
    }

    @Test("what is sealed opens again, in every process, and is different each time")
    func roundTrip() async throws {
        let scope = try await scope()
        for purpose in KeyPurpose.allCases {
            let one = try await database.keys.seal(text, for: purpose, context: "x", scope)
            let two = try await database.keys.seal(text, for: purpose, context: "x", scope)
            #expect(one != two)
            #expect(one.bytes.count == text.count + 31)
            #expect(!Data(one.bytes).contains(Data(text)))
            #expect(try await keys(7).open(one, for: purpose, context: "x", scope) == text)
        }
        let nothing = try await database.keys.seal([], for: .secrets, context: "x", scope)
        #expect(try await database.keys.open(nothing, for: .secrets, context: "x", scope) == [])
    }

    @Test("another tenant, purpose, context, or any changed byte does not open")
    func boundaries() async throws {
        let (ours, theirs) = (try await scope(), try await scope())
        let keys = database.keys
        let sealed = try await keys.seal(text, for: .secrets, context: "channel.1", ours)
        func refused(_ bytes: Bytes, _ purpose: KeyPurpose, _ context: String, _ scope: TenantScope) async {
            let error = await #expect(throws: BatonError.self) {
                _ = try await keys.open(bytes, for: purpose, context: context, scope)
            }
            #expect(error?.code == .internalError)
        }
        await refused(sealed, .secrets, "channel.1", theirs)
        await refused(sealed, .answers, "channel.1", ours)
        await refused(sealed, .secrets, "channel.2", ours)
        for index in sealed.bytes.indices {
            var damaged = sealed
            damaged.bytes[index] ^= 1
            await refused(damaged, .secrets, "channel.1", ours)
        }
        for count in [0, 1, 30, sealed.bytes.count - 1] {
            await refused(Bytes(Array(sealed.bytes.prefix(count))), .secrets, "channel.1", ours)
        }
        // Their wrapped key in our row is not taken for ours.
        try await database.admin.query(
            """
            UPDATE baton.tenant_key SET wrapped_key = (SELECT wrapped_key FROM baton.tenant_key WHERE tenant_id = \(theirs.tenant))
            WHERE tenant_id = \(ours.tenant)
            """)
        let error = await #expect(throws: BatonError.self) {
            _ = try await self.keys(7).open(sealed, for: .secrets, context: "channel.1", ours)
        }
        #expect(error?.code == .internalError)
    }

    @Test("a blind index is the same for the same value, and another one for another tenant or kind")
    func blindIndex() async throws {
        let (ours, theirs) = (try await scope(), try await scope())
        let keys = database.keys
        let one = try await keys.blindIndex(text, context: "mobile", ours)
        #expect(try await self.keys(7).blindIndex(text, context: "mobile", ours) == one)
        #expect(one.bytes.count == 34 && one.bytes[0] == 0 && one.bytes[1] == 1)
        #expect(try await keys.blindIndex(text, context: "mail", ours) != one)
        #expect(try await keys.blindIndex(text, context: "mobile", theirs) != one)
        #expect(try await keys.blindIndex(text + [0], context: "mobile", ours) != one)
    }

    @Test("a new tenant has its key; one from before gets one at first use, and many at once get the same")
    func firstUse() async throws {
        let scope = try await scope()
        let count: SQL = "SELECT count(*) FROM baton.tenant_key WHERE tenant_id = \(scope.tenant)"
        #expect(try await database.admin.query(count).single(Int64.self) == 1)
        try await database.admin.query("DELETE FROM baton.tenant_key WHERE tenant_id = \(scope.tenant)")
        let processes = (0..<8).map { _ in keys(7) }
        let text = text
        let sealed = try await withThrowingTaskGroup(of: Bytes.self, returning: [Bytes].self) { group in
            for process in processes {
                group.addTask { try await process.seal(text, for: .answers, context: "x", scope) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(try await database.admin.query(count).single(Int64.self) == 1)
        for bytes in sealed { #expect(try await processes[0].open(bytes, for: .answers, context: "x", scope) == text) }
    }

    @Test("the master key is changed without anything being lost, and the old one opens nothing afterwards")
    func rotation() async throws {
        let scope = try await scope()
        let sealed = try await database.keys.seal(text, for: .secrets, context: "x", scope)
        // The new key alone cannot read it, and breaks nothing.
        let alone = await #expect(throws: BatonError.self) {
            _ = try await keys(9).open(sealed, for: .secrets, context: "x", scope)
        }
        #expect(alone?.code == .keysUnavailable)
        let refused = await #expect(throws: BatonError.self) { _ = try await keys(9).rewrap(scope) }
        #expect(refused?.code == .keysUnavailable)

        let both = keys(9, previous: 7)
        #expect(try await both.open(sealed, for: .secrets, context: "x", scope) == text)
        #expect(try await both.rewrap(scope) == 1)
        #expect(try await both.rewrap(scope) == 0)
        #expect(try await keys(9).open(sealed, for: .secrets, context: "x", scope) == text)
        let old = await #expect(throws: BatonError.self) {
            _ = try await keys(7).open(sealed, for: .secrets, context: "x", scope)
        }
        #expect(old?.code == .keysUnavailable)
    }

    @Test("without a master key the rest goes on, and what needs one says so")
    func absent() async throws {
        let none = TenantKeys(database: database.database, masters: nil)
        let scope = try await scope()
        #expect(!none.isAvailable)
        let error = await #expect(throws: BatonError.self) { _ = try await none.seal(text, for: .secrets, context: "x", scope) }
        #expect(error?.code == .keysUnavailable)
    }

    @Test("a key file must hold 32 bytes and be its owner's alone")
    func file() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "baton-key-\(UUID())").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        func write(_ text: String, _ mode: Int) {
            _ = FileManager.default.createFile(atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: mode])
        }
        let key = Data(repeating: 7, count: 32).base64EncodedString()
        write(key + "\n", 0o600)
        #expect(try MasterKey(file: path).id == TestDatabase.masterKey.id)
        for mode in [0o640, 0o604, 0o644] {
            write(key, mode)
            #expect(throws: MasterKey.Problem.readable(path: path)) { try MasterKey(file: path) }
        }
        write("c2hvcnQ=", 0o600)
        #expect(throws: MasterKey.Problem.malformed) { try MasterKey(file: path) }
        write(String(repeating: "A", count: 2000), 0o600)
        #expect(throws: MasterKey.Problem.unreadable(path: path)) { try MasterKey(file: path) }
        #expect(throws: MasterKey.Problem.unreadable(path: path + "x")) { try MasterKey(file: path + "x") }
        for text in [
            "", "x", String(repeating: "=", count: 44), Data(count: 31).base64EncodedString(), Data(count: 33).base64EncodedString(),
        ] {
            #expect(throws: MasterKey.Problem.malformed) { try MasterKey(base64: text) }
        }
    }
}
