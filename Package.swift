// swift-tools-version: 6.2
import PackageDescription

// Rooms and their direction are explained in docs/ARCHITECTURE.md; Tests/TidyTests holds them to it.

let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("ImmutableWeakCaptures"),
]

let package = Package(
    name: "baton",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "baton", targets: ["baton"])
    ],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections.git", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-configuration.git", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics.git", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-distributed-tracing.git", from: "1.7.3"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
        .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.37.0"),
        .package(url: "https://github.com/vapor/jwt-kit.git", from: "5.7.1"),
        .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2"),
    ],
    targets: [
        .systemLibrary(
            name: "CLibPQ",
            pkgConfig: "libpq",
            providers: [.apt(["libpq-dev"])]
        ),
        .target(
            name: "Postgres",
            dependencies: [
                "CLibPQ",
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "DequeModule", package: "swift-collections"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "Tracing", package: "swift-distributed-tracing"),
            ],
            swiftSettings: strict + [.strictMemorySafety()]
        ),
        .systemLibrary(
            name: "CLibCurl",
            pkgConfig: "libcurl",
            providers: [.apt(["libcurl4-openssl-dev"])]
        ),
        .target(
            name: "SMTP",
            dependencies: ["CLibCurl"],
            swiftSettings: strict + [.strictMemorySafety()]
        ),
        .systemLibrary(name: "CMinizip", pkgConfig: "minizip", providers: [.apt(["libminizip-dev"])]),
        .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
        .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .target(name: "Spreadsheet", dependencies: ["CMinizip", "CExpat", "CXLSXWriter"], swiftSettings: strict),
        .target(
            name: "PrometheusMetrics",
            dependencies: [
                .product(name: "CoreMetrics", package: "swift-metrics")
            ],
            swiftSettings: strict
        ),
        .target(
            name: "BatonModel",
            swiftSettings: strict
        ),
        .target(
            name: "BatonPlatform",
            dependencies: [
                "Postgres", "SMTP", "BatonModel",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "JWTKit", package: "jwt-kit"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            exclude: ["SQL/lint", "SQL/schema.sql"],
            resources: [
                .embedInCode("SQL/comments"), .embedInCode("SQL/functions"), .embedInCode("SQL/grants"), .embedInCode("SQL/migrations"),
                .embedInCode("SQL/policies"), .embedInCode("SQL/views"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "BatonService",
            dependencies: [
                "Postgres", "BatonModel", "BatonPlatform", "Spreadsheet",
            ],
            resources: [.embedInCode("Calendars/Data")],
            swiftSettings: strict
        ),
        .target(
            name: "BatonHTTP",
            dependencies: [
                "BatonModel", "BatonPlatform", "BatonService",
                .product(name: "DequeModule", package: "swift-collections"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "Yams", package: "Yams"),
            ],
            resources: [.embedInCode("Playbooks/Data")],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "baton",
            dependencies: [
                "Postgres", "BatonModel", "BatonPlatform", "BatonService", "BatonHTTP", "PrometheusMetrics",
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "baton-bench",
            dependencies: [
                "Postgres", "BatonModel", "BatonPlatform", "BatonService",
                .product(name: "Logging", package: "swift-log"),
            ],
            path: "Benchmarks",
            exclude: ["peer", "wrk"],
            swiftSettings: strict
        ),
        .target(
            name: "BatonTesting",
            dependencies: [
                "Postgres", "BatonModel", "BatonPlatform", "BatonService", "BatonHTTP",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "PostgresTests",
            dependencies: [
                "Postgres", "BatonTesting", "PrometheusMetrics",
                .product(name: "InMemoryTracing", package: "swift-distributed-tracing"),
                .product(name: "Tracing", package: "swift-distributed-tracing"),
                .product(name: "Logging", package: "swift-log"),
            ], swiftSettings: strict),
        .testTarget(
            name: "PrometheusMetricsTests", dependencies: ["PrometheusMetrics", .product(name: "CoreMetrics", package: "swift-metrics")],
            swiftSettings: strict),
        .testTarget(name: "SpreadsheetTests", dependencies: ["Spreadsheet", "CMinizip"], swiftSettings: strict),
        .testTarget(
            name: "BatonModelTests", dependencies: ["BatonModel", .product(name: "Crypto", package: "swift-crypto")],
            exclude: [
                "QuickCapture/README.md", "QuickCapture/dictionaries.json", "QuickCapture/heldout.jsonl", "QuickCapture/messages.jsonl",
                "QuickCapture/OtherTrades",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "BatonPlatformTests",
            dependencies: [
                "BatonPlatform", "BatonModel", "Postgres", "BatonTesting", "PrometheusMetrics",
                .product(name: "Crypto", package: "swift-crypto"), .product(name: "Logging", package: "swift-log"),
            ], swiftSettings: strict),
        .testTarget(
            name: "BatonServiceTests",
            dependencies: ["BatonService", "BatonPlatform", "BatonModel", "Postgres", "BatonTesting", "Spreadsheet"],
            exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(
            name: "BatonHTTPTests",
            dependencies: [
                "BatonHTTP", "BatonService", "BatonPlatform", "BatonModel", "Postgres", "BatonTesting", "Spreadsheet",
                .product(name: "Hummingbird", package: "hummingbird"), .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"), .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"), .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
            ], swiftSettings: strict),
        .testTarget(
            name: "SchemaTests", dependencies: ["BatonPlatform", "BatonModel", "Postgres", "BatonTesting"], swiftSettings: strict),
        .testTarget(
            name: "IsolationTests", dependencies: ["BatonService", "BatonPlatform", "BatonModel", "Postgres", "BatonTesting"],
            swiftSettings: strict),
        .testTarget(
            name: "CrashTests", dependencies: ["BatonService", "BatonPlatform", "BatonModel", "Postgres", "BatonTesting", "baton"],
            swiftSettings: strict),
        .testTarget(name: "TidyTests", dependencies: ["BatonPlatform"], swiftSettings: strict),
    ]
)
