internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// `/t/…`: images, links and pages of mails to the people of leads, and the beacon of the tenant's web site (C9). Nobody signs in here; what is not
/// signed by us does nothing.
struct TrackingRoutes: Sendable {
    let tracking: TrackingService
    let directory: AccessDirectory
    let governor: RequestGovernor

    /// Requests of one network address in a minute; many readers may come through one proxy.
    private static let perMinute = 3_000
    static let beaconLimit = 4 * 1024
    private static let token = Schema.text(200, min: 1, "AQLx…")
    private static let page = Schema.text(10_000, "<!doctype html>")

    func add(to routes: Routes<ServerContext>) {
        let routes = routes.tagged("Tracking")
        routes.get(
            "t/o/{token}",
            Operation("getOpenImage", "The image of a mail", note: "Always the same image, whatever the token is.")
                .path("token", Self.token, "Signed.").answers(.ok, .text(100), as: "image/gif", headers: [.cacheControl])
                .refuses(.rateLimited)
        ) { request, context in
            try admit(request, context)
            // A reader sees the mail as it is, whatever becomes of our notes.
            try? await tracking.opened(context.parameters.get("token") ?? "", isMachine: Self.isMachine(request, isImage: true))
            return Response(
                status: .ok, headers: [.contentType: "image/gif", .cacheControl: "no-store, private"],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: Self.image)))
        }
        routes.get(
            "t/c/{token}",
            Operation("followLink", "A link of a mail", note: "Leads where the tenant's content is, and nowhere else.")
                .path("token", Self.token, "Signed.").answers(.found, headers: [.location, .cacheControl], "To the content.")
                .answers(.notFound, Self.page, as: "text/html", "No link of ours, or one that is over.").refuses(.rateLimited)
        ) { request, context in
            try admit(request, context)
            let url = try await tracking.clicked(context.parameters.get("token") ?? "", isMachine: Self.isMachine(request))
            guard let url else { return Self.page(Self.goneTitle, Self.goneText, status: .notFound) }
            return Response(
                status: .found, headers: [.location: url, .cacheControl: "no-store, private", .referrerPolicy: "no-referrer"])
        }
        routes.get(
            "t/u/{token}",
            Operation("askUnsubscribe", "The page of a mail's link to unsubscribe", note: "Changes nothing: machines follow links.")
                .path("token", Self.token, "Signed.").answers(.ok, Self.page, as: "text/html", "A page with a button.")
                .answers(.notFound, Self.page, as: "text/html", "No link of ours, or one that is over.").refuses(.rateLimited)
        ) { request, context in
            try admit(request, context)
            guard try await tracking.mayUnsubscribe(context.parameters.get("token") ?? "") else {
                return Self.page(Self.goneTitle, Self.goneText, status: .notFound)
            }
            return Self.page(
                "退订 / Unsubscribe",
                """
                <p>不再接收此类内容？<br>No more of these messages?</p>
                <form method="post"><button type="submit">确认退订 / Unsubscribe</button></form>
                """)
        }
        routes.post(
            "t/u/{token}",
            Operation(
                "unsubscribe", "Unsubscribe with one click (RFC 8058)", note: "The body is not looked at. Again and again is the same."
            )
            .path("token", Self.token, "Signed.").body(.text(Self.beaconLimit), as: "application/x-www-form-urlencoded", isRequired: false)
            .answers(.ok, Self.page, as: "text/html", "Done.")
            .answers(.notFound, Self.page, as: "text/html", "No link of ours, or one that is over.").refuses(.rateLimited)
        ) { request, context in
            try admit(request, context)
            var request = request
            _ = try await request.buffered(upTo: Self.beaconLimit)
            guard try await tracking.unsubscribe(context.parameters.get("token") ?? "") else {
                return Self.page(Self.goneTitle, Self.goneText, status: .notFound)
            }
            return Self.page("已退订 / Unsubscribed", "<p>您不会再收到此类内容。<br>You will get no more of these messages.</p>")
        }
        routes.post(
            "t/v",
            Operation(
                "recordVisit", "A page of the tenant's web site was looked at",
                note:
                    "For `navigator.sendBeacon`: JSON as `text/plain` with `key` (of a form), `visitor` (parameter `bt` of the link) and `page`, \(Self.beaconLimit) bytes at most. From any origin; the answer says nothing."
            )
            .body(
                .text(Self.beaconLimit, #"{"key":"bf_demo","visitor":"AQLx…","page":"https://www.example.cn/robots"}"#), as: "text/plain",
                isRequired: false
            )
            .answers(.noContent, headers: [.accessControlAllowOrigin]).refuses(.rateLimited), use: visit)
        routes.get(
            "t/baton.js",
            Operation("getSnippet", "The script for the tenant's web site")
                .answers(.ok, .text(10_000, "(function(){…})()"), as: "text/javascript", headers: [.cacheControl])
        ) { _, _ in
            Response(
                status: .ok,
                headers: [
                    .contentType: "text/javascript; charset=utf-8", .cacheControl: "public, max-age=3600", .accessControlAllowOrigin: "*",
                ],
                body: ResponseBody(byteBuffer: ByteBuffer(string: Self.script)))
        }
    }

    /// - Throws: `rate_limited`.
    private func admit(_ request: Request, _ context: ServerContext) throws {
        let holder = RequestGovernor.Holder.key(Array("tracking \(context.client(request))".utf8))
        if let (isAllowed, standing) = governor.take(holder, perMinute: Self.perMinute), !isAllowed {
            throw BatonError(.rateLimited, retryAfterSeconds: standing.seconds)
        }
    }

    private static func isMachine(_ request: Request, isImage: Bool = false) -> Bool {
        let purposes = ["Purpose", "Sec-Purpose", "X-Purpose", "X-Moz"].compactMap { name in
            HTTPField.Name(name).flatMap { request.headers[$0] }
        }
        return MachineVisit.isMachine(
            method: request.method.rawValue, agent: request.headers[.userAgent], purposes: purposes, isImage: isImage)
    }

    @Sendable private func visit(_ request: Request, _ context: ServerContext) async throws -> Response {
        try admit(request, context)
        var request = request
        let body = Array(try await request.buffered(upTo: Self.beaconLimit).readableBytesView)
        let nothing = Response(status: .noContent, headers: [.accessControlAllowOrigin: "*", .cacheControl: "no-store"])
        guard !Self.isMachine(request), case .object(let members)? = try? JSONParser.parse(body) else { return nothing }
        func text(_ name: String) -> String? {
            if case .string(let text)? = members.first(where: { $0.key == name })?.value { text } else { nil }
        }
        guard let key = text("key"), key.utf8.count <= 200, let visitor = text("visitor"),
            let form = try? await directory.form(key: Secret(key))
        else { return nothing }
        try await tracking.visited(text("page"), visitor: visitor, form: form, isMachine: false)
        return nothing
    }

    // MARK: what is shown

    private static let goneTitle = "链接已失效 / This link is over"
    private static let goneText = "<p>这个链接不存在或已过期。<br>There is no such link, or it is over.</p>"

    private static func page(_ title: String, _ body: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status,
            headers: [
                .contentType: "text/html; charset=utf-8", .cacheControl: "no-store, private", .referrerPolicy: "no-referrer",
                .contentSecurityPolicy: "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
            ],
            body: ResponseBody(
                byteBuffer: ByteBuffer(
                    string: """
                        <!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                        <meta name="robots" content="noindex"><title>\(title)</title>
                        <style>body{font:16px/1.6 system-ui,sans-serif;max-width:32rem;margin:4rem auto;padding:0 1rem}</style></head>
                        <body><h1>\(title)</h1>\(body)</body></html>
                        """)))
    }

    /// One transparent point.
    private static let image: [UInt8] = [
        0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0x21, 0xF9, 4, 1, 0, 0, 0, 0, 0x2C, 0, 0, 0,
        0,
        1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B,
    ]

    /// Whose `data-key` is a form's key. Who came by a link is known while the page is open; with `data-consent="yes"` for thirty days, in the
    /// browser's local storage.
    private static let script = """
        (function () {
          var me = document.currentScript, key = me && me.getAttribute('data-key');
          if (!key || !navigator.sendBeacon) return;
          var keeps = me.getAttribute('data-consent') === 'yes', store = 'baton_visitor', days = 30 * 864e5;
          var found = /[?&]bt=([A-Za-z0-9_-]{20,200})(&|$)/.exec(location.search), visitor = found && found[1];
          try {
            if (!keeps) localStorage.removeItem(store);
            else if (visitor) localStorage.setItem(store, JSON.stringify({ v: visitor, t: Date.now() }));
            else {
              var old = JSON.parse(localStorage.getItem(store) || 'null');
              if (old && Date.now() - old.t < days) visitor = old.v; else localStorage.removeItem(store);
            }
          } catch (e) {}
          if (!visitor) return;
          if (found && history.replaceState) {
            var rest = location.search.replace(/([?&])bt=[A-Za-z0-9_-]+(&|$)/, function (_, a, b) { return b ? a : ''; });
            history.replaceState(history.state, '', location.pathname + rest + location.hash);
          }
          function visit() {
            navigator.sendBeacon(new URL('/t/v', me.src).href,
              JSON.stringify({ key: key, visitor: visitor, page: location.origin + location.pathname }));
          }
          window.batonVisit = visit;
          visit();
        })();

        """
}

extension HTTPField.Name {
    static let referrerPolicy = HTTPField.Name("Referrer-Policy")!
}
