package import BatonModel
package import BatonPlatform
package import FoundationEssentials
internal import Postgres

/// That a colleague has turned to the same customer lately: who and when, and nothing else of what the asker may not see.
package struct RecentTouch: Sendable, Equatable {
    /// `nil` for somebody who has left.
    package var memberName: String?
    package var at: Date
}

/// An interaction that has been recorded, or had been before.
package struct RecordedTouch: Sendable {
    package var id: InteractionID
    package var lead: Lead
    /// Whether it was enough for a first touch.
    package var isEvidence: Bool
    /// Whether another system had reported it before: then nothing has happened.
    package var wasThere = false
    /// Colleagues who have turned to the same customer lately, the newest first, five at most.
    package var recentTouches: [RecentTouch] = []
}

/// Calls, chats, mails and visits (L5, L6, L9).
extension LeadService {
    /// What another member's touch means to whoever would call now.
    package struct ContactCheck: Sendable {
        package var mode: DoubleCallMode
        package var days: Int16
        package var touches: [RecentTouch]
        /// Whether one may go on with a reason where the mode is `refuse`.
        package var mayOverride: Bool
    }

    /// - Throws: `not_found`.
    package func contactCheck(_ id: LeadID, _ scope: TenantScope) async throws -> ContactCheck {
        try scope.require(.read, .leadCard)
        let member = try scope.requireMember()
        let configuration = try await configurations.configuration(scope)
        let policy = configuration.policy
        let results = try await database.once(
            scope, as: .member, readOnly: true,
            [
                LeadRepository.fetch(id, as: configuration.card, tenant: scope.tenant),
                InteractionRepository.recentTouches(id, member.id, policy, tenant: scope.tenant),
            ])
        guard let lead = try configuration.card.decode(results[0]).first else { throw BatonError(.notFound) }
        return ContactCheck(
            mode: policy.doubleCallMode, days: policy.doubleCallDays,
            touches: try InteractionRepository.decodeTouches(results[1], configuration), mayOverride: mayOverride(lead, member))
    }

    /// Whoever may hand the lead over answers for who calls.
    private func mayOverride(_ lead: Lead, _ member: MemberAccess) -> Bool {
        member.may(
            .assign, .leadCard, Responsibility(owner: lead.owner, team: lead.team, region: lead.region), except: [.pool, .followed])
    }

    /// Records a call, chat, mail or visit. A qualifying one (L6) is the first touch and starts the follow-up window.
    ///
    /// - Throws: `validation_failed` for a time in the future.
    package func recordInteraction(_ draft: InteractionDraft, on id: LeadID, _ scope: TenantScope) async throws -> (InteractionID, Lead) {
        let touch = try await recordTouch(draft, on: id, scope)
        return (touch.id, touch.lead)
    }

    /// The same, with whom else it concerns. An interaction with a key that has been recorded before is answered and not recorded again.
    ///
    /// Two round trips; three with a key, or where a colleague's touch refuses.
    /// - Throws: `validation_failed` for a time in the future; `touched_by_other`; `conflict` for a key that names an interaction of another lead.
    package func recordTouch(_ draft: InteractionDraft, on id: LeadID, _ scope: TenantScope) async throws -> RecordedTouch {
        // A minute is what clocks of phones and servers may differ by.
        if let occurredAt = draft.occurredAt, occurredAt > Date().addingTimeInterval(60) {
            throw ValidationFailure([
                FieldProblem("/occurred_at", "in_the_future", zh: "互动时间在将来，请检查", en: "The interaction lies in the future; check the time.")
            ])
        }
        let configuration = try await configurations.configuration(scope)
        let member = try scope.requireMember()
        let (policy, tenant) = (configuration.policy, scope.tenant)
        let interaction = InteractionID.make()
        let isEnough = policy.qualifies(
            kind: draft.kind, durationSeconds: draft.durationSeconds, messageCount: draft.messageCount, outcome: draft.outcome)
        let (touch, window) = try await act(on: id, scope, needing: .write) { lead, transaction, card -> (RecordedTouch, LeadWindow?) in
            if let key = draft.key {
                let found = try await transaction.run([
                    InteractionRepository.lockKey(key, tenant: tenant), InteractionRepository.linked(key, tenant: tenant),
                ])[1].first((InteractionID, LeadID).self)
                if let (known, owner) = found {
                    guard owner == id else { throw BatonError(.conflict, detail: "external id of another lead's interaction") }
                    _ = try await transaction.finish([SQL]())
                    return (RecordedTouch(id: known, lead: lead, isEvidence: false, wasThere: true), nil)
                }
            }
            let looks = draft.direction == .outbound && policy.doubleCallMode != .off
            let look =
                looks
                ? [
                    InteractionRepository.lockCustomer(of: lead, tenant: tenant),
                    InteractionRepository.recentTouches(id, member.id, policy, tenant: tenant),
                ] : []
            var touches: [RecentTouch] = []
            if looks, policy.doubleCallMode == .refuse {
                touches = try InteractionRepository.decodeTouches(try await transaction.run(look)[1], configuration)
                if !touches.isEmpty, draft.overrideReason == nil || !mayOverride(lead, member) {
                    throw BatonError(.touchedByOther, problems: touches.map { .touchedByOther($0, policy) })
                }
            }
            // What happened before the lead was there answers nobody's request; it is recorded all the same.
            let isAfter = draft.occurredAt.map { $0 >= lead.createdAt.addingTimeInterval(-60) } ?? true
            let isEvidence = isEnough && isAfter
            let qualifies = isEvidence && !lead.stage.isClosed
            var window = qualifies ? try await configuration.window(.followUp, of: lead.team, in: transaction) : nil
            // Somebody has spoken with them, and nobody has taken it yet: what runs out then is its time in the pool.
            if lead.owner == nil { window?.policy = configuration.escalation[.leadPool] }
            var statements = looks && policy.doubleCallMode == .warn ? look : []
            let written = statements.count
            statements += [
                window.map { window in
                    LeadRepository.touch(
                        lead, at: draft.occurredAt, followUp: window, isFirst: lead.firstTouchAt == nil, as: card, tenant: tenant)
                } ?? LeadRepository.fetch(id, as: card, tenant: tenant),
                InteractionRepository.insert(
                    draft, interaction, isEvidence: isEvidence, isFirstTouch: qualifies && lead.firstTouchAt == nil, by: member.id, of: id,
                    tenant: tenant),
            ]
            if let key = draft.key { statements.append(InteractionRepository.link(key, to: interaction, of: id, tenant: tenant)) }
            var events = [
                EventRecord(
                    "interaction.recorded", facet: .leadConversation, subject: id,
                    data: .object([
                        "interaction_id": interaction.description, "kind": draft.kind.key, "source": draft.key?.source,
                        "override": touches.isEmpty ? nil : "touched_by_other",
                    ]))
            ]
            if !touches.isEmpty { events[0].personal["override_reason"] = (nil, draft.overrideReason) }
            if qualifies, lead.firstTouchAt == nil {
                events.append(EventRecord("lead.first_touched", facet: .leadCard, subject: id, changed: ["first_touch_at"]))
            }
            statements.append(EventRecord.insert(events, scope))
            if let personal = events[0].insertPersonal(scope) { statements.append(personal) }
            if let window { statements.append(Timers.advance(LeadDeadlineHandler.kind, id, after: window, tenant: tenant)) }
            // A number that somebody has spoken on is the person's (L13).
            let told =
                qualifies && draft.kind == .call
                ? try await verifyPhone(of: lead, by: "call", call: interaction, in: transaction, configuration, scope) : []
            let results = try await transaction.finish(statements + Self.tell(told, scope))
            if written > 0 { touches = try InteractionRepository.decodeTouches(results[1], configuration) }
            return (
                RecordedTouch(id: interaction, lead: try card.one(results[written]), isEvidence: isEvidence, recentTouches: touches), window
            )
        }
        announceDeadline(window)
        return touch
    }

    // MARK: reading

    /// Interactions of a lead, newest first.
    ///
    /// - Throws: `not_found`, `permission_denied` without `lead_conversation:read`.
    package func interactions(
        of id: LeadID, after position: (Date, InteractionID)?, limit: Int, _ scope: TenantScope
    ) async throws -> (interactions: [RecordedInteraction], hasMore: Bool) {
        try scope.require(.read, .leadCard)
        try scope.require(.read, .leadConversation)
        let card = try await card(scope)
        let results = try await database.once(
            scope, as: .member, readOnly: true,
            [
                LeadRepository.fetch(id, as: card, tenant: scope.tenant),
                InteractionRepository.list(of: id, after: position, limit: limit + 1, tenant: scope.tenant),
            ])
        guard !results[0].isEmpty else { throw BatonError(.notFound) }
        let found = try InteractionRepository.decode(results[1])
        return (Array(found.prefix(limit)), found.count > limit)
    }

    /// What has been recorded of a lead, whoever may read it: a summary for who wants to move it on.
    func evidence(of lead: Lead, _ transaction: Transaction, _ tenant: TenantID) async throws -> TouchEvidence {
        try InteractionRepository.decodeEvidence(try await transaction.run(InteractionRepository.evidence(of: lead, tenant: tenant)))
    }

    // MARK: correcting

    /// Corrects what one has recorded oneself, within 24 hours. Evidence follows: a first touch that was none is taken back, with its stage, and the
    /// lead is due again when it would have been without it; what is now enough is a first touch. So does a phone that the call verified.
    ///
    /// - Throws: `not_found`; `permission_denied` for what another has recorded; `conflict`: too late, or the lead has been converted by it.
    package func correctInteraction(
        _ interaction: InteractionID, _ correction: InteractionCorrection, on id: LeadID, _ scope: TenantScope
    ) async throws -> (RecordedInteraction, Lead) {
        let configuration = try await configurations.configuration(scope)
        let member = try scope.requireMember()
        let (policy, tenant) = (configuration.policy, scope.tenant)
        let (corrected, lead, window) = try await act(on: id, scope, needing: .write) {
            lead, transaction, card -> (RecordedInteraction, Lead, LeadWindow?) in
            let results = try await transaction.run([
                InteractionRepository.fetch(interaction, of: id, tenant: tenant),
                // The next evidence behind the first touch, should this one have been it.
                """
                SELECT min(occurred_at) FROM baton.interaction
                WHERE tenant_id = \(tenant) AND lead_id = \(id) AND id <> \(interaction) AND is_evidence AND occurred_at >= \(lead.firstTouchAt)
                """, "SELECT baton.now()",
            ])
            guard let before = try InteractionRepository.decode(results[0]).first else {
                throw BatonError(.notFound, detail: "interaction")
            }
            let now = try results[2].single(Date.self) ?? Date()
            guard before.member == member.id else { throw BatonError(.permissionDenied, detail: "recorded by somebody else") }
            guard now < before.createdAt.addingTimeInterval(Double(InteractionCorrection.hours) * 3600) else {
                throw BatonError(.conflict, detail: "interactions can be corrected for \(InteractionCorrection.hours) hours")
            }
            var after = before
            if let duration = correction.durationSeconds { after.durationSeconds = duration }
            if let messages = correction.messageCount { after.messageCount = messages }
            if let content = correction.content { after.content = content }
            if let direction = correction.direction { after.direction = direction }
            if let outcome = correction.outcome { after.outcome = outcome }
            after.isEvidence =
                policy.qualifies(
                    kind: after.kind, durationSeconds: after.durationSeconds, messageCount: after.messageCount, outcome: after.outcome)
                && after.occurredAt >= lead.createdAt.addingTimeInterval(-60)
            // A correction of the words alone leaves the evidence as it was judged then.
            if correction.changed == ["content"] { after.isEvidence = before.isEvidence }

            var statements = [InteractionRepository.update(after, of: id, tenant: tenant)]
            var recorded = EventRecord(
                "interaction.corrected", facet: .leadConversation, subject: id, changed: correction.changed,
                data: .object(["interaction_id": interaction.description, "is_evidence": after.isEvidence ? "true" : "false"]))
            if before.content != after.content { recorded.personal["content"] = (before.content, after.content) }
            var events = [recorded]
            var window: LeadWindow?
            let next = try results[1].single(Date?.self).flatMap { $0 }
            // By the microsecond: the one that the lead names.
            let wasFirst = before.isEvidence && lead.firstTouchAt == before.occurredAt
            if wasFirst, !after.isEvidence {
                guard lead.stage != .converted else {
                    throw BatonError(.conflict, detail: "the lead has been converted; its first touch stays")
                }
                if let next {
                    statements.append(TouchCorrection.move(id, firstTouch: next, tenant))
                } else {
                    let change = TouchCorrection(lead, configuration, at: now)
                    window = change.window
                    statements += change.statements(card, tenant)
                    events.append(
                        EventRecord(
                            "lead.first_touch_withdrawn", facet: .leadCard, subject: id, changed: ["first_touch_at"] + change.changed,
                            data: .object(["interaction_id": interaction.description])))
                    if change.changed.contains("stage") {
                        events.append(
                            EventRecord(
                                "lead.stage_changed", facet: .leadCard, subject: id, changed: ["stage"],
                                data: .object(["from": lead.stage.key, "to": LeadStage.new.key, "reason": "first_touch_withdrawn"])))
                    }
                }
            } else if after.isEvidence, !before.isEvidence, lead.firstTouchAt == nil, !lead.stage.isClosed {
                var followUp = try await configuration.window(.followUp, of: lead.team, in: transaction)
                if lead.owner == nil { followUp.policy = configuration.escalation[.leadPool] }
                window = followUp
                statements.append(
                    LeadRepository.touch(lead, at: after.occurredAt, followUp: followUp, isFirst: true, as: card, tenant: tenant))
                statements.append(Timers.arm(LeadDeadlineHandler.kind, id, after: followUp, tenant: tenant))
                events.append(EventRecord("lead.first_touched", facet: .leadCard, subject: id, changed: ["first_touch_at"]))
            }
            // A number that somebody has spoken on is the person's (L13), and is not if it was no such call.
            var told: [NotificationDraft] = []
            if after.kind == .call, after.isEvidence != before.isEvidence {
                if !after.isEvidence {
                    told = try await withdrawVerification(of: lead, by: interaction, in: transaction, configuration, scope)
                } else if !lead.stage.isClosed {
                    told = try await verifyPhone(of: lead, by: "call", call: interaction, in: transaction, configuration, scope)
                }
            }
            statements.append(EventRecord.insert(events, scope))
            if let personal = events[0].insertPersonal(scope) { statements.append(personal) }
            let read = statements.count
            statements.append(LeadRepository.fetch(id, as: card, tenant: tenant))
            let written = try await transaction.finish(statements + Self.tell(told, scope))
            guard let stored = try InteractionRepository.decode(written[0]).first else { throw BatonError(.internalError) }
            return (stored, try card.one(written[read]), window)
        }
        announceDeadline(window)
        return (corrected, lead)
    }
}

/// What becomes of a lead whose only first touch was none.
private struct TouchCorrection {
    let lead: Lead
    /// `nil` for a closed lead.
    let window: LeadWindow?

    /// The window of an owner began when he got the lead, and may be over; that of the pool begins now.
    init(_ lead: Lead, _ configuration: LeadConfiguration, at now: Date) {
        self.lead = lead
        guard !lead.stage.isClosed else {
            window = nil
            return
        }
        guard let assigned = lead.assignedAt else {
            window = configuration.window(.pool, of: lead.team, at: now)
            return
        }
        var window = configuration.window(.response, of: lead.team, at: assigned)
        switch window.time {
        case .length(let length):
            window.time = .until(assigned.addingTimeInterval(length / .seconds(1)), from: now)
        case .until(let date, _): window.time = .until(date, from: now)
        }
        self.window = window
    }

    var changed: [String] {
        (window == nil ? [] : ["due_at"]) + (lead.stage == .contacted || lead.stage == .qualified ? ["stage"] : [])
    }

    func statements(_ card: LeadCard, _ tenant: TenantID) -> [SQL] {
        let stage = changed.contains("stage") ? LeadStage.new : lead.stage
        let update: SQL = """
            UPDATE baton.lead SET first_touch_at = NULL, stage = \(stage.rawValue), due_at = \(fragment: window?.dueAt ?? "NULL"),
                escalation = 0, escalated_at = NULL, escalation_policy_version_id = \(window?.policy), escalated_from = '{}',
                updated_at = baton.now(), version = version + 1
            WHERE tenant_id = \(tenant) AND id = \(lead.id)
            """
        return [update] + (window.map { [Timers.arm(LeadDeadlineHandler.kind, lead.id, after: $0, tenant: tenant)] } ?? [])
    }

    static func move(_ lead: LeadID, firstTouch: Date, _ tenant: TenantID) -> SQL {
        """
        UPDATE baton.lead SET first_touch_at = \(firstTouch), updated_at = baton.now(), version = version + 1
        WHERE tenant_id = \(tenant) AND id = \(lead)
        """
    }
}

extension FieldProblem {
    fileprivate static func touchedByOther(_ touch: RecentTouch, _ policy: LeadPolicy) -> FieldProblem {
        let (name, time) = (touch.memberName ?? "?", JSONWriter.timestamp(touch.at))
        return FieldProblem(
            "", "touched_by_other", zh: "\(name) 于 \(time) 联系过同一客户（\(policy.doubleCallDays) 天内不重复联系）",
            en: "\(name) turned to the same customer at \(time); not again within \(policy.doubleCallDays) days.")
    }
}
