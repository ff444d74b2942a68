internal import BatonPlatform
internal import Foundation
internal import Testing

/// The rules of the house that no compiler knows.
@Suite("The house is tidy")
struct TidyTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private func files(_ folder: String, _ suffix: String) -> [(path: String, text: String)] {
        let base = Self.root.appending(path: folder).path
        guard let names = FileManager.default.enumerator(atPath: base) else { return [] }
        return names.compactMap { $0 as? String }.filter { $0.hasSuffix(suffix) }.sorted().compactMap { name in
            (try? String(contentsOfFile: base + "/" + name, encoding: .utf8)).map { ("\(folder)/\(name)", $0) }
        }
    }

    private func documents() -> [(path: String, text: String)] {
        let top = ["README.md", "README.zh-CN.md", "CHANGELOG.md", "BENCHMARKS.md"].compactMap { name in
            (try? String(contentsOf: Self.root.appending(path: name), encoding: .utf8)).map { (path: name, text: $0) }
        }
        return top + files("docs", ".md")
    }

    private func imports(_ text: String) -> Set<String> {
        Set(
            text.split(separator: "\n").compactMap { line in
                let words = line.split(separator: " ").filter { !$0.hasPrefix("@") }
                guard let at = words.firstIndex(of: "import"), at + 1 < words.count,
                    words[..<at].allSatisfy({ ["internal", "package", "private"].contains($0) })
                else { return nil }
                return String(words[at + 1])
            })
    }

    /// What each room may import: rooms below it, and libraries. Nothing imports upwards; only Postgres knows libpq, only SMTP libcurl, only Spreadsheet ZIP and XML; BatonHTTP knows no SQL.
    private static let allowed: [String: Set<String>] = [
        "Postgres": [
            "CLibPQ", "CoreMetrics", "DequeModule", "Dispatch", "FoundationEssentials", "Glibc", "Logging", "ServiceLifecycle",
            "Synchronization", "Tracing",
        ],
        "SMTP": ["CLibCurl", "Synchronization"],
        "Spreadsheet": ["CExpat", "CMinizip", "CXLSXWriter", "Glibc"],
        "PrometheusMetrics": ["CoreMetrics", "Glibc", "Synchronization"],
        "BatonModel": ["Foundation", "FoundationEssentials", "Glibc"],
        "BatonPlatform": [
            "AsyncHTTPClient", "BatonModel", "CoreMetrics", "Crypto", "CryptoExtras", "Dispatch", "FoundationEssentials", "Glibc", "JWTKit",
            "Logging",
            "NIOCore", "NIOHTTP1", "NIOPosix",
            "Postgres", "SMTP", "Synchronization",
        ],
        "BatonService": ["BatonModel", "BatonPlatform", "FoundationEssentials", "Glibc", "Postgres", "Spreadsheet", "Synchronization"],
        "BatonHTTP": [
            "BatonModel", "BatonPlatform", "BatonService", "DequeModule", "Foundation", "FoundationEssentials", "HTTPTypes", "Hummingbird",
            "HummingbirdCore", "Logging", "NIOCore", "ServiceLifecycle", "Synchronization", "Yams",
        ],
        "baton": [
            "ArgumentParser", "BatonHTTP", "BatonModel", "BatonPlatform", "BatonService", "Configuration", "CoreMetrics", "Foundation",
            "Hummingbird", "Logging", "Postgres", "PrometheusMetrics", "ServiceLifecycle", "UnixSignals",
        ],
        "BatonTesting": [
            "BatonHTTP", "BatonModel", "BatonPlatform", "BatonService", "Foundation", "FoundationNetworking", "Hummingbird", "Logging",
            "Postgres",
            "Synchronization", "Testing",
        ],
    ]

    @Test("rooms import what they may, and every room is listed")
    func directions() throws {
        let rooms = try FileManager.default.contentsOfDirectory(atPath: Self.root.appending(path: "Sources").path)
        #expect(Set(rooms) == Set(Self.allowed.keys).union(["CExpat", "CLibCurl", "CLibPQ", "CMinizip", "CXLSXWriter"]))
        for (room, allowed) in Self.allowed {
            for file in files("Sources/\(room)", ".swift") {
                let surplus = imports(file.text).subtracting(allowed)
                #expect(surplus.isEmpty, "\(file.path) imports \(surplus.sorted())")
            }
        }
    }

    @Test("in the model there is no clock, no file and no chance")
    func purity() {
        for file in files("Sources/BatonModel", ".swift") {
            for word in ["Date()", "Date.now", ".now", "FileManager", ".random(", "ProcessInfo", "URLSession"] {
                #expect(!file.text.contains(word), "\(file.path): \(word)")
            }
        }
    }

    @Test("features do not reach back: imports of files → leads → tenants' rules, never the other way")
    func features() {
        for file in files("Sources/BatonService/Leads", ".swift") + files("Sources/BatonService/Tenants", ".swift")
        where !file.path.hasSuffix("DemoTenant.swift") {
            #expect(!file.text.contains("LeadImport"), "\(file.path)")
        }
    }

    @Test("no folder is called after nothing")
    func names() {
        let forbidden: Set<String> = ["core", "common", "utils", "util", "helpers", "helper", "extensions", "misc"]
        for folder in ["Sources", "Tests", "sql"] {
            for name in FileManager.default.enumerator(atPath: Self.root.appending(path: folder).path)?.compactMap({ $0 as? String }) ?? []
            {
                for part in name.split(separator: "/") {
                    #expect(!forbidden.contains(part.lowercased().split(separator: ".").first.map(String.init) ?? ""), "\(folder)/\(name)")
                }
            }
        }
    }

    @Test("statements take the time from baton.now() only")
    func clock() {
        for folder in ["Sources/BatonService", "Sources/BatonPlatform"] {
            for file in files(folder, ".swift") {
                for line in file.text.split(separator: "\n") where line.contains("now()") {
                    let others = line.replacingOccurrences(of: "baton.now()", with: "")
                    #expect(!others.contains("now()"), "\(file.path): \(line)")
                }
            }
        }
    }

    @Test("no statement has the clock inside CASE or coalesce, which Citus refuses in an UPDATE")
    func clockInCase() throws {
        for folder in ["Sources/BatonService", "Sources/BatonPlatform"] {
            for file in files(folder, ".swift") {
                let found = file.text.matches(of: /(?i)\b(case when|coalesce\()[^\n]*baton\.now\(\)/).map { String($0.0) }
                #expect(found.isEmpty, "\(file.path): \(found)")
            }
        }
    }

    @Test("no route is registered but with what it promises")
    func declaredRoutes() {
        for file in files("Sources/BatonHTTP", ".swift") where !file.path.hasSuffix("OpenAPI/Operation.swift") {
            let found = file.text.matches(of: /(?m)^.*\b(router|group|members)\b[^\n]*\.(get|post|put|patch|delete|on|ws)\(.*$/).map {
                String($0.0)
            }
            // What a browser asks before it posts a form.
            .filter { !$0.contains("method: .options") }
            #expect(found.isEmpty, "\(file.path): \(found)")
        }
    }

    @Test("every error code is documented, and nothing else")
    func errors() throws {
        let text = try String(contentsOf: Self.root.appending(path: "docs/ERRORS.md"), encoding: .utf8)
        var documented: [String] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("| `"), let code = line.split(separator: "`").dropFirst().first {
                documented.append(String(code))
            } else if !documented.isEmpty, !line.hasPrefix("|") {
                break  // the first table ends
            }
        }
        #expect(Set(documented) == Set(BatonError.Code.allCases.map(\.rawValue)))
        #expect(documented.count == Set(documented).count)
    }

    @Test("every setting that the program reads is documented")
    func settings() throws {
        let readme = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
        let operations = try String(contentsOf: Self.root.appending(path: "docs/OPERATIONS.md"), encoding: .utf8)
        let source = try String(contentsOf: Self.root.appending(path: "Sources/baton/Settings.swift"), encoding: .utf8)
        let keys = source.matches(of: /forKey: "([a-z.]+)"/).map { $0.1.replacingOccurrences(of: ".", with: "_").uppercased() }
        #expect(keys.count > 5)
        for key in keys { #expect(readme.contains(key) || operations.contains(key), "\(key)") }
    }

    @Test("documents and sources link to files that exist")
    func links() throws {
        for file in documents() {
            let folder = Self.root.appending(path: file.path).deletingLastPathComponent()
            for match in file.text.matches(of: /\]\(([^)#:]+)(#[^)]*)?\)/) {
                let target = folder.appending(path: String(match.1)).path
                #expect(FileManager.default.fileExists(atPath: target), "\(file.path) → \(match.1)")
            }
        }
    }
}
