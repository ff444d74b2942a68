/// Everything in `sql/` that defines the schema, in the order in which it is applied. A test compares with the folder.
package struct SchemaFile: Sendable {
    package var name: String
    package var text: String

    private init(_ name: String, _ bytes: [UInt8]) {
        self.name = name
        text = String(decoding: bytes, as: UTF8.self)
    }

    /// Run by the administrator before everything else.
    package static var roles: [SchemaFile] { [SchemaFile("grants/roles.sql", PackageResources.roles_sql)] }

    /// Run as the owner at every change; they refer to tables only inside bodies, so that migrations can use them.
    package static var functions: [SchemaFile] {
        [
            SchemaFile("functions/context.sql", PackageResources.context_sql),
            SchemaFile("functions/bi_context.sql", PackageResources.bi_context_sql),
            SchemaFile("functions/changes.sql", PackageResources.changes_sql),
            SchemaFile("functions/contracts.sql", PackageResources.contracts_sql),
            SchemaFile("functions/odcs.sql", PackageResources.odcs_sql),
            SchemaFile("functions/distribution.sql", PackageResources.distribution_sql),
            SchemaFile("functions/han_readings.sql", PackageResources.han_readings_sql),
            SchemaFile("functions/idempotency.sql", PackageResources.idempotency_sql),
            SchemaFile("functions/lead_care.sql", PackageResources.lead_care_sql),
            SchemaFile("functions/lead_triggers.sql", PackageResources.lead_triggers_sql),
            SchemaFile("functions/lead_messages.sql", PackageResources.lead_messages_sql),
            SchemaFile("functions/partitions.sql", PackageResources.partitions_sql),
            SchemaFile("functions/personal_data.sql", PackageResources.personal_data_sql),
            SchemaFile("functions/record_triggers.sql", PackageResources.record_triggers_sql),
            SchemaFile("functions/search.sql", PackageResources.search_sql),
            SchemaFile("functions/statistics.sql", PackageResources.statistics_sql),
            SchemaFile("functions/tenant_usage.sql", PackageResources.tenant_usage_sql),
        ]
    }

    /// Run as the owner, once each, in this order. Never changed once released.
    package static var migrations: [SchemaFile] {
        [
            SchemaFile("migrations/m0001_tenants.sql", PackageResources.m0001_tenants_sql),
            SchemaFile("migrations/m0002_leads.sql", PackageResources.m0002_leads_sql),
            SchemaFile("migrations/m0003_timers.sql", PackageResources.m0003_timers_sql),
            SchemaFile("migrations/m0004_records.sql", PackageResources.m0004_records_sql),
            SchemaFile("migrations/m0005_bi_logins.sql", PackageResources.m0005_bi_logins_sql),
            SchemaFile("migrations/m0006_search.sql", PackageResources.m0006_search_sql),
            SchemaFile("migrations/m0007_credentials.sql", PackageResources.m0007_credentials_sql),
            SchemaFile("migrations/m0008_changes.sql", PackageResources.m0008_changes_sql),
            SchemaFile("migrations/m0009_tenant_lifecycle.sql", PackageResources.m0009_tenant_lifecycle_sql),
            SchemaFile("migrations/m0010_idempotency.sql", PackageResources.m0010_idempotency_sql),
            SchemaFile("migrations/m0011_audit.sql", PackageResources.m0011_audit_sql),
            SchemaFile("migrations/m0012_custom_fields.sql", PackageResources.m0012_custom_fields_sql),
            SchemaFile("migrations/m0013_calendars.sql", PackageResources.m0013_calendars_sql),
            SchemaFile("migrations/m0014_outbox.sql", PackageResources.m0014_outbox_sql),
            SchemaFile("migrations/m0015_escalation.sql", PackageResources.m0015_escalation_sql),
            SchemaFile("migrations/m0016_routing.sql", PackageResources.m0016_routing_sql),
            SchemaFile("migrations/m0017_scoring.sql", PackageResources.m0017_scoring_sql),
            SchemaFile("migrations/m0018_lead_imports.sql", PackageResources.m0018_lead_imports_sql),
            SchemaFile("migrations/m0019_quick_capture.sql", PackageResources.m0019_quick_capture_sql),
            SchemaFile("migrations/m0020_lead_messages.sql", PackageResources.m0020_lead_messages_sql),
            SchemaFile("migrations/m0021_lead_care.sql", PackageResources.m0021_lead_care_sql),
            SchemaFile("migrations/m0022_tags_views.sql", PackageResources.m0022_tags_views_sql),
            SchemaFile("migrations/m0023_referrers.sql", PackageResources.m0023_referrers_sql),
            SchemaFile("migrations/m0024_existing_leads.sql", PackageResources.m0024_existing_leads_sql),
            SchemaFile("migrations/m0025_data_contracts.sql", PackageResources.m0025_data_contracts_sql),
        ]
    }

    /// Run by the administrator at every change.
    package static var policies: [SchemaFile] {
        [
            SchemaFile("policies/catalogue.sql", PackageResources.catalogue_sql),
            SchemaFile("policies/shapes.sql", PackageResources.shapes_sql),
            SchemaFile("policies/bi_logins.sql", PackageResources.bi_logins_sql),
            SchemaFile("policies/audit.sql", PackageResources.audit_sql),
            SchemaFile("policies/candidates.sql", PackageResources.candidates_sql),
            SchemaFile("policies/following.sql", PackageResources.following_sql),
            SchemaFile("policies/recording.sql", PackageResources.recording_sql),
            SchemaFile("policies/outbox.sql", PackageResources.outbox_sql),
            SchemaFile("grants/privileges.sql", PackageResources.privileges_sql),
        ]
    }

    /// Run as the owner at every change, after the migrations.
    package static var views: [SchemaFile] {
        [
            SchemaFile("views/unattended_lead.sql", PackageResources.unattended_lead_sql),
            SchemaFile("views/dashboard.sql", PackageResources.dashboard_sql),
            SchemaFile("views/dashboard_contracts.sql", PackageResources.dashboard_contracts_sql),
        ]
    }

    /// Run as the owner at every change, after the migrations: what the columns of older migrations are.
    package static var comments: [SchemaFile] { [SchemaFile("comments/columns.sql", PackageResources.columns_sql)] }

    package static var all: [SchemaFile] { roles + functions + migrations + comments + views + policies }
}
