internal import BatonModel
internal import Foundation
internal import Testing

@Suite("Configuration of channels")
struct ChannelConfigurationTests {
    static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    static let good: [String] = [
        #"{"kind":"mail","host":"smtp.exmail.qq.com","port":465,"security":"tls","user":"crm@example.com","password":"p4ssw0rd ß","from":"crm@example.com","from_name":"客户系统","reply_to":"help@example.com","authority":"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"}"#,
        #"{"kind":"mail","host":"smtp.example.com","from":"crm@example.com"}"#,
        #"{"kind":"wecom_robot","key":"693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa"}"#,
        #"{"kind":"wecom_application","corporation_id":"ww0123456789abcdef","agent_id":1000002,"secret":"s-e_cret"}"#,
        #"{"kind":"sms","access_key_id":"LTAI5t","access_key_secret":"abcDEF","sign_name":"接力科技"}"#,
        #"{"kind":"webhook","url":"https://hooks.example.com:8443/baton?x=1","secret":"\#(secret)","previous_secret":"whsec_b2xkIG9sZCBvbGQgb2xkIG9sZCBvbGQg"}"#,
    ]

    private func read(_ json: String, allowsPrivate: Bool = false) throws -> ChannelConfiguration {
        try ChannelConfiguration(json: Array(json.utf8), at: "/configuration", allowsPrivate: allowsPrivate)
    }

    private func problems(_ json: String, allowsPrivate: Bool = false) -> [String] {
        do {
            _ = try read(json, allowsPrivate: allowsPrivate)
            return []
        } catch {
            return (error as? ValidationFailure)?.problems.map { "\($0.pointer.dropFirst("/configuration".count)) \($0.code)" } ?? ["?"]
        }
    }

    @Test("what is stored reads back as the same", arguments: good)
    func roundTrip(json: String) throws {
        let configuration = try read(json)
        #expect(try ChannelConfiguration(json: configuration.json) == configuration)
    }

    @Test("secrets are never printed", arguments: good)
    func secrets(json: String) throws {
        let configuration = try read(json)
        var dumped = ""
        dump(configuration, to: &dumped)
        let redacted = String(decoding: configuration.redactedJSON, as: UTF8.self)
        for text in ["\(configuration)", String(describing: configuration), String(reflecting: configuration), dumped, redacted] {
            for secret in [
                "p4ssw0rd", "693a91f6", "s-e_cret", "abcDEF", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "b2xkIG9sZCBvbGQ",
            ] { #expect(!text.contains(secret), "\(text)") }
        }
        // Nor by its parts.
        switch configuration {
        case .mail(let mail): #expect(!"\(mail) \(String(reflecting: mail))".contains("p4ssw0rd"))
        case .wecomRobot(let robot): #expect(!"\(robot) \(String(reflecting: robot))".contains("693a"))
        case .wecomApplication(let application): #expect(!"\(application) \(String(reflecting: application))".contains("s-e_cret"))
        case .sms(let sms): #expect(!"\(sms) \(String(reflecting: sms))".contains("abcDEF"))
        case .webhook(let webhook): #expect(!"\(webhook) \(String(reflecting: webhook))".contains("MfKQ"))
        }
        #expect(redacted.contains("•••") || json.contains("smtp.example.com"))
    }

    @Test("what is left out has its default")
    func defaults() throws {
        guard case .mail(let mail) = try read(Self.good[1]), case .wecomRobot(let robot) = try read(Self.good[2]),
            case .sms(let sms) = try read(Self.good[4])
        else {
            Issue.record("not what it says")
            return
        }
        #expect(mail.port == 587 && mail.security == .startTLS && mail.user == nil)
        #expect(robot.endpoint == "https://qyapi.weixin.qq.com" && sms.endpoint == "https://dysmsapi.aliyuncs.com")
        guard case .mail(let tls) = try read(#"{"kind":"mail","host":"a.example","from":"a@example.com","security":"tls"}"#),
            case .wecomRobot(let pasted) = try read(
                #"{"kind":"wecom_robot","key":"https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7x&debug=1"}"#)
        else {
            Issue.record("not what it says")
            return
        }
        #expect(tls.port == 465 && pasted.key.exposed == "693a91f6-7x")
    }

    @Test("everything that is wrong is said at once, at its place")
    func bad() {
        for (json, expected) in [
            ("", [" malformed_json"]), ("[]", [" malformed_json"]), ("{", [" malformed_json"]), ("null", [" malformed_json"]),
            (String(repeating: "[", count: 10_000), [" malformed_json"]), ("{}", ["/kind missing"]),
            (#"{"kind":"fax"}"#, ["/kind unknown_value"]), (#"{"kind":3}"#, ["/kind wrong_type"]), (#"{"kind":null}"#, ["/kind missing"]),
            (#"{"kind":"mail"}"#, ["/host missing", "/from missing"]),
            (
                #"{"kind":"mail","host":"a b","port":0,"security":"ssl","user":"x","from":"nobody","reply_to":7,"bcc":"x","from_name":"a\nb"}"#,
                [
                    "/host invalid_value", "/security unknown_value", "/port out_of_range", "/from email_invalid",
                    "/from_name text_control_character", "/reply_to wrong_type", "/password missing", "/bcc unknown_field",
                ]
            ),
            (
                #"{"kind":"mail","host":"a.example","from":"a@example.com","security":"none","user":"u","password":"p"}"#,
                ["/security insecure_login"]
            ),
            (
                #"{"kind":"mail","host":"a.example","from":"a@example.com","user":"u","password":"p\r\nQUIT"}"#,
                ["/password invalid_secret", "/password missing"]
            ),
            (#"{"kind":"mail","host":"a.example","from":"a@example.com","authority":"/etc/passwd"}"#, ["/authority invalid_certificate"]),
            (#"{"kind":"mail","host":"a.example","from":"a@example.com","port":587.5}"#, ["/port wrong_type"]),
            (#"{"kind":"wecom_robot"}"#, ["/key missing"]), (#"{"kind":"wecom_robot","key":""}"#, ["/key missing"]),
            (#"{"kind":"wecom_robot","key":"a&b/../"}"#, ["/key invalid_secret"]),
            (#"{"kind":"wecom_robot","key":"x","endpoint":"https://a.example/path"}"#, ["/endpoint invalid_url"]),
            (#"{"kind":"wecom_robot","key":"x","endpoint":"ftp://a.example"}"#, ["/endpoint invalid_url"]),
            (
                #"{"kind":"wecom_application","corporation_id":"ww","agent_id":"1","secret":""}"#,
                ["/agent_id wrong_type", "/secret missing"]
            ),
            (
                #"{"kind":"sms","provider":"carrier","access_key_id":"x","access_key_secret":"y"}"#,
                ["/provider unknown_value", "/sign_name missing"]
            ),
            (#"{"kind":"webhook","url":"https://a.example","secret":"abc"}"#, ["/secret invalid_secret"]),
            (#"{"kind":"webhook","url":"https://a.example","secret":"whsec_AAAA"}"#, ["/secret invalid_secret"]),
        ] { #expect(problems(json) == expected, "\(json.prefix(200))") }
    }

    @Test("addresses of internal networks are refused when they are saved, in whatever form, unless the host allows them")
    func privateAddresses() {
        func webhook(_ url: String, _ allowsPrivate: Bool = false) -> [String] {
            problems(#"{"kind":"webhook","url":"\#(url)","secret":"\#(Self.secret)"}"#, allowsPrivate: allowsPrivate)
        }
        for host in [
            "127.0.0.1", "localhost", "LOCALHOST.", "a.localhost", "10.0.0.8", "192.168.1.1", "169.254.169.254", "100.100.100.200", "[::1]",
            "[::ffff:10.0.0.1]", "[fd00::1]", "[fe80::1]", "0.0.0.0",
        ] {
            #expect(webhook("https://\(host)/x") == ["/url private_address"], "\(host)")
            #expect(webhook("https://\(host)/x", true) == [], "\(host)")
        }
        // Forms of addresses that only programs read.
        for host in [
            "2130706433", "0x7f.1", "0177.0.0.1", "127.1", "1.2.3", "0x7f000001", "a..b", "-a.example", "a_%41", "例子.example", "[::1%25lo]",
        ] {
            #expect(webhook("https://\(host)/x") == ["/url \(host.contains("例") ? "invalid_value" : "invalid_url")"], "\(host)")
            #expect(webhook("https://\(host)/x", true) != [], "\(host)")
        }
        for url in [
            "http://a.example", "https://u:p@a.example", "https://a.example/#x", "https://", "a.example", "https://a.example:99999",
            "file:///etc/passwd",
        ] {
            #expect(webhook(url) == ["/url invalid_url"], "\(url)")
        }
        #expect(webhook("http://127.0.0.1:8080/x", true) == [] && webhook("http://10.0.0.8/x", true) == ["/url invalid_url"])
        #expect(problems(#"{"kind":"mail","host":"10.1.1.1","from":"a@example.com"}"#) == ["/host private_address"])
        #expect(problems(#"{"kind":"wecom_robot","key":"x","endpoint":"https://169.254.169.254"}"#) == ["/endpoint private_address"])
        #expect(webhook("https://8.8.8.8/x") == [] && webhook("https://[2606:4700::1111]/x") == [])
    }

    @Test("keys of messages are short words")
    func keys() {
        for text in ["a", "0199c1b2-7d3e-7000-8000-000000000001", String(repeating: "x", count: 64), "A_b-9"] {
            #expect(DeliveryKey(text)?.description == text)
        }
        for text in ["", "a b", "a\r\nb", "é", "a.b", "<a>", String(repeating: "x", count: 65)] { #expect(DeliveryKey(text) == nil) }
    }

    @Test("damaged documents are refused with problems in both languages, or are what they say", arguments: 0..<6)
    func damaged(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        let good = Array(Self.good[Int(seed)].utf8)
        let pieces = ["\"", "{", "}", "[", "null", "0", "-1e999", ",", "\\u0000", "\\ud800", "\r\n", "http://", "@", "é", "\u{0}"].map {
            Array($0.utf8)
        }
        var refused = 0
        for _ in 0..<400 {
            var bytes = good
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch UInt8.random(in: 0..<3, using: &random) {
                case 0: bytes.remove(at: place)
                case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
                default: bytes.insert(contentsOf: pieces.randomElement(using: &random)!, at: place)
                }
            }
            do {
                let configuration = try ChannelConfiguration(json: bytes)
                #expect(try ChannelConfiguration(json: configuration.json) == configuration)
            } catch {
                refused += 1
                #expect(!error.problems.isEmpty && error.problems.allSatisfy { !$0.messageZH.isEmpty && !$0.messageEN.isEmpty })
            }
        }
        #expect(refused > 100)
    }
}
