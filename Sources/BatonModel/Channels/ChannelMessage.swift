package import FoundationEssentials

/// What makes a repeated message the same one for its receiver: the same for every attempt.
package struct DeliveryKey: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    /// - Returns: `nil` for anything but 1–64 ASCII letters, digits, `-` and `_`.
    package init?(_ text: String) {
        guard (1...64).contains(text.utf8.count),
            text.utf8.allSatisfy({
                (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
            })
        else { return nil }
        description = text
    }

    package init<Entity>(_ id: Identifier<Entity>) { description = id.description }
}

/// One message for one channel.
package struct ChannelMessage: Sendable, Equatable {
    package enum Content: Sendable, Equatable {
        case mail(MailMessage)
        case wecomRobot(RobotMessage)
        case wecomApplication(ApplicationMessage)
        case sms(TextMessage)
        case webhook(WebhookMessage)
    }

    package var key: DeliveryKey
    package var content: Content

    package init(_ key: DeliveryKey, _ content: Content) {
        self.key = key
        self.content = content
    }

    package var kind: ChannelKind {
        switch content {
        case .mail: .mail
        case .wecomRobot: .wecomRobot
        case .wecomApplication: .wecomApplication
        case .sms: .sms
        case .webhook: .webhook
        }
    }
}

package struct MailMessage: Sendable, Equatable {
    package struct Recipient: Sendable, Equatable {
        package var name: String?
        package var address: EmailAddress

        package init(_ address: EmailAddress, name: String? = nil) {
            self.address = address
            self.name = name
        }
    }

    /// 1–50; each sees the others.
    package var recipients: [Recipient]
    /// One line of at most 255 Unicode scalars.
    package var subject: String
    package var text: String
    /// The same for programs that show HTML; with the text at most 1 MiB.
    package var html: String?
    /// `zh` or `en`.
    package var language: String
    /// Where one click ends messages of this kind (RFC 8058); ASCII without blanks.
    package var unsubscribeURL: String?

    package static let maximumRecipients = 50
    package static let maximumSubject = 255
    package static let maximumBytes = 1 << 20

    package init(to recipients: [Recipient], subject: String, text: String, html: String? = nil, language: String = "zh") {
        self.recipients = recipients
        self.subject = subject
        self.text = text
        self.html = html
        self.language = language
    }
}

/// To a group of WeCom, by its robot.
package struct RobotMessage: Sendable, Equatable {
    package enum Format: Sendable, Equatable {
        case text
        case markdown
    }

    package var format: Format
    /// Cut to what WeCom takes: 2,048 bytes of text, 4,096 of Markdown.
    package var content: String
    /// Members of WeCom by their user ids, or `@all`; at most 50. In Markdown they are mentioned at the end.
    package var mentions: [String]
    /// Mobile numbers, of text only; at most 50.
    package var mentionedMobiles: [String]

    package static let maximumText = 2048
    package static let maximumMarkdown = 4096
    package static let maximumMentions = 50

    package init(_ format: Format, _ content: String, mentions: [String] = [], mentionedMobiles: [String] = []) {
        self.format = format
        self.content = content
        self.mentions = mentions
        self.mentionedMobiles = mentionedMobiles
    }
}

/// To members of WeCom, by an application.
package struct ApplicationMessage: Sendable, Equatable {
    package enum Body: Sendable, Equatable {
        /// Cut to 2,048 bytes.
        case text(String)
        /// Cut to 128 bytes of title, 512 of description, 12 of button; the URL 2,048 bytes at most.
        case card(title: String, description: String, url: String, button: String)
    }

    /// User ids of WeCom, 1–1000, without `|`.
    package var users: [String]
    package var body: Body

    package static let maximumUsers = 1000

    package init(to users: [String], _ body: Body) {
        self.users = users
        self.body = body
    }
}

/// A text message by a template that the provider has approved beforehand.
package struct TextMessage: Sendable, Equatable {
    package var phone: PhoneNumber
    /// The provider's name for the template.
    package var template: String
    package var parameters: [String: String]

    package init(to phone: PhoneNumber, template: String, parameters: [String: String]) {
        self.phone = phone
        self.template = template
        self.parameters = parameters
    }
}

/// An event for another program.
package struct WebhookMessage: Sendable, Equatable {
    /// `lead.assigned`: lower-case letters, digits, `_` and `.`, 64 at most.
    package var type: String
    /// When it happened.
    package var occurredAt: Date
    /// A JSON document, 256 KiB at most.
    package var data: [UInt8]

    package static let maximumBytes = 256 * 1024

    package init(_ type: String, occurredAt: Date, data: [UInt8]) {
        self.type = type
        self.occurredAt = occurredAt
        self.data = data
    }
}
