package enum TaskKind: Int16, KeyedChoice {
    case followUp = 1
    /// Of a team whose leads were not answered in time, two weeks running.
    case review = 2

    package var key: String { self == .followUp ? "follow_up" : "review" }
}
