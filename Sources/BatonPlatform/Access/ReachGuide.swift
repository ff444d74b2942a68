package import BatonModel
package import Postgres

/// What a reach shows, as a condition of a statement. The policies guard; where an index could not find by itself what several policies show
/// together, or one of many values, the statement says it once more in a form that an index serves.
package struct ReachGuide: Sendable {
    package var condition: SQL
    /// Of many values: then an index does not give rows in their order.
    package var isMany: Bool
}

extension MemberAccess {
    /// For each reach of the member's grants, in a fixed order; `nil` when the policies alone are as good: all of the tenant, or one reach.
    package func guides(_ action: Action, _ facet: Facet) -> [ReachGuide]? {
        grants.reaches(action, facet).count > 1 ? conditions(action, facet) : nil
    }

    /// What the grants on a facet cover, for actions that no policy knows; `nil` for all of the tenant, nothing for nothing.
    package func conditions(_ action: Action, _ facet: Facet) -> [ReachGuide]? {
        let reaches = grants.reaches(action, facet)
        if reaches.contains(.tenant) || reaches.contains(.aggregate) { return nil }
        return reaches.sorted { $0.rawValue < $1.rawValue }.compactMap { guide($0) }
    }

    /// `nil` for a reach in which nothing can lie.
    private func guide(_ reach: Reach) -> ReachGuide? {
        func any(_ column: SQL, _ ids: [some PostgresArrayElement]) -> ReachGuide? {
            switch ids.count {
            case 0: nil
            case 1: ReachGuide(condition: "\(fragment: column) = \(ids[0])", isMany: false)
            default: ReachGuide(condition: "\(fragment: column) = ANY (\(ids))", isMany: true)
            }
        }
        return switch reach {
        case .own: ReachGuide(condition: "owner_id = \(id)", isMany: false)
        case .pool: position.team.map { ReachGuide(condition: "owner_id IS NULL AND team_id = \($0)", isMany: false) }
        case .team: any("team_id", position.teams)
        case .region: any("region_id", position.regions)
        case .related: any("related_region_id", position.regions)
        case .followed: ReachGuide(condition: "follower_ids <> '{}'::uuid[] AND \(id) = ANY (follower_ids)", isMany: false)
        case .tenant, .aggregate: nil
        }
    }
}
