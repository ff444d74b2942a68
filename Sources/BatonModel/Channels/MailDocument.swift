package import FoundationEssentials

/// A mail as it goes over the wire: RFC 5322 with MIME (RFC 2045–2049), ASCII only, lines of at most 78 characters that end with CRLF.
///
/// Nothing that is filled in can become a header: line ends in a subject or a name are refused, everything else than plain ASCII is encoded.
package struct MailDocument: Sendable {
    package let bytes: [UInt8]

    /// - Parameters:
    ///   - key: becomes the Message-ID, so that a second copy can be known for one.
    ///   - date: when it is sent.
    /// - Throws: `message_refused` for no or too many recipients, control characters in a subject or a name, and what is too long.
    package init(
        _ message: MailMessage, from sender: EmailAddress, name: String?, replyTo: EmailAddress?, key: DeliveryKey, date: Date
    ) throws(DeliveryProblem) {
        guard (1...MailMessage.maximumRecipients).contains(message.recipients.count) else {
            throw DeliveryProblem(
                .messageRefused, "\(message.recipients.count) recipients, 1 to \(MailMessage.maximumRecipients) are allowed")
        }
        for line in [message.subject, name ?? ""] + message.recipients.map({ $0.name ?? "" }) {
            if line.unicodeScalars.contains(where: { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }) {
                throw DeliveryProblem(.messageRefused, "a line end or control character in a header")
            }
            if line.unicodeScalars.count > MailMessage.maximumSubject {
                throw DeliveryProblem(.messageRefused, "a header of more than \(MailMessage.maximumSubject) characters")
            }
        }
        if message.text.utf8.count + (message.html?.utf8.count ?? 0) > MailMessage.maximumBytes {
            throw DeliveryProblem(.messageRefused, "more than \(MailMessage.maximumBytes) bytes")
        }
        var lines = [
            "Date: \(Self.date(date))",
            "From: \(Self.mailbox(sender, name))",
            "To: " + message.recipients.map { Self.mailbox($0.address, $0.name) }.joined(separator: ",\r\n "),
            "Subject: \(Self.words(message.subject))",
            "Message-ID: <\(key)@\(sender.domain)>",
            "MIME-Version: 1.0",
            // Nobody's absence shall be answered to a machine (RFC 3834).
            "Auto-Submitted: auto-generated",
            "Content-Language: \(message.language == "en" ? "en" : "zh-CN")",
        ]
        if let url = message.unsubscribeURL {
            // One line of what is a URL and nothing else; a long one may not be folded inside.
            guard url.utf8.count <= 900, url.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x3C && $0 != 0x3E }) else {
                throw DeliveryProblem(.messageRefused, "the link to unsubscribe is no URL")
            }
            lines += ["List-Unsubscribe: <\(url)>", "List-Unsubscribe-Post: List-Unsubscribe=One-Click"]
        }
        if let replyTo { lines.append("Reply-To: \(replyTo.address)") }
        if let html = message.html {
            // Base64 has no such line.
            let boundary = "=_baton_\(key)"
            lines += [
                "Content-Type: multipart/alternative;\r\n boundary=\"\(boundary)\"", "", "--\(boundary)",
                Self.part("plain", message.text), "--\(boundary)", Self.part("html", html), "--\(boundary)--", "",
            ]
        } else {
            lines.append(Self.part("plain", message.text))
        }
        bytes = Array(lines.joined(separator: "\r\n").utf8)
    }

    private static func part(_ kind: String, _ text: String) -> String {
        "Content-Type: text/\(kind); charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64Lines(text) + "\r\n"
    }

    /// Lines of 76, of the text with CRLF at its line ends.
    private static func base64Lines(_ text: String) -> String {
        var canonical: [UInt8] = []
        canonical.reserveCapacity(text.utf8.count)
        var previous: UInt8 = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\n"): if previous != UInt8(ascii: "\r") { canonical += [0x0D, 0x0A] }
            case UInt8(ascii: "\r"): canonical += [0x0D, 0x0A]
            default: canonical.append(byte)
            }
            previous = byte
        }
        var lines: [String] = []
        for start in stride(from: 0, to: canonical.count, by: 57) {
            lines.append(Data(canonical[start..<min(start + 57, canonical.count)]).base64EncodedString())
        }
        return lines.joined(separator: "\r\n")
    }

    private static func mailbox(_ address: EmailAddress, _ name: String?) -> String {
        guard let name, !name.isEmpty else { return address.address }
        return words(name) + "\r\n <\(address.address)>"
    }

    /// As it is when it is plain words; otherwise encoded words (RFC 2047), each of whole characters.
    static func words(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy {
            (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == 0x20 || $0 == UInt8(ascii: "-")
        }
        if isPlain, (1...60).contains(text.utf8.count), !text.hasPrefix(" "), !text.hasSuffix(" "), !text.contains("  ") { return text }
        if text.isEmpty { return "" }
        var words: [String] = []
        var chunk: [UInt8] = []
        for scalar in text.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            if chunk.count + bytes.count > 36 {
                words.append("=?UTF-8?B?\(Data(chunk).base64EncodedString())?=")
                chunk = []
            }
            chunk += bytes
        }
        words.append("=?UTF-8?B?\(Data(chunk).base64EncodedString())?=")
        return words.joined(separator: "\r\n ")
    }

    /// `Sun, 22 Nov 2026 11:10:00 +0000`.
    static func date(_ date: Date) -> String {
        let parts = UTCDate(date)
        let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return "\(days[parts.weekday]), \(parts.day) \(months[parts.month - 1]) \(parts.year) "
            + "\(UTCDate.two(parts.hour)):\(UTCDate.two(parts.minute)):\(UTCDate.two(parts.second)) +0000"
    }
}

/// A time in UTC, of the Gregorian calendar, to the second: for protocols, which know no zones. 1970 to 9999.
package struct UTCDate: Sendable, Equatable {
    package let year, month, day, hour, minute, second: Int
    /// 0 is Sunday.
    package let weekday: Int

    package init(_ date: Date) {
        let seconds = Int(min(max(date.timeIntervalSince1970, 0), 253_402_300_799).rounded(.down))
        let days = seconds / 86400
        // Days to a civil date by eras of 400 years that begin in March, so that the leap day comes last.
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        hour = seconds % 86400 / 3600
        minute = seconds % 3600 / 60
        second = seconds % 60
        weekday = (days + 4) % 7
    }

    static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// `2026-11-22T11:10:00Z`.
    package var iso: String {
        "\(year)-\(Self.two(month))-\(Self.two(day))T\(Self.two(hour)):\(Self.two(minute)):\(Self.two(second))Z"
    }
}
