package import BatonModel
internal import Crypto
internal import FoundationEssentials
internal import Synchronization

/// 企业微信应用消息, with an access token for each application.
package struct WeComApplicationSender: Sendable {
    private let http: OutboundHTTP
    private let limits: ChannelSenders.Limits
    private let clock: WallClock
    private let tokens: WeComTokens

    package init(http: OutboundHTTP, limits: ChannelSenders.Limits, clock: WallClock) {
        self.http = http
        self.limits = limits
        self.clock = clock
        tokens = WeComTokens(http: http, limits: limits, clock: clock)
    }

    package func deliver(_ message: ApplicationMessage, over channel: ApplicationChannel) async -> DeliveryOutcome {
        guard (1...ApplicationMessage.maximumUsers).contains(message.users.count), message.users.allSatisfy(WeCom.isUser),
            Self.isGood(message.body)
        else { return .refused(DeliveryProblem(.messageRefused, "recipients or content")) }
        let body = Self.body(message, channel)
        var hasRenewed = false
        while true {
            let token: String
            switch await tokens.token(of: channel) {
            case .success(let known): token = known
            case .failure(let failure): return failure.outcome
            }
            let request = OutboundHTTP.Request(
                .post, "\(channel.endpoint)/cgi-bin/message/send?" + OutboundHTTP.urlencoded([("access_token", token)]),
                headers: ChannelHTTP.jsonHeaders, body: body, timeout: limits.request, reading: .whole(ChannelHTTP.maximumAnswer))
            do throws(OutboundHTTP.Problem) {
                let answer = try await http.answer(to: request)
                guard answer.status == 200 else { return ChannelHTTP.outcome(answer, clock.time()) }
                guard let said = WeCom.Answer(answer.body) else { return .unknown(DeliveryProblem(.badAnswer)) }
                if said.errcode == 40014 || said.errcode == 42001 {
                    tokens.forget(token, of: channel)
                    if !hasRenewed {
                        hasRenewed = true
                        continue
                    }
                }
                return Self.outcome(said, ChannelHTTP.scrub(said.words, token, channel.secret.exposed), clock.time())
            } catch {
                return ChannelHTTP.outcome(error)
            }
        }
    }

    private static func isGood(_ body: ApplicationMessage.Body) -> Bool {
        switch body {
        case .text(let text): CleanText.clean(text) != nil
        case .card(let title, let description, let url, _):
            CleanText.clean(title) != nil && CleanText.clean(description) != nil && url.utf8.count <= 2048 && url.hasPrefix("http")
        }
    }

    private static func body(_ message: ApplicationMessage, _ channel: ApplicationChannel) -> [UInt8] {
        JSONWriter.object { json in
            json.field("touser", message.users.joined(separator: "|"))
            json.field("agentid", channel.agentID)
            switch message.body {
            case .text(let text):
                json.field("msgtype", "text")
                json.key("text")
                json.object { $0.field("content", MessageText.cut(text, bytes: 2048)) }
            case .card(let title, let description, let url, let button):
                json.field("msgtype", "textcard")
                json.key("textcard")
                json.object { json in
                    json.field("title", MessageText.cut(title, bytes: 128))
                    json.field("description", MessageText.cut(description, bytes: 512))
                    json.field("url", url)
                    json.field("btntxt", MessageText.prefix(button, bytes: 12))
                }
            }
            // WeCom drops a message that is the same as one of the last half hour: what arrives a second time is shown once.
            json.field("enable_duplicate_check", 1)
            json.field("duplicate_check_interval", 1800)
        }
    }

    private static func outcome(_ said: WeCom.Answer, _ words: String, _ now: Date) -> DeliveryOutcome {
        switch said.errcode {
        case 0:
            let invalid = (said.invaliduser ?? "").split(separator: "|").prefix(ApplicationMessage.maximumUsers)
            return .delivered(
                DeliveryReceipt(
                    providerID: said.msgid,
                    unreached: invalid.map {
                        .init(MessageText.prefix(String($0), bytes: 64), DeliveryProblem(.recipientRefused, "invaliduser"))
                    }))
        case 45009, 45033: return .retry(DeliveryProblem(.rateLimited, words), after: ChannelHTTP.untilNextMinute(now))
        case -1, 50001...50003, 40014, 42001: return .retry(DeliveryProblem(.receiverBusy, words), after: nil)
        case 81013, 82001, 40003, 40031, 46004, 60111: return .refused(DeliveryProblem(.recipientRefused, words))
        case 40001, 40013, 40056, 48002, 60011, 60020, 301002:
            return .refused(DeliveryProblem(.credentialsRefused, words, disablesChannel: true))
        case 40004...40058, 44001...44004, 45001...45008: return .refused(DeliveryProblem(.messageRefused, words))
        default: return .retry(DeliveryProblem(.receiverFailed, words), after: nil)
        }
    }
}

/// Access tokens of WeCom's applications: fetched by one at a time, kept until shortly before they end, because fetching too often is blocked.
final class WeComTokens: Sendable {
    struct Failure: Error {
        var outcome: DeliveryOutcome
    }

    private enum Entry {
        case token(String, until: ContinuousClock.Instant)
        case failed(DeliveryOutcome, until: ContinuousClock.Instant)
        case fetching(Task<Result<String, Failure>, Never>)
    }
    private struct Key: Hashable {
        var endpoint: String
        var corporation: String
        /// Of the secret.
        var digest: SHA256Digest
    }

    private let http: OutboundHTTP
    private let limits: ChannelSenders.Limits
    private let clock: WallClock
    private let entries = Mutex<[Key: Entry]>([:])
    private static let maximumEntries = 10_000
    /// A failure is told to whoever asks within this time, without asking again.
    private static let failurePause: Duration = .seconds(5)
    /// What is left of a token's time is not used.
    private static let margin = 300

    init(http: OutboundHTTP, limits: ChannelSenders.Limits, clock: WallClock) {
        self.http = http
        self.limits = limits
        self.clock = clock
    }

    private func key(_ channel: ApplicationChannel) -> Key {
        Key(endpoint: channel.endpoint, corporation: channel.corporationID, digest: SHA256.hash(data: Array(channel.secret.exposed.utf8)))
    }

    func token(of channel: ApplicationChannel) async -> Result<String, Failure> {
        let key = key(channel)
        let task: Task<Result<String, Failure>, Never>
        let now = ContinuousClock.now
        let found: Entry = entries.withLock { entries in
            switch entries[key] {
            case .token(_, let until)? where until <= now: break
            case .failed(_, let until)? where until <= now: break
            case let entry?: return entry
            case nil: break
            }
            if entries.count >= Self.maximumEntries {
                entries = entries.filter { if case .fetching = $0.value { true } else { false } }
            }
            // Its own task: who asked first may be cancelled while others wait.
            let entry = Entry.fetching(Task { await self.fetch(channel, key) })
            entries[key] = entry
            return entry
        }
        switch found {
        case .token(let token, _): return .success(token)
        case .failed(let outcome, _): return .failure(Failure(outcome: outcome))
        case .fetching(let fetching): task = fetching
        }
        return await task.value
    }

    /// Drops a token that WeCom does not know any more, unless another has taken its place already.
    func forget(_ token: String, of channel: ApplicationChannel) {
        let key = key(channel)
        entries.withLock { entries in
            if case .token(token, _)? = entries[key] { entries[key] = nil }
        }
    }

    private func fetch(_ channel: ApplicationChannel, _ key: Key) async -> Result<String, Failure> {
        let (entry, result): (Entry, Result<String, Failure>)
        let now = ContinuousClock.now
        switch await ask(channel) {
        case .success((let token, let seconds)):
            // A token that lasts no longer than the margin is used once by whoever waits.
            entry = .token(token, until: now + .seconds(max(seconds - Self.margin, 0)))
            result = .success(token)
        case .failure(let failure):
            entry = .failed(failure.outcome, until: now + Self.failurePause)
            result = .failure(failure)
        }
        entries.withLock { $0[key] = entry }
        return result
    }

    private func ask(_ channel: ApplicationChannel) async -> Result<(String, Int), Failure> {
        func failure(_ outcome: DeliveryOutcome) -> Result<(String, Int), Failure> { .failure(Failure(outcome: outcome)) }
        let query = OutboundHTTP.urlencoded([("corpid", channel.corporationID), ("corpsecret", channel.secret.exposed)])
        let request = OutboundHTTP.Request(
            .get, "\(channel.endpoint)/cgi-bin/gettoken?\(query)", headers: [("Accept", "application/json")], timeout: limits.request,
            reading: .whole(ChannelHTTP.maximumAnswer))
        do throws(OutboundHTTP.Problem) {
            let answer = try await http.answer(to: request)
            // Nothing has been sent to anybody so far, so nothing is unknown.
            guard answer.status == 200 else { return failure(Self.certain(ChannelHTTP.outcome(answer, clock.time()))) }
            guard let said = WeCom.Answer(answer.body) else { return failure(.retry(DeliveryProblem(.badAnswer), after: nil)) }
            let words = ChannelHTTP.scrub(said.words, channel.secret.exposed)
            switch said.errcode {
            case 0:
                guard let token = said.accessToken, (1...1024).contains(token.utf8.count) else {
                    return failure(.retry(DeliveryProblem(.badAnswer, "no access_token"), after: nil))
                }
                return .success((token, min(max(said.expiresIn ?? 0, 0), 86400)))
            case 45009, 45033:
                return failure(.retry(DeliveryProblem(.rateLimited, words), after: ChannelHTTP.untilNextMinute(clock.time())))
            case -1: return failure(.retry(DeliveryProblem(.receiverBusy, words), after: nil))
            case 40001, 40013, 40091, 41002, 41004, 42009, 60020, 301002:
                return failure(.refused(DeliveryProblem(.credentialsRefused, words, disablesChannel: true)))
            default: return failure(.retry(DeliveryProblem(.receiverFailed, words), after: nil))
            }
        } catch {
            return failure(Self.certain(ChannelHTTP.outcome(error)))
        }
    }

    private static func certain(_ outcome: DeliveryOutcome) -> DeliveryOutcome {
        if case .unknown(let problem) = outcome { .retry(problem, after: nil) } else { outcome }
    }
}
