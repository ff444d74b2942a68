/// Whether a request was made by a machine and not by a reader: what it says does not count (C9).
package enum MachineVisit {
    /// - Parameters:
    ///   - headers: values of `Purpose`, `Sec-Purpose`, `X-Purpose`, `X-Moz`.
    ///   - isImage: images are fetched by the proxies of mail services for a reader who has opened the mail: those count.
    package static func isMachine(method: String, agent: String?, purposes: [String], isImage: Bool) -> Bool {
        if method != "GET", method != "POST" { return true }
        if purposes.contains(where: { value in
            let value = value.lowercased()
            return value.contains("prefetch") || value.contains("prerender") || value.contains("preview")
        }) {
            return true
        }
        guard let agent = agent?.lowercased(), !agent.isEmpty else { return true }
        if isImage, imageProxies.contains(where: { agent.contains($0) }) { return false }
        return machines.contains { agent.contains($0) }
    }

    /// They ask when the reader opens the mail (Apple's asks for every mail; it does not say who it is, so its opens count too).
    private static let imageProxies = ["googleimageproxy", "yahoomailproxy", "ggpht.com"]

    /// Parts of what crawlers, link previews, mail scanners and libraries call themselves, in lower case.
    private static let machines = [
        "bot", "spider", "crawl", "slurp", "preview", "scanner", "scan/", "validator", "checker", "monitor", "headless", "phantomjs",
        "curl/", "wget/", "python-", "python/", "aiohttp", "httpx", "go-http-client", "java/", "okhttp", "apache-httpclient", "libwww",
        "lwp::", "ruby", "node-fetch", "axios", "undici", "perl", "php/", "guzzle", "winhttp", "microsoft office", "ms-office",
        "skypeuripreview", "facebookexternalhit", "whatsapp", "telegram", "slack", "discord", "embedly", "quora link", "vkshare",
        "barracuda", "mimecast", "proofpoint", "symantec", "messagelabs", "fireeye", "trendmicro", "cloudmark", "ironport", "sophos",
        "safelinks", "urldefense", "zscaler", "forcepoint", "bingpreview", "google-safety", "googledocs", "feedfetcher", "baiduspider",
        "sogou", "yisouspider", "bytespider", "petalbot", "lighthouse", "pingdom", "uptime", "archive.org", "masscan", "nmap", "zgrab",
    ]
}
