internal import BatonModel
internal import BatonPlatform
internal import Postgres
internal import Testing

@Suite("SQL scripts")
struct SQLScriptTests {
    private func split(_ text: String) throws -> [String] { try SQLScript(text, variables: ["prefix": "p'_", "owner": "o\"w"]).statements }

    @Test("statements end at semicolons outside of quotes, bodies and comments")
    func splitting() throws {
        #expect(try split("") == [])
        #expect(try split(" ; ;; -- nothing\n/* ; */ ") == [])
        #expect(try split("SELECT 1; SELECT 2") == ["SELECT 1", "SELECT 2"])
        #expect(try split("SELECT ';', 'it''s;', \"a;b\";SELECT 2;") == ["SELECT ';', 'it''s;', \"a;b\"", "SELECT 2"])
        #expect(try split("DO $$ BEGIN; END; $$; SELECT $a$ $$ ; $a$, $1;") == ["DO $$ BEGIN; END; $$", "SELECT $a$ $$ ; $a$, $1"])
        #expect(try split("SELECT 1 -- a 'quote;\n+ 2; SELECT 3") == ["SELECT 1 \n+ 2", "SELECT 3"])
    }

    @Test("variables are quoted as psql quotes them; casts and bodies are left alone")
    func variables() throws {
        #expect(try split("SELECT :'prefix', :\"owner\"") == ["SELECT 'p''_', \"o\"\"w\""])
        #expect(try split("SELECT '1'::int, x[1:2]") == ["SELECT '1'::int, x[1:2]"])
        #expect(try split("DO $$ :'nothing' $$") == ["DO $$ :'nothing' $$"])
        #expect(throws: SQLScript.Problem.unknownVariable("x", line: 2)) { try split("SELECT\n:'x'") }
    }

    @Test("what is not closed is an error with its line")
    func unterminated() {
        for (text, what) in [("\nSELECT 'x", "quote"), ("\n/* x", "comment"), ("\nDO $$ x", "dollar quote")] {
            #expect(throws: SQLScript.Problem.unterminated(what, line: 2)) { try split(text) }
        }
    }
}

@Suite("Ids and keys")
struct IdentifierTests {
    @Test("ids are UUIDv7, ordered by time, and never the same")
    func ids() async throws {
        let ids = (0..<10_000).map { _ in LeadID.make() }
        #expect(Set(ids).count == ids.count)
        for id in ids.prefix(100) {
            let text = Array(id.description)
            #expect(text[14] == "7")
            #expect("89ab".contains(text[19]))
            #expect(LeadID(id.description.uppercased()) == id)
        }
        try await Task.sleep(for: .milliseconds(3))
        #expect(LeadID.make() > ids[0])
        #expect(LeadID("01900000-0000-7000-8000-00000000000") == nil)
        #expect(LeadID("{01900000-0000-7000-8000-000000000000}") == nil)
    }

    @Test("keys differ, carry no letters that people mix up, and are recognised by their beginning only")
    func secrets() {
        let keys = (0..<1000).map { _ in Secret.make("bk") }
        #expect(Set(keys.map(\.text)).count == 1000)
        for key in keys {
            #expect(key.text.count == 48)
            #expect(!key.text.dropFirst(3).contains { "0OIl1".contains($0) })
            #expect(key.prefix.count == 9)
            #expect(key.hash.bytes.count == 32)
        }
    }
}
