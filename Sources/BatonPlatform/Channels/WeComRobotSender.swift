package import BatonModel
internal import FoundationEssentials

/// 企业微信群机器人. The key is part of the URL, so the URL is never said.
package struct WeComRobotSender: Sendable {
    private let http: OutboundHTTP
    private let limits: ChannelSenders.Limits
    private let clock: WallClock

    package init(http: OutboundHTTP, limits: ChannelSenders.Limits, clock: WallClock) {
        self.http = http
        self.limits = limits
        self.clock = clock
    }

    package func deliver(_ message: RobotMessage, over channel: RobotChannel) async -> DeliveryOutcome {
        guard message.mentions.count <= RobotMessage.maximumMentions, message.mentionedMobiles.count <= RobotMessage.maximumMentions,
            message.mentions.allSatisfy({ $0 == "@all" || WeCom.isUser($0) }), CleanText.clean(message.content) != nil
        else { return .refused(DeliveryProblem(.messageRefused, "an empty message, or mentions of nobody")) }
        let body = JSONWriter.object { json in
            switch message.format {
            case .text:
                json.field("msgtype", "text")
                json.key("text")
                json.object { json in
                    json.field("content", MessageText.cut(message.content, bytes: RobotMessage.maximumText))
                    for (name, list) in [
                        ("mentioned_list", message.mentions), ("mentioned_mobile_list", message.mentionedMobiles),
                    ] where !list.isEmpty {
                        json.key(name)
                        json.array { json in for element in list { json.value(element) } }
                    }
                }
            case .markdown:
                let mentions = message.mentions.map { "<@\($0 == "@all" ? "all" : $0)>" }.joined()
                let end = mentions.isEmpty ? "" : "\n" + mentions
                json.field("msgtype", "markdown")
                json.key("markdown")
                json.object { json in
                    let room = RobotMessage.maximumMarkdown - end.utf8.count
                    json.field("content", MessageText.cutMarkdown(message.content, bytes: max(room, 0)) + end)
                }
            }
        }
        let key = channel.key.exposed
        let request = OutboundHTTP.Request(
            .post, "\(channel.endpoint)/cgi-bin/webhook/send?" + OutboundHTTP.urlencoded([("key", key)]), headers: ChannelHTTP.jsonHeaders,
            body: body, timeout: limits.request, reading: .whole(ChannelHTTP.maximumAnswer))
        do throws(OutboundHTTP.Problem) {
            let answer = try await http.answer(to: request)
            guard answer.status == 200 else { return ChannelHTTP.outcome(answer, clock.time()) }
            guard let said = WeCom.Answer(answer.body) else { return .unknown(DeliveryProblem(.badAnswer)) }
            let words = ChannelHTTP.scrub(said.words, key)
            return switch said.errcode {
            case 0: .delivered(DeliveryReceipt())
            case 45009, 45033:
                .retry(DeliveryProblem(.rateLimited, words), after: ChannelHTTP.untilNextMinute(clock.time()))
            case -1, 50001...50003: .retry(DeliveryProblem(.receiverBusy, words), after: nil)
            // No such robot, or one that was removed from its group.
            case 93000, 93004, 93008, 93017: .refused(DeliveryProblem(.channelClosed, words, disablesChannel: true))
            case 40003...40058, 44001...44004, 45001...45008: .refused(DeliveryProblem(.messageRefused, words))
            default: .retry(DeliveryProblem(.receiverFailed, words), after: nil)
            }
        } catch {
            return ChannelHTTP.outcome(error)
        }
    }
}

enum WeCom {
    /// HTTP is 200 for nearly everything; what happened is in here.
    struct Answer: Decodable {
        var errcode: Int
        var errmsg: String?
        var invaliduser: String?
        var msgid: String?
        var accessToken: String?
        var expiresIn: Int?

        enum CodingKeys: String, CodingKey {
            case errcode, errmsg, invaliduser, msgid
            case accessToken = "access_token"
            case expiresIn = "expires_in"
        }

        init?(_ bytes: [UInt8]) {
            guard let answer = try? JSONDecoder().decode(Self.self, from: Data(bytes)) else { return nil }
            self = answer
        }

        var words: String { "errcode \(errcode) \(errmsg ?? "")" }
    }

    /// A user id of WeCom.
    static func isUser(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || "_-@.".utf8.contains($0) }
    }
}
