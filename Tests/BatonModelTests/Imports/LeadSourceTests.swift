import BatonModel
import Testing

@Suite struct LeadSourceTests {
    @Test(
        arguments: [
            ("官网表单", .webForm, .formSubmitted), ("白皮书下载", .webForm, .whitePaperDownloaded),
            ("预约演示", .webForm, .demoBooked),
            ("公众号菜单", .officialAccount, .menuConsult), ("展会名片", .exhibition, nil), ("老客户转介", .referral, nil),
            ("转介绍", .referral, nil),
            ("White Paper", .webForm, .whitePaperDownloaded), ("web_form", .webForm, .formSubmitted),
            (" Referral ", .referral, nil), ("", .fileImport, nil),
            ("\u{3000}", .fileImport, nil),
        ] as [(String, LeadChannel, SignalKind?)])
    func `a source says the channel and the signal`(text: String, channel: LeadChannel, signal: SignalKind?) {
        #expect(LeadSource(parsing: text) == LeadSource(channel: channel, signal: signal))
    }

    @Test func `every known name and every channel key is understood`() {
        for name in LeadSource.knownNamesZH { #expect(LeadSource(parsing: name) != nil) }
        for channel in LeadChannel.allCases {
            #expect(LeadSource(parsing: channel.key)?.channel == channel)
            #expect(LeadChannel(key: channel.key) == channel)
            #expect(!channel.nameZH.isEmpty)
        }
        #expect(LeadChannel.allCases.map(\.rawValue) == [1, 2, 3, 4, 5, 6, 7])
        #expect(LeadSource(parsing: "梦里") == nil)
    }

    @Test func `a tenant's own signal kinds keep the form of the built-in ones`() {
        #expect(SignalKind(rawValue: "page_visit_2")?.rawValue == "page_visit_2")
        #expect(SignalKind(rawValue: "form_submitted") == .formSubmitted)
        for bad in ["", "2x", "_x", "Form", "表单", "a-b", "a b", String(repeating: "a", count: 41)] {
            #expect(SignalKind(rawValue: bad) == nil)
        }
        #expect(SignalKind(rawValue: String(repeating: "a", count: 40)) != nil)
        for kind in [SignalKind.formSubmitted, .whitePaperDownloaded, .demoBooked, .phoneVerified, .menuConsult] {
            #expect(SignalKind(rawValue: kind.rawValue) == kind)
        }
    }
}
