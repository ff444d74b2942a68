internal import BatonModel
internal import BatonPlatform
internal import BatonTesting
internal import Crypto
internal import Foundation
internal import Postgres
internal import Testing

@Suite("Access tokens", .database(movableClock: true), .serialized)
struct TokenTests {
    private var database: TestDatabase { .current }

    private struct Expected {
        var tenant: TenantID
        var member: MemberID
        var session: SessionID
    }

    private func issue(_ tokens: AccessTokens? = nil) async throws -> (String, Expected) {
        let (tenant, member, session) = (TenantID.make(), MemberID.make(), SessionID.make())
        let text = try await (tokens ?? database.tokens).issue(tenant: tenant, member: member, session: session)
        return (text, Expected(tenant: tenant, member: member, session: session))
    }

    private func isRead(_ token: String, by tokens: AccessTokens? = nil) async -> Bool {
        do {
            _ = try await (tokens ?? database.tokens).read(token)
            return true
        } catch {
            #expect((error as? BatonError)?.code == .unauthenticated, "\(error)")
            return false
        }
    }

    private func part(_ token: String, _ index: Int) throws -> [String: Any] {
        let parts = token.split(separator: ".")
        let bytes = try #require(Base64URL.decode(Array(parts[index].utf8)))
        return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    }

    private func encode(_ object: [String: Any]) throws -> String {
        Base64URL.encode([UInt8](try JSONSerialization.data(withJSONObject: object, options: .sortedKeys)))
    }

    @Test("a token says who, where and until when, and is read by every process")
    func roundTrip() async throws {
        let (token, expected) = try await issue()
        let read = try await database.anotherProcess().tokens.read(token)
        #expect(read.tenant == expected.tenant && read.member == expected.member && read.session == expected.session)
        let header = try part(token, 0)
        #expect(header["alg"] as? String == "EdDSA" && header["typ"] as? String == "at+jwt" && header["kid"] is String)
        let claims = try part(token, 1)
        #expect(Set(claims.keys) == ["iss", "aud", "sub", "tid", "sid", "iat", "nbf", "exp", "jti"])
        #expect(claims["iss"] as? String == TestDatabase.publicURL)
    }

    @Test("no other algorithm, key, type, issuer or audience is ever taken")
    func forgeries() async throws {
        let (token, _) = try await issue()
        let parts = token.split(separator: ".").map(String.init)
        let (header, claims) = (try part(token, 0), try part(token, 1))
        #expect(await isRead(token))
        func with(_ changes: [String: Any], of object: [String: Any]) throws -> String { try encode(object.merging(changes) { $1 }) }
        let published = try await database.signingKeys.published()
        let publicKey = try #require(published.first?.publicKey)
        // The public key as the secret of an HMAC.
        let hs = try with(["alg": "HS256"], of: header) + "." + parts[1]
        let mac = Base64URL.encode(HMAC<SHA256>.authenticationCode(for: Data(hs.utf8), using: SymmetricKey(data: publicKey)))
        // A key of the attacker's, under the name of ours.
        let own = Curve25519.Signing.PrivateKey()
        let signed = parts[0] + "." + (try with(["sub": MemberID.make().description], of: claims))
        let signature = Base64URL.encode(try own.signature(for: Data(signed.utf8)))
        let alone = try with(["kid": "unknown"], of: header) + "." + parts[1]
        var forged = [
            "\(hs).\(mac)", "\(signed).\(signature)", "\(signed).\(parts[2])",
            "\(alone).\(Base64URL.encode(try own.signature(for: Data(alone.utf8))))",
            try with(["alg": "none"], of: header) + "." + parts[1] + ".",
            try with(["alg": "none"], of: header) + "." + parts[1] + "." + parts[2],
            try with(["alg": "ES256"], of: header) + "." + parts[1] + "." + parts[2],
            try with(["crit": ["exp"]], of: header) + "." + parts[1] + "." + parts[2],
            try with(["typ": "JWT"], of: header) + "." + parts[1] + "." + parts[2],
            try encode(["alg": "EdDSA", "typ": "at+jwt"]) + "." + parts[1] + "." + parts[2],
            // The key that the token itself brings.
            try with(["jwk": ["kty": "OKP", "crv": "Ed25519", "x": Base64URL.encode(own.publicKey.rawRepresentation)]], of: header) + "."
                + parts[1] + "." + parts[2],
            parts[0] + "." + parts[1], parts[0] + "." + parts[1] + "." + parts[2] + "." + parts[2], "..", "a.b.c",
            ".\(parts[1]).\(parts[2])",
            token + "=", token + " ", " " + token, token.replacingOccurrences(of: "-", with: "+") + "+", String(token.dropLast(4)),
            "\(parts[0]).\(parts[1]).\(String(repeating: "A", count: 9000))", String(repeating: "A", count: 3_000_000) + ".A.A",
            "{}.{}.{}", "é.é.é",
        ]
        for text in ["{", "[]", "null", "{\"alg\":1}", String(repeating: "[", count: 3000)] {
            forged.append(Base64URL.encode(Array(text.utf8)) + "." + parts[1] + "." + parts[2])
        }
        for text in forged { #expect(await !isRead(text), "\(text.prefix(200))") }
        // Each single bit counts.
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            var bytes = Array(token.utf8)
            let place = Int.random(in: 0..<bytes.count, using: &generator)
            // The last letter of the signature has bits that say nothing.
            if place >= bytes.count - 1 { continue }
            let before = bytes[place]
            bytes[place] = Array("ABCDEFabcdef0123456789-_.".utf8).randomElement(using: &generator)!
            if bytes[place] == before { continue }
            #expect(await !isRead(String(decoding: bytes, as: UTF8.self)))
        }
        // Signed by us, for somebody else.
        let elsewhere = AccessTokens(keys: database.signingKeys, issuer: "https://other.example", clock: database.clock.wall)
        #expect(await !isRead(try await issue(elsewhere).0))
        let selection = try await database.tokens.issueSelection(account: [UInt8](repeating: 1, count: 32), passwordVersion: 1)
        #expect(await !isRead(selection))
        #expect(await isRead(token))
    }

    @Test("a token lives ten minutes, with a minute for clocks that differ, either way")
    func times() async throws {
        let (token, _) = try await issue()
        /// A process whose clock is so far ahead.
        func process(_ seconds: Double) -> AccessTokens {
            let wall = database.clock.wall
            let clock = WallClock { wall.time().addingTimeInterval(seconds) }
            let keys = SigningKeys(database: database.database, masters: MasterKeys(current: TestDatabase.masterKey), clock: clock)
            return AccessTokens(keys: keys, issuer: TestDatabase.publicURL, clock: clock)
        }
        for (ahead, isGood) in [(-120.0, false), (-50, true), (0, true), (590, true), (650, true), (665, false), (100_000, false)] {
            #expect(await isRead(token, by: process(ahead)) == isGood, "\(ahead) s")
        }
    }

    @Test("a new key is published before it signs, the old one verifies until its last token is over, and no process notices")
    func rotation() async throws {
        let (one, two) = (database.anotherProcess(), database.anotherProcess())
        func kid(_ token: String) throws -> String { try #require(try part(token, 0)["kid"] as? String) }
        let old = try await kid(issue(one.tokens).0)
        _ = try await two.tokens.read(issue(one.tokens).0)
        let new = try await one.signingKeys.rotate()
        #expect(new != old)
        var previous: [String] = []
        // Every minute for an hour both sign, both read what the other has signed, and what was signed nine minutes ago.
        for minute in 0...60 {
            let (left, right) = (try await issue(one.tokens).0, try await issue(two.tokens).0)
            #expect(await isRead(left, by: two.tokens), "minute \(minute)")
            #expect(await isRead(right, by: one.tokens), "minute \(minute)")
            previous += [left]
            if minute >= 9 { #expect(await isRead(previous[minute - 9], by: two.tokens), "minute \(minute)") }
            if minute < 15 { #expect(try kid(left) == old && kid(right) == old) }
            if minute > 15 { #expect(try kid(left) == new) }
            if minute > 18 { #expect(try kid(right) == new) }
            // Published all the time, until it is over.
            if minute > 3, minute < 35 { #expect(try await two.signingKeys.published().map(\.kid).sorted() == [old, new].sorted()) }
            try await database.advanceClock(.seconds(60))
        }
        #expect(try await two.signingKeys.published().map(\.kid) == [new])
        // Twice in a row.
        _ = try await one.signingKeys.rotate()
        _ = try await two.signingKeys.rotate()
        #expect(await isRead(try await issue(one.tokens).0, by: two.tokens))
        try await database.advanceClock(.seconds(1000))
        #expect(await isRead(try await issue(one.tokens).0, by: two.tokens))
    }

    @Test("the private keys move to a new master key; without any, tokens are still read")
    func master() async throws {
        let (token, _) = try await issue()
        func keys(_ masters: MasterKeys?) -> SigningKeys {
            SigningKeys(database: database.database, masters: masters, clock: database.clock.wall)
        }
        func tokens(_ masters: MasterKeys?) -> AccessTokens {
            AccessTokens(keys: keys(masters), issuer: TestDatabase.publicURL, clock: database.clock.wall)
        }
        #expect(await isRead(token, by: tokens(nil)))
        let refused = await #expect(throws: BatonError.self) { _ = try await issue(tokens(nil)) }
        #expect(refused?.code == .keysUnavailable)
        let both = MasterKeys(current: TestDatabase.masterKey(9), previous: TestDatabase.masterKey)
        #expect(try await keys(both).rewrap() >= 1)
        #expect(try await keys(both).rewrap() == 0)
        _ = try await issue(tokens(MasterKeys(current: TestDatabase.masterKey(9))))
        #expect(try await keys(MasterKeys(current: TestDatabase.masterKey, previous: TestDatabase.masterKey(9))).rewrap() >= 1)
    }
}
