internal import ArgumentParser
internal import BatonPlatform
internal import BatonService
internal import Foundation

struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Load the demo tenant (once) and write down what to try, with working keys.")
    @Option(name: .customLong("keys"), help: "File to write, mode 0600; printed when absent.") var path: String?

    func run() async throws {
        try await Program.run("baton.demo") { program in
            let demo = program.demo
            let isThere = try await demo.exists()
            if !isThere { try await demo.load() }
            let base = "http://\(program.settings.host):\(program.settings.port)"
            let text: String
            if let path, isThere, let known = try? String(contentsOfFile: path, encoding: .utf8), known.contains("\nexport BATON=") {
                // The keys still work; only the address may be another one this time.
                text = known.split(separator: "\n", omittingEmptySubsequences: false)
                    .map { $0.hasPrefix("export BATON=") ? "export BATON=\(base)" : String($0) }.joined(separator: "\n")
            } else {
                text = Self.tour(try await demo.issueKeys(), base: base) + "\n"
            }
            guard let path else { return print(text) }
            let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
            guard FileManager.default.createFile(atPath: path, contents: Data(text.utf8), attributes: attributes) else {
                throw CommandFailure("\(path): cannot be written.")
            }
        }
    }

    private static func tour(_ keys: DemoTenant.Keys, base: String) -> String {
        """

        Baton 演示租户已就绪 / The demo tenant is ready. 试试看 / Try:

        export BATON=\(base)
        export SALES=\(keys.sales.text)        # 张伟, 华东组
        export SUPERVISOR=\(keys.supervisor.text)   # 王主管, 销售部及下属小组
        export ADMIN=\(keys.admin.text)        # 李总, 全公司
        export FORM=\(keys.form.text)         # 官网表单

        # 1. 官网来了一条线索 / A lead comes in through the web form
        curl -s $BATON/v1/intake/$FORM -H 'Content-Type: application/json' -d '{"contact_name":"王小明","company":"宁波精密机械有限公司","phone":"138 0000 1234","area":"浙江","product_line":"产线集成","budget":"80万","need":"想看非标装配线报价"}'

        # 2. 谁看得到什么 / Who sees what
        curl -sg "$BATON/v1/leads?limit=5" -H "Authorization: Bearer $SALES"
        curl -sg "$BATON/v1/leads?filter=score[gte]:30&sort=-score" -H "Authorization: Bearer $SUPERVISOR"
        curl -s $BATON/v1/me -H "Authorization: Bearer $SALES"

        # 3. 分数的每一分从哪来 / Where each point of the score comes from
        LEAD=$(curl -sg "$BATON/v1/leads?limit=1" -H "Authorization: Bearer $SALES" | grep -o '"id":"[^"]*"' | head -1 | cut -d'"' -f4)
        curl -s $BATON/v1/leads/$LEAD/signals -H "Authorization: Bearer $SALES" -H 'Content-Type: application/json' -d '{"kind":"demo_booked"}'

        # 4. 没有有效触达不能进入下一阶段 / No next stage without a first touch
        curl -s $BATON/v1/leads/$LEAD/transitions -H "Authorization: Bearer $SALES" -H 'Content-Type: application/json' -d '{"stage":"contacted"}'
        curl -s $BATON/v1/leads/$LEAD/interactions -H "Authorization: Bearer $SALES" -H 'Content-Type: application/json' -d '{"kind":"call","duration_s":180,"content":"确认需求，约下周演示"}'
        curl -s $BATON/v1/leads/$LEAD/transitions -H "Authorization: Bearer $SALES" -H 'Content-Type: application/json' -d '{"stage":"contacted"}'

        # 5. 该谁做、何时到期，系统会说 / Who is told, and when it is due
        curl -s "$BATON/v1/notifications?limit=3" -H "Authorization: Bearer $SALES"
        curl -N $BATON/v1/notifications/stream -H "Authorization: Bearer $SALES"      # Ctrl-C 结束 / ends it

        Ctrl-C 结束 / ends.
        """
    }
}
