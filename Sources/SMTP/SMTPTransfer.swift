internal import CLibCurl
internal import Synchronization

/// Where mail is handed in.
package struct SMTPServer: Sendable {
    package enum Security: Sendable {
        /// Begins in the clear and must change to TLS before anything is said.
        case startTLS
        case implicitTLS
        case none
    }

    /// Its name; certificates are held against it.
    package var host: String
    package var port: UInt16
    /// The numeric address that is connected to, whatever the name means meanwhile.
    package var address: String
    package var security: Security
    /// PEM of the authority that has signed the server's certificate; `nil` for those of the system.
    package var authority: String?
    package var login: (user: String, password: String)?
    /// What the client calls itself.
    package var greeting: String
    package var connectTimeout: Duration = .seconds(10)
    /// For everything.
    package var timeout: Duration = .seconds(60)

    package init(host: String, port: UInt16, address: String, security: Security, greeting: String) {
        self.host = host
        self.port = port
        self.address = address
        self.security = security
        self.greeting = greeting
    }
}

/// What was said, and how it ended.
package struct SMTPReport: Sendable {
    package enum Ending: Sendable, Equatable {
        /// The message has been taken for at least one recipient.
        case accepted
        case notConnected
        /// A server without TLS, where TLS is required.
        case withoutTLS
        /// No handshake, or a certificate of somebody else.
        case tls
        case loginDenied
        case timedOut
        /// The server has refused, or the connection was lost: the exchanges tell which.
        case stopped
        case cancelled
    }
    /// A command and the answer to it.
    package struct Exchange: Sendable, Equatable {
        /// `RCPT`, `DATA` …; empty for the greeting, `.` for the end of the message. Nothing of what is said after `AUTH` is kept.
        package var verb: String
        /// Of `RCPT`.
        package var recipient: String?
        /// 0 when there was none.
        package var code = 0
        /// The last line, without its code; 500 bytes at most.
        package var text = ""
    }

    package var ending: Ending
    /// In libcurl's words.
    package var words: String
    package var exchanges: [Exchange]
    /// Whether all of the message has been given to the connection, so that the server may have taken it.
    package var isSent: Bool
}

/// Hands one message to a server, by libcurl. Blocks: to be called on a thread of its own kind.
package enum SMTPTransfer {
    /// Set from elsewhere to end a transfer within a second.
    package final class Cancellation: Sendable {
        private let flag = Atomic(false)
        package init() {}
        package func cancel() { flag.store(true, ordering: .relaxed) }
        package var isCancelled: Bool { flag.load(ordering: .relaxed) }
    }

    /// Answers are read up to this; a server that says more is hung up on.
    package static let maximumAnswer = 64 * 1024
    /// How long a server may take to say goodbye, when all else is done.
    private static let farewell: Duration = .milliseconds(500)

    private static let initialized: Bool = baton_curl_initialize() == CURLE_OK

    /// - Parameters:
    ///   - message: lines end with CRLF.
    ///   - sender, recipients: addresses without brackets, ASCII without blanks and control characters (a precondition: nothing else may get
    ///     between the commands).
    package static func send(
        _ message: [UInt8], from sender: String, to recipients: [String], by server: SMTPServer, cancellation: Cancellation = .init()
    ) -> SMTPReport {
        for word in [sender, server.greeting, server.host, server.address] + recipients {
            precondition(word.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }, "a word of a command")
        }
        precondition(initialized, "libcurl does not start")
        baton_block_sigpipe()
        guard let handle = unsafe curl_easy_init() else {
            return SMTPReport(ending: .notConnected, words: "no memory", exchanges: [], isSent: false)
        }
        var recipientList: UnsafeMutablePointer<curl_slist>?
        for recipient in recipients { unsafe recipientList = curl_slist_append(recipientList, recipient) }
        let address = server.address.utf8.contains(UInt8(ascii: ":")) ? "[\(server.address)]" : server.address
        let names: UnsafeMutablePointer<curl_slist>? = unsafe curl_slist_append(nil, "\(server.host):\(server.port):\(address)")
        defer {
            unsafe curl_easy_cleanup(handle)
            unsafe curl_slist_free_all(recipientList)
            unsafe curl_slist_free_all(names)
        }

        func text(_ option: CURLoption, _ value: String) { _ = unsafe baton_curl_set_text(handle, option, value) }
        func number(_ option: CURLoption, _ value: Int) { _ = unsafe baton_curl_set_number(handle, option, value) }

        let scheme = server.security == .implicitTLS ? "smtps" : "smtp"
        let host = server.host.utf8.contains(UInt8(ascii: ":")) ? "[\(server.host)]" : server.host
        text(CURLOPT_URL, "\(scheme)://\(host):\(server.port)/\(server.greeting)")
        unsafe _ = baton_curl_set_list(handle, CURLOPT_RESOLVE, names)
        // No proxy of the environment: it would resolve the name by itself.
        text(CURLOPT_PROXY, "")
        number(CURLOPT_NOSIGNAL, 1)
        number(CURLOPT_CONNECTTIMEOUT_MS, milliseconds(server.connectTimeout))
        number(CURLOPT_TIMEOUT_MS, milliseconds(server.timeout))
        number(CURLOPT_FORBID_REUSE, 1)
        number(CURLOPT_USE_SSL, server.security == .none ? Int(CURLUSESSL_NONE.rawValue) : Int(CURLUSESSL_ALL.rawValue))
        number(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        number(CURLOPT_SSL_VERIFYPEER, 1)
        number(CURLOPT_SSL_VERIFYHOST, 2)
        if let authority = server.authority {
            let bytes = Array(authority.utf8)
            unsafe bytes.withUnsafeBytes {
                _ = unsafe baton_curl_set_copy(handle, CURLOPT_CAINFO_BLOB, $0.baseAddress, $0.count)
            }
        }
        if let login = server.login {
            text(CURLOPT_USERNAME, login.user)
            text(CURLOPT_PASSWORD, login.password)
            text(CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN")
        }
        text(CURLOPT_MAIL_FROM, "<\(sender)>")
        unsafe _ = baton_curl_set_list(handle, CURLOPT_MAIL_RCPT, recipientList)
        unsafe _ = baton_curl_allow_refused_recipients(handle)

        let session = Session(message, cancellation, until: .now + server.timeout)
        let context = unsafe Unmanaged.passUnretained(session).toOpaque()
        number(CURLOPT_UPLOAD, 1)
        unsafe _ = baton_curl_set_pointer(handle, CURLOPT_READDATA, context)
        unsafe _ = baton_curl_set_reader(handle) { buffer, size, count, context in
            guard let buffer = unsafe buffer, let context = unsafe context else { return 0 }
            return unsafe Unmanaged<Session>.fromOpaque(context).takeUnretainedValue().read(
                UnsafeMutableRawBufferPointer(start: buffer, count: size * count))
        }
        unsafe _ = baton_curl_set_writer(handle) { _, size, count, _ in size * count }
        number(CURLOPT_VERBOSE, 1)
        unsafe _ = baton_curl_set_pointer(handle, CURLOPT_DEBUGDATA, context)
        unsafe _ = baton_curl_set_observer(handle) { _, kind, bytes, count, context in
            guard let bytes = unsafe bytes, let context = unsafe context else { return 0 }
            let session = unsafe Unmanaged<Session>.fromOpaque(context).takeUnretainedValue()
            unsafe session.observe(kind, UnsafeRawBufferPointer(start: bytes, count: count))
            return 0
        }
        number(CURLOPT_NOPROGRESS, 0)
        unsafe _ = baton_curl_set_pointer(handle, CURLOPT_XFERINFODATA, context)
        unsafe _ = baton_curl_set_progress(handle) { context, _, _, _, _ in
            guard let context = unsafe context else { return 1 }
            return unsafe Unmanaged<Session>.fromOpaque(context).takeUnretainedValue().goesOn ? 0 : 1
        }

        let code = unsafe curl_easy_perform(handle)
        // curl keeps looking at the session until the handle is gone, in the defer above.
        return withExtendedLifetime(session) {
            SMTPReport(
                ending: ending(code, session), words: unsafe String(cString: curl_easy_strerror(code)), exchanges: session.exchanges,
                isSent: session.isSent)
        }
    }

    private static func milliseconds(_ duration: Duration) -> Int { max(1, Int(duration / .milliseconds(1))) }

    private static func ending(_ code: CURLcode, _ session: Session) -> SMTPReport.Ending {
        if session.isAccepted { return .accepted }
        if session.cancellation.isCancelled { return .cancelled }
        return switch code {
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT: .notConnected
        case CURLE_USE_SSL_FAILED: .withoutTLS
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
            CURLE_SSL_ISSUER_ERROR:
            .tls
        case CURLE_LOGIN_DENIED: .loginDenied
        case CURLE_OPERATION_TIMEDOUT: session.exchanges.isEmpty && !session.hasHeard ? .notConnected : .timedOut
        default: .stopped
        }
    }

    /// One transfer, used by libcurl's callbacks on the thread of `send`.
    private final class Session {
        private let message: [UInt8]
        private var offset = 0
        let cancellation: Cancellation
        private(set) var exchanges: [SMTPReport.Exchange] = []
        private(set) var isSent = false
        private(set) var hasHeard = false
        private var heard = 0
        private var doneAt: ContinuousClock.Instant?
        private let deadline: ContinuousClock.Instant
        private var hasPassword = false

        init(_ message: [UInt8], _ cancellation: Cancellation, until deadline: ContinuousClock.Instant) {
            self.message = message
            self.cancellation = cancellation
            self.deadline = deadline
        }

        var isAccepted: Bool { exchanges.contains { $0.verb == "." && (200...299).contains($0.code) } }

        var goesOn: Bool {
            if cancellation.isCancelled || heard > SMTPTransfer.maximumAnswer { return false }
            if let doneAt { return ContinuousClock.now - doneAt < SMTPTransfer.farewell }
            // libcurl's own limit does not hold while it says goodbye.
            return ContinuousClock.now < deadline + SMTPTransfer.farewell
        }

        func read(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
            let count = min(buffer.count, message.count - offset)
            if count == 0 {
                if !isSent { exchanges.append(SMTPReport.Exchange(verb: ".")) }
                isSent = true
                return 0
            }
            unsafe message.withUnsafeBytes {
                unsafe buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[offset..<(offset + count)]))
            }
            offset += count
            return count
        }

        func observe(_ kind: curl_infotype, _ bytes: UnsafeRawBufferPointer) {
            switch kind {
            case CURLINFO_HEADER_OUT: unsafe said(String(decoding: bytes.prefix(400), as: UTF8.self))
            case CURLINFO_HEADER_IN:
                heard += bytes.count
                if heard <= SMTPTransfer.maximumAnswer { unsafe answered(Array(bytes.prefix(1000))) }
            default: break
            }
        }

        private func said(_ line: String) {
            let verb = line.prefix { $0.isASCII && $0.isLetter }.uppercased()
            switch verb {
            case "RCPT":
                let address = line.drop { $0 != "<" }.dropFirst().prefix { $0 != ">" }
                exchanges.append(SMTPReport.Exchange(verb: verb, recipient: String(address)))
            case "EHLO", "HELO", "STARTTLS", "MAIL", "DATA", "QUIT", "RSET", "AUTH":
                if hasPassword, verb != "MAIL", verb != "QUIT", verb != "RSET" { break }
                hasPassword = verb == "AUTH"
                exchanges.append(SMTPReport.Exchange(verb: verb))
            // The rest of AUTH.
            default: break
            }
        }

        private func answered(_ line: [UInt8]) {
            hasHeard = true
            guard line.count >= 3, let code = Int(String(decoding: line[..<3], as: UTF8.self)), (100...599).contains(code) else { return }
            if exchanges.isEmpty { exchanges.append(SMTPReport.Exchange(verb: "")) }
            let last = exchanges.count - 1
            // A line more of the same answer, or the answer to the next step of AUTH.
            exchanges[last].code = code
            exchanges[last].text = String(decoding: line.dropFirst(4).prefix(500).filter { $0 >= 0x20 && $0 != 0x7F }, as: UTF8.self)
            if exchanges[last].verb == ".", line.count == 3 || line[3] != UInt8(ascii: "-") { doneAt = .now }
        }
    }
}
