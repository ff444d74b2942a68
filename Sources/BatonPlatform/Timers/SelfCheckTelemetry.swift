package import BatonModel
package import CoreMetrics
package import Logging

/// What nightly checks have found, for the log and for metrics: `baton_self_check_findings_total`, `baton_self_check_repairs_total`. Counted before the
/// commit of the transaction that tells the admins; should that fail, it is counted again.
package struct SelfCheckTelemetry: Sendable {
    private let logger: Logger
    private let findings: Counter
    private let repairs: Counter

    package init(logger: Logger, metrics: any MetricsFactory = NOOPMetricsHandler.instance) {
        self.logger = logger
        findings = Counter(label: "baton_self_check_findings_total", dimensions: [], factory: metrics)
        repairs = Counter(label: "baton_self_check_repairs_total", dimensions: [], factory: metrics)
    }

    package func report(tenant: TenantID, found: Int, repaired: Int) {
        findings.increment(by: Int64(found))
        repairs.increment(by: Int64(repaired))
        logger.error(
            "the nightly check has found leads that were not attended to",
            metadata: ["tenant": "\(tenant)", "found": "\(found)", "repaired": "\(repaired)"])
    }
}
