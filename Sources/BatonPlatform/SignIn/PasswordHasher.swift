internal import BatonModel
internal import Crypto
internal import CryptoExtras
internal import Dispatch
internal import FoundationEssentials
internal import Synchronization

/// scrypt, on threads of its own: at most two passwords at a time (each takes 128 · r · N bytes), at most 64 waiting.
package final class PasswordHasher: Sendable {
    /// What a hash costs. Kept with each hash; who signs in with another cost gets a new hash.
    package struct Cost: Hashable, Sendable {
        /// N = 2^logN.
        package var logN: Int
        package var r: Int
        package var p: Int

        package init(logN: Int, r: Int = 8, p: Int = 1) {
            self.logN = logN
            self.r = r
            self.p = p
        }

        /// 32 MiB, about 0.1 s.
        package static let standard = Cost(logN: 15)
    }

    package enum Outcome: Sendable, Equatable {
        case wrong
        case right
        /// Right, and to be hashed anew at the present cost.
        case outdated
    }

    private struct Queue {
        var running = 0
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let cost: Cost
    private let queue = Mutex(Queue())
    private let threads = DispatchQueue(label: "baton.passwords", attributes: .concurrent)
    private static let parallel = 2
    private static let longestQueue = 64
    private static let bytes = 32

    package init(cost: Cost = .standard) { self.cost = cost }

    /// `scrypt$logN$r$p$salt$hash`, salt and hash in base64.
    ///
    /// - Throws: `service_unavailable`, when 64 are waiting.
    package func hash(_ password: [UInt8]) async throws -> String {
        var generator = SystemRandomNumberGenerator()
        let salt = (0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) }
        let hash = try await derive(password, salt, cost)
        let parts = [
            "scrypt", "\(cost.logN)", "\(cost.r)", "\(cost.p)", Data(salt).base64EncodedString(), Data(hash).base64EncodedString(),
        ]
        return parts.joined(separator: "$")
    }

    /// Takes as long without a stored hash as with one.
    ///
    /// - Throws: `service_unavailable`, when 64 are waiting.
    package func verify(_ password: [UInt8], _ stored: String?) async throws -> Outcome {
        guard let stored, let (cost, salt, hash) = Self.parse(stored) else {
            _ = try await derive(password, [UInt8](repeating: 0, count: 16), cost)
            return .wrong
        }
        let derived = try await derive(password, salt, cost)
        guard derived.count == hash.count, zip(derived, hash).reduce(UInt8(0), { $0 | ($1.0 ^ $1.1) }) == 0 else { return .wrong }
        return cost == self.cost ? .right : .outdated
    }

    private static func parse(_ stored: String) -> (Cost, salt: [UInt8], hash: [UInt8])? {
        let parts = stored.split(separator: "$", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6, parts[0] == "scrypt", let logN = Int(parts[1]), let r = Int(parts[2]), let p = Int(parts[3]),
            (1...20).contains(logN), (1...32).contains(r), (1...16).contains(p),
            let salt = Data(base64Encoded: parts[4]), let hash = Data(base64Encoded: parts[5]), hash.count == bytes
        else { return nil }
        return (Cost(logN: logN, r: r, p: p), Array(salt), Array(hash))
    }

    private func derive(_ password: [UInt8], _ salt: [UInt8], _ cost: Cost) async throws -> [UInt8] {
        try await enter()
        defer { leave() }
        return try await withCheckedThrowingContinuation { continuation in
            threads.async {
                continuation.resume(
                    with: Result {
                        try KDF.Scrypt.deriveKey(
                            from: password, salt: salt, outputByteCount: Self.bytes, rounds: 1 << cost.logN, blockSize: cost.r,
                            parallelism: cost.p, maxMemory: 128 * cost.r * (1 << cost.logN) * 2 + 1024 * 1024
                        ).withUnsafeBytes { unsafe Array($0) }
                    })
            }
        }
    }

    private func enter() async throws {
        enum Turn { case now, later, never }
        let turn = queue.withLock { queue -> Turn in
            if queue.running < Self.parallel {
                queue.running += 1
                return .now
            }
            return queue.waiting.count < Self.longestQueue ? .later : .never
        }
        switch turn {
        case .now: return
        case .never: throw BatonError(.serviceUnavailable, detail: "too many sign-ins at once")
        case .later:
            await withCheckedContinuation { continuation in
                let isMine = queue.withLock { queue in
                    if queue.running < Self.parallel {
                        queue.running += 1
                        return true
                    }
                    queue.waiting.append(continuation)
                    return false
                }
                if isMine { continuation.resume() }
            }
        }
    }

    private func leave() {
        let next = queue.withLock { queue -> CheckedContinuation<Void, Never>? in
            // The place goes over to who has waited longest.
            if !queue.waiting.isEmpty { return queue.waiting.removeFirst() }
            queue.running -= 1
            return nil
        }
        next?.resume()
    }
}
