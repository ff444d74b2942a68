/// Who and what there is in a tenant, for rules to be held against.
package struct RuleDirectory: Sendable {
    package struct Member: Sendable {
        package var team: TeamID?
        /// Neither disabled nor gone; may be absent.
        package var isEnabled: Bool
        package var takesLeads: Bool

        package init(team: TeamID?, isEnabled: Bool = true, takesLeads: Bool = true) {
            self.team = team
            self.isEnabled = isEnabled
            self.takesLeads = takesLeads
        }
    }

    package var customFields: CustomFields
    package var regions: Set<RegionID>
    package var teams: [(id: TeamID, parent: TeamID?)]
    package var members: [MemberID: Member]
    package var forms: Set<IntakeFormID>
    package var hasCalendar: Bool

    package init(
        customFields: CustomFields = .none, regions: Set<RegionID> = [], teams: [(id: TeamID, parent: TeamID?)] = [],
        members: [MemberID: Member] = [:], forms: Set<IntakeFormID> = [], hasCalendar: Bool = false
    ) {
        self.customFields = customFields
        self.regions = regions
        self.teams = teams
        self.members = members
        self.forms = forms
        self.hasCalendar = hasCalendar
    }
}
