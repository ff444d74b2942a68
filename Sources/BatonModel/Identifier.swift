package import FoundationEssentials

/// The id of one kind of record: a UUIDv7 made by the service. Ids of different kinds do not mix.
package struct Identifier<Entity>: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let uuid: UUID

    package init(_ uuid: UUID) { self.uuid = uuid }

    /// Reads the usual text form, upper or lower case; `nil` for anything else.
    package init?(_ text: some StringProtocol) {
        guard text.utf8.count == 36, let uuid = UUID(uuidString: String(text)) else { return nil }
        self.uuid = uuid
    }

    /// Lower case, as PostgreSQL prints it.
    package var description: String { uuid.uuidString.lowercased() }

    package static func < (left: Self, right: Self) -> Bool { left.uuid < right.uuid }
}

// What the ids are of. Empty, because records are described by the rooms that store them.
package enum TenantEntity {}
package enum MemberEntity {}
package enum RoleEntity {}
package enum TeamEntity {}
package enum RegionEntity {}
package enum LeadEntity {}
package enum InteractionEntity {}
package enum SignalEntity {}
package enum EventEntity {}
package enum APIKeyEntity {}
package enum IntakeFormEntity {}
package enum BILoginEntity {}
package enum OperatorKeyEntity {}
package enum RuleEntity {}
package enum CalendarEntity {}
package enum TimerEntity {}
package enum EscalationVersionEntity {}
package enum FreezeEntity {}
package enum NotificationEntity {}
package enum ChannelEntity {}
package enum MessageEntity {}
package enum RescoringEntity {}
package enum CustomerEntity {}
package enum ContactEntity {}
package enum OpportunityEntity {}
package enum TaskEntity {}
package enum SelfCheckEntity {}
package enum LeadImportEntity {}
package enum ContentItemEntity {}
package enum PhoneCodeEntity {}
package enum CaptureEntity {}
package enum TenantContractEntity {}
/// Whatever a notification is about; its kind says what.
package enum SubjectEntity {}

package typealias TenantID = Identifier<TenantEntity>
package typealias MemberID = Identifier<MemberEntity>
package typealias RoleID = Identifier<RoleEntity>
package typealias TeamID = Identifier<TeamEntity>
package typealias RegionID = Identifier<RegionEntity>
package typealias LeadID = Identifier<LeadEntity>
package typealias LeadImportID = Identifier<LeadImportEntity>
package typealias InteractionID = Identifier<InteractionEntity>
package typealias SignalID = Identifier<SignalEntity>
package typealias EventID = Identifier<EventEntity>
package typealias APIKeyID = Identifier<APIKeyEntity>
package typealias IntakeFormID = Identifier<IntakeFormEntity>
package typealias BILoginID = Identifier<BILoginEntity>
package typealias OperatorKeyID = Identifier<OperatorKeyEntity>
package typealias RuleID = Identifier<RuleEntity>
package typealias CalendarID = Identifier<CalendarEntity>
package typealias TimerID = Identifier<TimerEntity>
package typealias EscalationVersionID = Identifier<EscalationVersionEntity>
package typealias FreezeID = Identifier<FreezeEntity>
package typealias SubjectID = Identifier<SubjectEntity>
package typealias NotificationID = Identifier<NotificationEntity>
package typealias ChannelID = Identifier<ChannelEntity>
package typealias MessageID = Identifier<MessageEntity>
package typealias RescoringID = Identifier<RescoringEntity>
package typealias CustomerID = Identifier<CustomerEntity>
package typealias ContactID = Identifier<ContactEntity>
package typealias OpportunityID = Identifier<OpportunityEntity>
package typealias TaskID = Identifier<TaskEntity>
package typealias SelfCheckID = Identifier<SelfCheckEntity>
package typealias ContentItemID = Identifier<ContentItemEntity>
package typealias PhoneCodeID = Identifier<PhoneCodeEntity>
package typealias CaptureID = Identifier<CaptureEntity>
package typealias TenantContractID = Identifier<TenantContractEntity>
