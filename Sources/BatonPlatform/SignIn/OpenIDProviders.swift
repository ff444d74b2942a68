internal import BatonModel
internal import FoundationEssentials
internal import JWTKit
internal import Synchronization

/// OpenID providers as their metadata describes them. Metadata and keys are kept for an hour; an unknown key is looked for again, at most once
/// in ten seconds.
package final class OpenIDProviders: Sendable {
    package struct Metadata: Sendable {
        package var issuer: String
        package var authorizationEndpoint: String
        package var tokenEndpoint: String
        var keysURL: String
        /// Of RS256 and ES256, those that the provider names.
        var algorithms: Set<String>
        /// Whether the client shows its secret in the head; otherwise in the body.
        var usesBasic: Bool
        /// Whether it says in its answer who it is (RFC 9207).
        package var namesItself: Bool
    }

    /// Who has signed on.
    package struct Subject: Sendable, Equatable {
        package var subject: String
        package var email: String?
        package var isVerified: Bool
    }

    private struct Known {
        var metadata: Metadata
        var keys: [ProviderKey]
        var loadedOn: Date
        var keysLoadedAt: ContinuousClock.Instant
    }

    private let http: OutboundHTTP
    private let clock: WallClock
    private let known = Mutex<[String: Known]>([:])
    private let limit = 1000
    private static let maximumAge: TimeInterval = 3600
    private static let reloadPause: Duration = .seconds(10)
    private static let skew: Double = 60

    package init(http: OutboundHTTP, clock: WallClock = .system) {
        self.http = http
        self.clock = clock
    }

    /// - Throws: `service_unavailable` with `provider: …`, when it does not answer, or not as a provider.
    package func metadata(_ issuer: String) async throws -> Metadata { try await load(issuer).metadata }

    /// Exchanges a code for the ID token and checks that.
    ///
    /// - Throws: `unauthenticated` with what is wrong with it; `service_unavailable`, when the provider does not answer.
    package func exchange(
        _ code: String, issuer: String, client: String, secret: String?, redirect: String, verifier: String, nonce: String
    ) async throws -> Subject {
        let metadata = try await metadata(issuer)
        var form = [
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", redirect), ("code_verifier", verifier),
            ("client_id", client),
        ]
        var basic: (String, String)?
        if let secret {
            if metadata.usesBasic { basic = (client, secret) } else { form.append(("client_secret", secret)) }
        }
        struct Answer: Decodable { var idToken: String }
        let bytes: [UInt8]
        do throws(OutboundHTTP.Problem) {
            bytes = try await http.post(metadata.tokenEndpoint, form: form, basic: basic)
        } catch {
            // A code that is not good is answered with 400 (RFC 6749 §5.2).
            if case .status(let status) = error, (400...499).contains(status) { throw Self.refused("code") }
            throw Self.failed("token endpoint: \(error)")
        }
        guard let answer = try? Self.decoder.decode(Answer.self, from: Data(bytes)) else { throw Self.refused("no ID token") }
        return try await verify(answer.idToken, issuer: issuer, client: client, nonce: nonce)
    }

    private static func refused(_ why: String) -> BatonError { BatonError(.unauthenticated, detail: "sign-on: \(why)") }
    private static func failed(_ why: String) -> BatonError { BatonError(.serviceUnavailable, detail: "provider: \(why)") }

    // MARK: ID tokens

    private struct Claims: JWTPayload {
        struct Audience: Codable {
            var all: [String]
            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                all = try (try? container.decode([String].self)) ?? [container.decode(String.self)]
            }
        }
        struct Flag: Codable {
            var isTrue: Bool
            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                // Some write it as a text.
                isTrue = (try? container.decode(Bool.self)) ?? ((try? container.decode(String.self)) == "true")
            }
        }

        var iss: String
        var sub: String
        var aud: Audience
        var exp: Double
        var iat: Double?
        var nbf: Double?
        var azp: String?
        var nonce: String?
        var email: String?
        var emailVerified: Flag?

        enum CodingKeys: String, CodingKey {
            case iss, sub, aud, exp, iat, nbf, azp, nonce, email
            case emailVerified = "email_verified"
        }

        func verify(using algorithm: some JWTAlgorithm) async throws {}
    }

    func verify(_ token: String, issuer: String, client: String, nonce: String) async throws -> Subject {
        guard let header = TokenHeader(token) else { throw Self.refused("malformed ID token") }
        let provider = try await load(issuer)
        guard provider.metadata.algorithms.contains(header.algorithm) else { throw Self.refused("algorithm") }
        var key = Self.key(header, provider.keys)
        if key == nil { key = Self.key(header, try await reloadKeys(issuer)) }
        guard let key, let collection = try? await key.verifier() else { throw Self.refused("key") }
        guard let claims = try? await collection.verify(token, as: Claims.self) else { throw Self.refused("signature") }
        let now = clock.time().timeIntervalSince1970
        guard claims.iss == issuer else { throw Self.refused("iss") }
        guard claims.aud.all.contains(client) else { throw Self.refused("aud") }
        if claims.aud.all.count > 1 || claims.azp != nil {
            guard claims.azp == client else { throw Self.refused("azp") }
        }
        guard claims.exp > now - Self.skew, claims.exp.isFinite else { throw Self.refused("exp") }
        guard claims.nbf ?? 0 <= now + Self.skew, claims.iat ?? 0 <= now + Self.skew else { throw Self.refused("nbf") }
        guard let given = claims.nonce, given == nonce else { throw Self.refused("nonce") }
        guard !claims.sub.isEmpty, claims.sub.unicodeScalars.count <= 255, !claims.sub.utf8.contains(0) else { throw Self.refused("sub") }
        return Subject(subject: claims.sub, email: claims.email, isVerified: claims.emailVerified?.isTrue ?? false)
    }

    /// The key that the header names; without a name, the only one that fits.
    private static func key(_ header: TokenHeader, _ keys: [ProviderKey]) -> ProviderKey? {
        let fitting = keys.filter { $0.fits(header.algorithm) }
        if let kid = header.kid { return fitting.first { $0.kid == kid } }
        return fitting.count == 1 ? fitting[0] : nil
    }

    // MARK: metadata and keys

    private static var decoder: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return decoder
    }

    private struct Document: Decodable {
        var issuer: String
        var authorizationEndpoint: String
        var tokenEndpoint: String
        var jwksUri: String
        var idTokenSigningAlgValuesSupported: [String]?
        var tokenEndpointAuthMethodsSupported: [String]?
        var authorizationResponseIssParameterSupported: Bool?
    }

    private func load(_ issuer: String) async throws -> Known {
        let now = clock.time()
        if let entry = known.withLock({ $0[issuer] }), abs(now.timeIntervalSince(entry.loadedOn)) < Self.maximumAge { return entry }
        let base = issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer
        let bytes: [UInt8]
        do throws(OutboundHTTP.Problem) {
            bytes = try await http.get(base + "/.well-known/openid-configuration")
        } catch {
            throw Self.failed("metadata: \(error)")
        }
        guard let document = try? Self.decoder.decode(Document.self, from: Data(bytes)) else { throw Self.failed("metadata is none") }
        guard document.issuer == issuer else { throw Self.failed("metadata of another issuer") }
        for url in [document.authorizationEndpoint, document.tokenEndpoint, document.jwksUri] {
            do throws(OutboundHTTP.Problem) {
                _ = try http.target(url)
            } catch {
                throw Self.failed("a URL of its metadata")
            }
        }
        let methods = document.tokenEndpointAuthMethodsSupported ?? ["client_secret_basic"]
        let metadata = Metadata(
            issuer: issuer, authorizationEndpoint: document.authorizationEndpoint, tokenEndpoint: document.tokenEndpoint,
            keysURL: document.jwksUri,
            algorithms: Set(document.idTokenSigningAlgValuesSupported ?? ["RS256"]).intersection(["RS256", "ES256"]),
            usesBasic: methods.contains("client_secret_basic"),
            namesItself: document.authorizationResponseIssParameterSupported ?? false)
        let entry = Known(metadata: metadata, keys: try await fetchKeys(metadata), loadedOn: now, keysLoadedAt: .now)
        known.withLock { known in
            if known.count >= limit { known = [:] }
            known[issuer] = entry
        }
        return entry
    }

    private func reloadKeys(_ issuer: String) async throws -> [ProviderKey] {
        let entry = known.withLock { $0[issuer] }
        guard let entry, ContinuousClock.now - entry.keysLoadedAt >= Self.reloadPause else { return [] }
        let keys = try await fetchKeys(entry.metadata)
        known.withLock { known in
            known[issuer]?.keys = keys
            known[issuer]?.keysLoadedAt = .now
        }
        return keys
    }

    private func fetchKeys(_ metadata: Metadata) async throws -> [ProviderKey] {
        let bytes: [UInt8]
        do throws(OutboundHTTP.Problem) {
            bytes = try await http.get(metadata.keysURL)
        } catch {
            throw Self.failed("keys: \(error)")
        }
        struct Keys: Decodable { var keys: [Lossy] }
        /// What is no key of a kind that is used here is passed over.
        struct Lossy: Decodable {
            var key: ProviderKey?
            init(from decoder: any Decoder) throws { key = try? ProviderKey(from: decoder) }
        }
        guard let keys = try? JSONDecoder().decode(Keys.self, from: Data(bytes)) else { throw Self.failed("keys are none") }
        return Array(keys.keys.compactMap(\.key).prefix(100))
    }
}

/// A public key of a provider (RFC 7517).
private struct ProviderKey: Decodable, Sendable {
    var kty: String
    var kid: String?
    var use: String?
    var alg: String?
    var n: String?
    var e: String?
    var crv: String?
    var x: String?
    var y: String?

    /// Whether a token with this algorithm may be checked with it: its kind decides, never the token alone.
    func fits(_ algorithm: String) -> Bool {
        guard use ?? "sig" == "sig", alg ?? algorithm == algorithm else { return false }
        switch algorithm {
        case "RS256": return kty == "RSA" && n != nil && e != nil
        case "ES256": return kty == "EC" && crv == "P-256" && x != nil && y != nil
        default: return false
        }
    }

    /// A collection with this key alone, for its one algorithm.
    func verifier() async throws -> JWTKeyCollection {
        let name = JWKIdentifier(string: kid ?? "only")
        if kty == "RSA" {
            return try await JWTKeyCollection().add(jwk: .rsa(.rs256, identifier: name, modulus: n, exponent: e))
        }
        return try await JWTKeyCollection().add(jwk: .ecdsa(.es256, identifier: name, x: x, y: y, curve: .p256))
    }
}
