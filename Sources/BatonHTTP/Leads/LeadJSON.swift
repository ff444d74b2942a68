internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import HTTPTypes

extension JSONWriter {
    mutating func lead(_ lead: Lead) {
        object { json in json.leadFields(lead) }
    }

    mutating func leadFields(_ lead: Lead) {
        field("id", lead.id)
        field("contact_name", lead.contactName)
        field("company", lead.company)
        field("phone", lead.phone)
        field("phone_extension", lead.phoneExtension)
        field("email", lead.email)
        field("area", lead.area)
        field("region_id", lead.region)
        field("product_line", lead.productLine)
        field("budget_min_minor", lead.budgetMinMinor)
        field("budget_max_minor", lead.budgetMaxMinor)
        field("currency", lead.currency)
        field("budget", lead.budgetText)
        field("need", lead.need)
        field("channel", lead.channel.key)
        field("stage", lead.stage.key)
        field("stage_reason", lead.stageReason)
        field("score", lead.score)
        field("intent", lead.intent.key)
        field("owner_id", lead.owner)
        field("team_id", lead.team)
        field("routing_rule_id", lead.routingRule)
        field("assigned_at", lead.assignedAt)
        field("first_touch_at", lead.firstTouchAt)
        field("due_at", lead.dueAt)
        field("escalation", lead.escalation)
        field("escalated_at", lead.escalatedAt)
        field("submitted_at", lead.submittedAt)
        field("created_at", lead.createdAt)
        field("updated_at", lead.updatedAt)
        field("version", lead.version)
        field("phone_verified_at", lead.phoneVerifiedAt)
        key("tags")
        array { json in for tag in lead.tags { json.value(tag.description) } }
        key("referred_by")
        object { json in
            json.field("customer_id", lead.referrer?.customer)
            json.field("contact_id", lead.referrer?.contact)
            json.field("member_id", lead.referrer?.member)
            json.field("text", lead.referrer?.words)
        }
        custom(lead.custom)
    }

    /// The card with the facets that the asker may read; the others are left out.
    mutating func detailFields(_ detail: LeadService.Detail) {
        leadFields(detail.lead)
        if let keys = detail.keys { externalKeys(keys) }
        if let signals = detail.signals {
            objects("score_reasons", signals) { json, signal in
                json.field("signal_id", signal.id)
                json.field("kind", signal.kind)
                json.field("label", signal.label)
                json.field("points", signal.points)
                json.field("counted", signal.counted)
                json.field("why", signal.verdict.rawValue)
                json.field("occurred_at", signal.occurredAt)
                json.field("note", signal.note)
            }
        }
        if let profile = detail.profile {
            objects("profile_reasons", profile) { json, reason in
                json.field("rule_id", reason.rule)
                json.field("label", reason.label)
                json.field("points", reason.points)
                json.field("met", reason.isMet)
            }
        }
        if let interactions = detail.interactions {
            key("interactions")
            array { json in
                for interaction in interactions { json.object { $0.interactionFields(interaction) } }
            }
        }
        if detail.keys != nil {
            field("referrer_name", detail.referrerName)
            key("recent_touch")
            if let touch = detail.recentTouch { recentTouch(touch) } else { null() }
            key("conversion")
            if let conversion = detail.conversion { object { $0.conversionFields(conversion) } } else { null() }
        }
        key("transitions")
        array { json in for stage in detail.transitions { json.value(stage.key) } }
    }
}

extension Lead {
    var etag: String { "\"\(version)\"" }
}
