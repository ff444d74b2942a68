package enum TenantStatus: Int16, KeyedChoice {
    case trial = 1
    case active = 2
    case suspended = 3

    package var key: String {
        switch self {
        case .trial: "trial"
        case .active: "active"
        case .suspended: "suspended"
        }
    }
}
