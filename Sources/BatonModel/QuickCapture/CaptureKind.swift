/// What a text is: a chat that somebody forwards, or the text of a card.
package enum CaptureKind: Int16, KeyedChoice {
    case chat = 1
    case card = 2

    package var key: String {
        switch self {
        case .chat: "chat"
        case .card: "card"
        }
    }

    /// By which way the lead came: a card is handed over at an exhibition.
    package var channel: LeadChannel {
        switch self {
        case .chat: .chatForward
        case .card: .exhibition
        }
    }
}
