internal import BatonPlatform
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// `GET /openapi.json` and `GET /docs`, both written from the declarations of the routes.
struct DocumentRoutes: Sendable {
    let promised: PromisedContract

    func add(to routes: Routes<ServerContext>) {
        routes.get(
            "openapi.json",
            Operation("getOpenAPI", "This document").answers(.ok, .map(.anything), as: "application/json", "OpenAPI 3.1.")
        ) { [promised] _, _ in
            Response.json(promised.contract.document())
        }
        routes.get(
            "docs",
            Operation("getDocumentation", "This document, to be read")
                .answers(.ok, .text(10_000_000, "<!doctype html>"), as: "text/html", "A page without scripts.")
        ) { [promised] request, _ in
            let page = DocumentationPage(promised.contract).html
            return Response(
                status: .ok,
                headers: [
                    .contentType: "text/html; charset=utf-8", .cacheControl: "no-store",
                    // Nothing on it comes from elsewhere, and nothing runs.
                    .contentSecurityPolicy: "default-src 'none'; style-src 'unsafe-inline'",
                ],
                body: ResponseBody(byteBuffer: ByteBuffer(string: page)))
        }
    }
}

/// The contract as one page of HTML: routes by heading, each with its parameters, bodies, answers and refusals. No script.
struct DocumentationPage {
    private let contract: APIContract

    init(_ contract: APIContract) { self.contract = contract }

    var html: String {
        var text = """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>Baton API</title><style>
            body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222}
            nav a{display:inline-block;margin:.1rem .8rem .1rem 0}h2{border-bottom:1px solid #ccc;margin-top:2.5rem}
            details{border:1px solid #ddd;border-radius:4px;margin:.5rem 0;padding:.3rem .8rem}summary{cursor:pointer}
            summary code{font-weight:600}table{border-collapse:collapse;width:100%}td{border-top:1px solid #eee;padding:.2rem .5rem;vertical-align:top}
            pre{background:#f6f6f6;padding:.6rem;overflow-x:auto;white-space:pre-wrap;word-break:break-word}small{color:#666}
            </style></head><body><h1>Baton API</h1>
            <p>Made from what the routes declare; as a document for programs: <a href="/openapi.json">openapi.json</a> (OpenAPI 3.1).</p><nav>
            """
        var tags: [String] = []
        for route in contract.routes where !tags.contains(route.tag) { tags.append(route.tag) }
        for tag in tags { text += "<a href=\"#\(Self.anchor(tag))\">\(Self.escaped(tag))</a>" }
        text += "</nav>"
        for tag in tags {
            text += "<h2 id=\"\(Self.anchor(tag))\">\(Self.escaped(tag))</h2>"
            for route in contract.routes where route.tag == tag { text += section(route) }
        }
        return text + "</body></html>"
    }

    private func section(_ route: DeclaredRoute) -> String {
        let operation = route.operation
        var text = """
            <details id="\(operation.id)"><summary><code>\(route.method.rawValue) \(Self.escaped(route.path))</code> \(Self.escaped(operation.summary))</summary>
            """
        if let note = operation.note { text += "<p>\(Self.escaped(note))</p>" }
        if !route.parameters.isEmpty {
            text += "<table>"
            for parameter in route.parameters {
                text += "<tr><td><code>\(parameter.name)</code><br><small>\(parameter.place.rawValue)"
                text += parameter.isRequired ? ", required</small></td>" : "</small></td>"
                text += "<td>\(Self.escaped(parameter.note ?? ""))</td><td>\(example(parameter.schema))</td></tr>"
            }
            text += "</table>"
        }
        for body in operation.bodies { text += "<p>Body <small>\(body.contentType)</small></p>" + block(body.schema) }
        for answer in operation.answers {
            text += "<p>\(answer.status.code) <small>\(answer.contentType ?? "")</small> \(Self.escaped(answer.note))</p>"
            if let schema = answer.schema { text += block(schema) }
        }
        let refusals = route.refusals.sorted { ($0.status.code, $0.rawValue) < ($1.status.code, $1.rawValue) }
        text += "<p><small>Refuses with " + refusals.map { "\($0.status.code)&nbsp;<code>\($0.rawValue)</code>" }.joined(separator: ", ")
        return text + "</small></p></details>"
    }

    private func json(_ schema: Schema) -> String { String(decoding: JSONWriter.bytes { $0.example(of: schema) }, as: UTF8.self) }
    private func example(_ schema: Schema) -> String { "<code>\(Self.escaped(json(schema)))</code>" }
    private func block(_ schema: Schema) -> String { "<pre>\(Self.escaped(json(schema)))</pre>" }

    private static func anchor(_ tag: String) -> String { tag.lowercased().replacing(" ", with: "-") }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
    }
}
