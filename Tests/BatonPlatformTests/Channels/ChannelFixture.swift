internal import BatonModel
internal import BatonPlatform
internal import BatonTesting
internal import Foundation
internal import Synchronization
internal import Testing

/// Senders as they are in service, but for the times, and with the loopback allowed.
struct ChannelFixture {
    let receivers: Receivers
    var limits = ChannelSenders.Limits(request: .seconds(5), mail: .seconds(5), connect: .seconds(2))
    var clock = WallClock.system
    var allowsPrivate = true
    var lookup = HostLookup.system

    init() async throws { receivers = try await Receivers.shared }

    var senders: ChannelSenders {
        ChannelSenders(
            http: OutboundHTTP(allowsPrivate: allowsPrivate, lookup: lookup, connectTimeout: limits.connect), limits: limits, clock: clock)
    }

    /// Another one for each test, so that nobody finds another's messages.
    static func key(_ prefix: String = "m") -> String { "\(prefix)-\(UUID().uuidString.lowercased())" }

    static func configuration(_ json: String) throws -> ChannelConfiguration {
        try ChannelConfiguration(json: Array(json.utf8), allowsPrivate: true)
    }
}

extension DeliveryOutcome {
    /// `retry receiver_busy`, without the words.
    var short: String {
        switch self {
        case .delivered: "delivered"
        case .retry(let problem, _): "retry \(problem.code.rawValue)"
        case .refused(let problem): "refused \(problem.code.rawValue)\(problem.disablesChannel ? " disables" : "")"
        case .unknown(let problem): "unknown \(problem.code.rawValue)"
        }
    }

    var after: Duration? { if case .retry(_, let after) = self { after } else { nil } }
    var receipt: DeliveryReceipt? { if case .delivered(let receipt) = self { receipt } else { nil } }
}
