/// How long the texts of a lead may be, in Unicode scalars (e-mail: ASCII, so also bytes).
///
/// Every way into the system (API, file, forwarded chat) uses these, so that a text accepted by one is accepted by all.
package enum LeadLimits {
    package static let contactName = 100
    package static let company = 200
    package static let email = 254
    package static let need = 4000
    package static let productLine = 60
    /// Who has sent it, in words.
    package static let referrer = 100
    package static let sourceText = 100
    package static let regionText = 100
    /// One cell of a column that the system does not know and keeps as it is.
    package static let extra = 1000
}
