/// Who has sent a lead (L1): somebody whom the tenant knows, or else just words.
package enum LeadReferrer: Hashable, Sendable {
    case customer(CustomerID)
    case contact(ContactID)
    case member(MemberID)
    case words(String)

    package enum Kind: String, CaseIterable, Sendable {
        case customer, contact, member
        /// Nobody whom the tenant knows.
        case words = "text"
    }

    package var kind: Kind {
        switch self {
        case .customer: .customer
        case .contact: .contact
        case .member: .member
        case .words: .words
        }
    }

    package var customer: CustomerID? { if case .customer(let id) = self { id } else { nil } }
    package var contact: ContactID? { if case .contact(let id) = self { id } else { nil } }
    package var member: MemberID? { if case .member(let id) = self { id } else { nil } }
    package var words: String? { if case .words(let words) = self { words } else { nil } }

    /// As the database has it: one of them at most.
    package init?(customer: CustomerID?, contact: ContactID?, member: MemberID?, words: String?) {
        if let customer {
            self = .customer(customer)
        } else if let contact {
            self = .contact(contact)
        } else if let member {
            self = .member(member)
        } else if let words {
            self = .words(words)
        } else {
            return nil
        }
    }

    /// For the record of a change.
    package var description: String {
        switch self {
        case .customer(let id): "customer \(id)"
        case .contact(let id): "contact \(id)"
        case .member(let id): "member \(id)"
        case .words(let words): words
        }
    }
}

/// Who is meant by what stands in the column of a file: `王刚`, `13800138000`, or `客户：明腾机电` where others are called so too.
package struct ReferrerText: Hashable, Sendable {
    /// `nil`: anybody whom the tenant knows.
    package var kind: LeadReferrer.Kind?
    /// A name or a phone number.
    package var text: String

    /// - Parameter text: of a cell, cleaned.
    package init(_ text: String) {
        self.text = text
        guard let colon = text.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return }
        let prefix = FoldedText.name(String(text[..<colon]))
        guard let kind = Self.prefixes[prefix], let name = CleanText.clean(String(text[text.index(after: colon)...])) else { return }
        (self.kind, self.text) = (kind, name)
    }

    private static let prefixes: [String: LeadReferrer.Kind] = [
        "客户": .customer, "customer": .customer, "联系人": .contact, "contact": .contact, "员工": .member, "成员": .member, "同事": .member,
        "member": .member,
    ]

    /// The same as a number, if it is one: by that contacts are found.
    package var phone: PhoneNumber? { text.contains(where: \.isNumber) ? try? PhoneNumber(parsing: text) : nil }
}
