internal import BatonModel
internal import BatonPlatform
internal import Postgres

/// The look whether configuration still fits what there is.
enum ConfigurationCheck {
    static let kind = "configuration_check"

    /// For the transaction that takes something away, or brings it back.
    static func arm(_ tenant: TenantID) -> SQL { Timers.arm(kind, tenant, after: .zero, tenant: tenant) }
}
