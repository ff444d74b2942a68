internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Synchronization
internal import Testing

/// Rows in bulk, and what goes wrong on the way.
@Suite("COPY", .database, .serialized)
struct CopyTests {
    private struct Stop: Error {}

    private func table(_ name: SQL, _ client: PostgresClient) async throws {
        try await client.query("CREATE TABLE \(fragment: name) (id int8 PRIMARY KEY CHECK (id >= 0), note text)")
    }

    @Test("10,000 rows come back as they went, with NULL in every column", .timeLimit(.minutes(1)))
    func roundTrip() async throws {
        struct Line: Equatable {
            var id: Int64
            var number: Int32?
            var small: Int16?
            var flag: Bool?
            var ratio: Double?
            var text: String?
            var key: UUID?
            var time: Date?
            var tags: [String]?
        }
        let lines = (Int64(0)..<10_000).map { id -> Line in
            func now(_ column: Int64) -> Bool { (id + column) % 5 != 0 }
            return Line(
                id: id, number: now(1) ? Int32(truncatingIfNeeded: id * 7_919) : nil, small: now(2) ? Int16(id % 30_000) : nil,
                flag: now(3) ? id % 2 == 0 : nil, ratio: now(4) ? Double(id) / 3 : nil,
                text: now(5) ? String(repeating: "深圳 \(id) \\ \t\n", count: Int(id % 7)) : nil, key: now(6) ? UUID() : nil,
                time: now(7) ? Date(timeIntervalSince1970: Double(id) * 1000.5) : nil, tags: now(8) ? ["a\(id)", ""] : nil)
        }
        let client = try faultClient()
        defer { client.close() }
        try await client.query(
            """
            CREATE TABLE copy_all (id int8, number int4, small int2, flag bool, ratio float8, text text, key uuid, time timestamptz,
                tags text[])
            """)
        let (written, back) = try await client.withTransaction { transaction in
            let written = try await transaction.copyIn("COPY copy_all FROM STDIN (FORMAT binary)") { writer in
                for line in lines {
                    try writer.row(
                        line.id, line.number, line.small, line.flag, line.ratio, line.text, line.key, line.time, line.tags)
                }
            }
            // A statement between the two: the connection is in pipeline mode again.
            let count = try await transaction.run("SELECT count(*) FROM copy_all").single(Int64.self)
            #expect(count == 10_000)
            let back = Mutex<[Line]>([])
            let read = try await transaction.copyOut("COPY (SELECT * FROM copy_all ORDER BY id) TO STDOUT (FORMAT binary)") { row in
                let line = Line(
                    id: try row.next(), number: try row.nullable(Int32.self), small: try row.nullable(Int16.self),
                    flag: try row.nullable(Bool.self), ratio: try row.nullable(Double.self), text: try row.nullable(String.self),
                    key: try row.nullable(UUID.self), time: try row.nullable(Date.self), tags: try row.nullable([String].self))
                back.withLock { $0.append(line) }
            }
            #expect(read == 10_000)
            return (written, back.withLock { $0 })
        }
        #expect(written == 10_000)
        #expect(back.count == lines.count)
        for (line, same) in zip(lines, back) where line != same {
            Issue.record("\(line) came back as \(same)")
            break
        }
        // The server reads them as the same values, not merely the same bytes.
        let sum = try await client.query("SELECT sum(number)::int8, count(text), count(flag) FROM copy_all").first(
            (Int64, Int64, Int64).self)
        #expect(sum?.0 == lines.reduce(0) { $0 + Int64($1.number ?? 0) })
        #expect(sum?.1 == 8_000)
        #expect(sum?.2 == 8_000)
        try await expectWorks(client)
    }

    @Test("what the server refuses is told, nothing is loaded, and the connection goes on", .timeLimit(.minutes(1)))
    func refused() async throws {
        let client = try faultClient { $0.leasedConnections = 1 }
        defer { client.close() }
        try await table("copy_refused", client)
        func process() async throws -> Int32? {
            try await client.withTransaction { try await $0.run("SELECT pg_backend_pid()").single(Int32.self) }
        }
        let first = try await process()

        let constraint = await failure {
            try await client.withTransaction { transaction in
                try await transaction.copyIn("COPY copy_refused FROM STDIN (FORMAT binary)") { writer in
                    for id in Int64(0)..<5_000 { try writer.row(id == 4_321 ? -1 : id, "x") }
                }
            }
        }
        #expect(constraint.database?.constraint == "copy_refused_id_check")
        let duplicate = await failure {
            try await client.withTransaction { transaction in
                try await transaction.copyIn("COPY copy_refused FROM STDIN (FORMAT binary)") { writer in
                    for id in Int64(0)..<10 { try writer.row(id % 7, "x") }
                }
            }
        }
        #expect(duplicate.database?.sqlState == "23505")
        let type = await failure {
            try await client.withTransaction { transaction in
                try await transaction.copyIn("COPY copy_refused FROM STDIN (FORMAT binary)") { try $0.row(Int32(1), "x") }
            }
        }
        // Too few bytes for an int8.
        #expect(type.database?.sqlState == "08P01")
        let columns = await failure {
            try await client.withTransaction { transaction in
                try await transaction.copyIn("COPY copy_refused FROM STDIN (FORMAT binary)") { try $0.row(Int64(1)) }
            }
        }
        #expect(columns.database?.sqlState == "22P04")
        let missing = await failure {
            try await client.withTransaction { try await $0.copyIn("COPY no_such_table FROM STDIN (FORMAT binary)") { _ in } }
        }
        #expect(missing.database?.sqlState == "42P01")
        let division = await failure {
            try await client.withTransaction {
                try await $0.copyOut("COPY (SELECT 1 / (500 - n) FROM generate_series(1, 1000) n) TO STDOUT (FORMAT binary)") { _ in }
            }
        }
        #expect(division.database?.sqlState == "22012")
        let last = try await process()
        #expect(first == last)

        let noCopy = await failure { try await client.withTransaction { try await $0.copyIn("SELECT 1") { _ in } } }
        #expect(noCopy.database?.kind == .protocolViolation)
        let count = try await client.query("SELECT count(*) FROM copy_refused").single(Int64.self)
        #expect(count == 0)
        try await expectWorks(client)
    }

    @Test("a writer or reader that throws ends it, and its error comes back", .timeLimit(.minutes(1)))
    func throwing() async throws {
        let client = try faultClient { $0.leasedConnections = 1 }
        defer { client.close() }
        try await table("copy_throwing", client)
        for rows in [Int64(0), 1, 20_000] {
            let written = await failure {
                try await client.withTransaction { transaction in
                    try await transaction.copyIn("COPY copy_throwing FROM STDIN (FORMAT binary)") { writer in
                        for id in 0..<rows { try writer.row(id, "x") }
                        throw Stop()
                    }
                }
            }
            #expect(written.error is Stop)
            let read = await failure {
                try await client.withTransaction { transaction in
                    let seen = Mutex(Int64(0))
                    return try await transaction.copyOut("COPY (SELECT * FROM generate_series(1, 100000)) TO STDOUT (FORMAT binary)") { _ in
                        if seen.withLock({ seen in
                            seen += 1
                            return seen > rows
                        }) {
                            throw Stop()
                        }
                    }
                }
            }
            #expect(read.error is Stop)
        }
        let wrongType = await failure {
            try await client.withTransaction {
                try await $0.copyOut("COPY (SELECT 1::int4) TO STDOUT (FORMAT binary)") { _ = try $0.next(Int64.self) }
            }
        }
        #expect(wrongType.database?.kind == .decoding)
        let count = try await client.query("SELECT count(*) FROM copy_throwing").single(Int64.self)
        #expect(count == 0)
        try await expectWorks(client)
    }

    @Test("a cancelled COPY ends here and on the server", .timeLimit(.minutes(1)))
    func cancelled() async throws {
        let client = try faultClient { $0.leasedConnections = 1 }
        defer { client.close() }
        let admin = TestDatabase.current.admin
        try await table("copy_cancelled", client)
        let writing = Task {
            try await client.withTransaction { transaction in
                try await transaction.copyIn("/* copy in */ COPY copy_cancelled FROM STDIN (FORMAT binary)") { writer in
                    for id in Int64(0)..<10_000_000 { try writer.row(id, "a note of some length") }
                }
            }
        }
        try await runsOnServer("/* copy in */", admin)
        writing.cancel()
        let wrote = await failure { try await writing.value }
        #expect(wrote.error is CancellationError)
        #expect(wrote.time < .seconds(10))
        let endedIn = try await endsOnServer("/* copy in */", admin)
        #expect(endedIn)

        let reading = Task {
            try await client.withTransaction { transaction in
                try await transaction.copyOut(
                    "/* copy out */ COPY (SELECT n, pg_sleep(0.001) FROM generate_series(1, 100000) n) TO STDOUT (FORMAT binary)"
                ) { _ in }
            }
        }
        try await runsOnServer("/* copy out */", admin)
        reading.cancel()
        let read = await failure { try await reading.value }
        #expect(read.error is CancellationError)
        #expect(read.time < .seconds(10))
        let endedOut = try await endsOnServer("/* copy out */", admin)
        #expect(endedOut)
        let count = try await client.query("SELECT count(*) FROM copy_cancelled").single(Int64.self)
        #expect(count == 0)
        try await expectWorks(client)
    }

    @Test("a COPY that has been cancelled before it begins does not begin", .timeLimit(.minutes(1)))
    func cancelledBefore() async throws {
        let client = try faultClient { $0.leasedConnections = 1 }
        defer { client.close() }
        try await table("copy_before", client)
        let (started, start) = AsyncStream<Void>.makeStream()
        let task = Task {
            try await client.withTransaction { transaction in
                try await transaction.run("SELECT 1")
                for await _ in started { break }
                return try await transaction.copyIn("COPY copy_before FROM STDIN (FORMAT binary)") { try $0.row(Int64(1), "x") }
            }
        }
        task.cancel()
        start.finish()
        await #expect(throws: CancellationError.self) { try await task.value }
        let count = try await client.query("SELECT count(*) FROM copy_before").single(Int64.self)
        #expect(count == 0)
        try await expectWorks(client)
    }

    @Test("a line that is cut in the middle of COPY loses all of it", .timeLimit(.minutes(1)))
    func cut() async throws {
        let proxy = try FaultProxy(to: TestDatabase.current.adminConfiguration)
        let client = try faultClient(proxy.configuration) { $0.leasedConnections = 1 }
        defer {
            client.close()
            proxy.close()
        }
        try await table("copy_cut", client)
        let written = await failure {
            try await client.withTransaction { transaction in
                try await transaction.copyIn("COPY copy_cut FROM STDIN (FORMAT binary)") { writer in
                    for id in Int64(0)..<50_000 {
                        try writer.row(id, "a note of some length")
                        if id == 25_000 { proxy.cut() }
                    }
                }
            }
        }
        #expect(written.database?.isUnavailable == true)
        try await expectWorks(client)
        let read = await failure {
            try await client.withTransaction { transaction in
                try await transaction.run("SELECT 1")
                proxy.cut(afterBytes: 300_000)
                return try await transaction.copyOut("COPY (SELECT * FROM generate_series(1, 1000000)) TO STDOUT (FORMAT binary)") { _ in }
            }
        }
        #expect(read.database?.isUnavailable == true)
        let count = try await TestDatabase.current.admin.query("SELECT count(*) FROM copy_cut").single(Int64.self)
        #expect(count == 0)
        try await expectWorks(client)
    }

    @Test("a COPY on a frozen line can be cancelled, and ends by itself", .timeLimit(.minutes(1)))
    func frozen() async throws {
        let proxy = try FaultProxy(to: TestDatabase.current.adminConfiguration)
        let client = try faultClient(proxy.configuration) {
            $0.leasedConnections = 1
            $0.statementTimeout = .seconds(2)
            $0.silenceGrace = .seconds(1)
        }
        defer {
            client.close()
            proxy.close()
        }
        @Sendable func read() async throws -> Int {
            try await client.withTransaction { transaction in
                try await transaction.run("SELECT 1")
                return try await transaction.copyOut("COPY (SELECT * FROM generate_series(1, 1000000)) TO STDOUT (FORMAT binary)") { _ in
                    proxy.traffic = .freeze
                }
            }
        }
        let task = Task { try await read() }
        let isFrozen = try await eventually { if case .freeze = proxy.traffic { true } else { false } }
        #expect(isFrozen)
        task.cancel()
        let cancelled = await failure { try await task.value }
        #expect(cancelled.error is CancellationError)
        #expect(cancelled.time < .seconds(10))
        proxy.traffic = .pass
        try await expectWorks(client)

        let late = await failure { try await read() }
        #expect(late.database?.isUnavailable == true)
        #expect(late.time < .seconds(20))
        proxy.traffic = .pass
        try await expectWorks(client)
    }
}
