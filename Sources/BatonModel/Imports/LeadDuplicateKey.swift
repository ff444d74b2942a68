/// By what two leads count as the same inquiry: they are duplicates when any of their keys is equal.
///
/// With a phone: the number with its extension, together with the contact name or with the company. So a switchboard
/// that different people of different companies share makes no duplicates. Without a phone: the e-mail address.
/// Names are compared in their folded form (`FoldedText.name`).
package enum LeadDuplicateKey {
    /// Empty when the lead has neither phone nor e-mail.
    package static func keys(
        phone: PhoneNumber?, email: EmailAddress?, contactName: String?, company: String?
    ) -> [String] {
        guard let phone else {
            return email.map { ["mail|" + $0.address.lowercased()] } ?? []
        }
        let number = phone.e164 + (phone.extension.map { "-" + $0 } ?? "")
        let named = [("name", contactName), ("company", company)].compactMap { kind, text -> String? in
            guard let text else { return nil }
            let folded = FoldedText.name(text)
            return "\(kind)|\(number)|\(folded.isEmpty ? text : folded)"
        }
        return named.isEmpty ? ["phone|" + number] : named
    }

    package static func keys(of lead: ParsedLead) -> [String] {
        keys(phone: lead.phone, email: lead.email, contactName: lead.contactName, company: lead.company)
    }
}
