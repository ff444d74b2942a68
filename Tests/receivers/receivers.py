"""Real receivers on loopback for the tests of channels: mail servers, and an HTTP server that behaves as WeCom, Alibaba Cloud's SMS and
receivers of webhooks do, or as badly as they can.

    receivers.py FOLDER     writes FOLDER/ready.json, serves until standard input ends

What arrives is written to FOLDER/<its key in hexadecimal>.jsonl before it is answered. Nothing here shares code with the service: mail is
read by Python's own parser, signatures are checked by the vendors' libraries. What is asked for decides how it is answered, so that tests
can run at once.
"""

import asyncio
import datetime
import email
import email.policy
import email.utils
import hashlib
import ipaddress
import json
import logging
import os
import shutil
import ssl
import sys
import urllib.parse
from collections import Counter
from pathlib import Path

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword
from alibabacloud_openapi_util.client import Client as AlibabaUtil
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from standardwebhooks import Webhook
from Tea.request import TeaRequest

folder = Path(sys.argv[1])
# What clients do wrong here is their purpose.
logging.disable()
counts = Counter()


def record(key, entry):
    counts[key] += 1
    with open(folder / (key.encode().hex() + ".jsonl"), "a") as file:
        file.write(json.dumps(entry) + "\n")


# Certificates of an authority of our own, and one that nobody has signed.


def certificate(name, issuer=None, names=()):
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.timezone.utc)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer[0].subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(hours=1))
        .not_valid_after(now + datetime.timedelta(days=2))
        .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
    )
    if names:
        entries = [x509.IPAddress(ipaddress.ip_address(n)) if n[0].isdigit() else x509.DNSName(n) for n in names]
        builder = builder.add_extension(x509.SubjectAlternativeName(entries), critical=False)
    signed = builder.sign(issuer[1] if issuer else key, hashes.SHA256())
    return signed, key


def context(pair, name):
    path = folder / f"{name}.pem"
    path.write_bytes(
        pair[1].private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        + pair[0].public_bytes(serialization.Encoding.PEM)
    )
    result = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    result.load_cert_chain(path)
    return result


authority = certificate("Baton's test authority")
server_tls = context(certificate("localhost", authority, ["localhost", "127.0.0.1"]), "server")
other_tls = context(certificate("other.example", authority, ["other.example"]), "other")

# Mail.


class Mail:
    async def handle_MAIL(self, server, session, envelope, address, options):
        if address.startswith("blocked@"):
            return "553 5.1.8 sender rejected"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        local = address.split("@")[0]
        if local.startswith("unknown"):
            return "550 5.1.1 no such user here"
        if local.startswith("busy"):
            return "450 4.2.1 mailbox busy, try later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        raw = envelope.original_content
        message = email.message_from_bytes(raw, policy=email.policy.default)
        locals_ = [address.split("@")[0] for address in envelope.rcpt_tos]
        text, html = message.get_body(("plain",)), message.get_body(("html",))
        entry = {
            "sender": envelope.mail_from,
            "recipients": envelope.rcpt_tos,
            "tls": session.ssl is not None or server.transport.get_extra_info("sslcontext") is not None,
            "user": session.auth_data.decode() if session.auth_data else None,
            "greeting": session.host_name,
            "headers": [[name, str(value)] for name, value in message.items()],
            "subject": message["Subject"],
            "from": message["From"],
            "to": message["To"],
            "date": message["Date"].datetime.timestamp() if message["Date"] else None,
            "type": message.get_content_type(),
            "text": text.get_content() if text else None,
            "html": html.get_content() if html else None,
            "longest": max(len(line) for line in raw.split(b"\r\n")),
            "ascii": all(byte < 128 for byte in raw),
            "bare": b"\n" in raw.replace(b"\r\n", b"") or b"\r" in raw.replace(b"\r\n", b""),
            "defects": [str(d) for part in message.walk() for d in part.defects]
            + [str(d) for value in message.values() for d in getattr(value, "defects", [])],
        }
        record(message["Message-ID"], entry)
        if "spam" in locals_:
            return "554 5.7.1 message content rejected"
        if "defer" in locals_:
            return "451 4.7.1 greylisted, try again in 5 minutes"
        return "250 2.0.0 Ok: queued as 4XYZ" + str(counts["mail"])


def authenticate(server, session, envelope, mechanism, data):
    if not isinstance(data, LoginPassword):
        return AuthResult(success=False, handled=False)
    if data.login == b"busy":
        return AuthResult(success=False, handled=False, message="454 4.7.0 temporary authentication failure")
    if data.login == b"baton" and data.password.decode() == "s3cret: 口令":
        return AuthResult(success=True, auth_data=data.login)
    return AuthResult(success=False, handled=False)


def mail(**options):
    return SMTP(Mail(), hostname="mail.test", decode_data=False, **options)


def hostile(mode):
    """A mail server that misbehaves at one place."""

    async def serve(reader, writer):
        async def say(text):
            writer.write(text.encode() + b"\r\n")
            await writer.drain()

        try:
            if mode == "silent":
                await asyncio.sleep(30)
            elif mode == "closed":
                await say("421 4.3.2 service not available, closing")
                return
            elif mode == "banned":
                await say("554 5.7.1 your address 被拒 is on a list")
                return
            elif mode == "endless":
                while True:
                    await say("220-" + "x" * 400)
            elif mode == "garbage":
                await say("HTTP/1.1 400 Bad Request\r\n\r\n<html>")
                return
            await say("220 hostile.test")
            while line := await reader.readline():
                verb = line[:4].upper()
                if verb == b"EHLO" and mode == "long":
                    for _ in range(100_000):
                        await say("250-" + "X" * 400)
                elif verb == b"RCPT" and b"unknown" in line:
                    await say("550 5.1.1 no such user here")
                elif verb == b"DATA":
                    if mode == "cut-data":
                        return
                    await say("354 go on")
                    if mode == "cut-body":
                        await reader.read(10)
                        return
                    while await reader.readline() != b".\r\n":
                        pass
                    if mode == "cut-end":
                        return
                    if mode == "mute-end":
                        await asyncio.sleep(30)
                    await say("250 2.0.0 taken")
                elif verb == b"QUIT":
                    if mode == "mute-quit":
                        await asyncio.sleep(30)
                    await say("221 bye")
                    return
                else:
                    await say("250 OK")
        except (ConnectionError, ssl.SSLError):
            pass
        finally:
            writer.close()

    return serve


# HTTP.

WEBHOOK_SECRET = "whsec_" + "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
OLD_WEBHOOK_SECRET = "whsec_" + "b2xkIG9sZCBvbGQgb2xkIG9sZCBvbGQg"
ALIBABA = ("LTAI-test", "alibaba secret")
nonces = set()
tokens = {}


class Answer(Exception):
    def __init__(self, status, body=b"", headers=()):
        self.status, self.body, self.headers = status, body, headers


def as_json(value, status=200):
    return Answer(status, json.dumps(value, ensure_ascii=False).encode(), [("Content-Type", "application/json")])


def verifies(secret, body, headers):
    try:
        Webhook(secret).verify(body, headers)
        return True
    except Exception:
        return False


async def webhook(mode, headers, body, writer):
    record(
        headers.get("webhook-id", ""),
        {
            "verified": verifies(WEBHOOK_SECRET, body, headers),
            "verified_old": verifies(OLD_WEBHOOK_SECRET, body, headers),
            "altered": verifies(WEBHOOK_SECRET, body + b" ", headers),
            "headers": headers,
            "body": body.decode(),
            "mode": mode,
        },
    )
    if mode.isdigit():
        return Answer(int(mode), b"an answer")
    if mode == "later":
        return Answer(429, b"", [("Retry-After", "7")])
    if mode == "later-date":
        when = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=90)
        return Answer(503, b"", [("Retry-After", email.utils.format_datetime(when, usegmt=True))])
    if mode == "later-garbage":
        return Answer(503, b"", [("Retry-After", "soon, -5")])
    if mode == "later-never":
        return Answer(429, b"", [("Retry-After", "99999999999999999999")])
    if mode.startswith("redirect"):
        return Answer(302, b"", [("Location", "http://169.254.169.254/latest/meta-data/" if mode == "redirect" else "/hook/200")])
    if mode == "never":
        await asyncio.sleep(30)
    if mode == "slow":
        await asyncio.sleep(0.15)
        return Answer(200)
    if mode == "cut":
        return None
    if mode == "reset":
        writer.transport.abort()
        return None
    if mode == "garbage":
        writer.write(b"220 this is no HTTP\r\n\r\n")
        await writer.drain()
        return None
    if mode == "endless-head":
        writer.write(b"HTTP/1.1 200 OK\r\n")
        for number in range(1_000_000):
            writer.write(f"X-{number}: {'x' * 1000}\r\n".encode())
            await writer.drain()
    if mode == "huge":
        writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        for _ in range(100_000):
            writer.write(b"4000\r\n" + b"x" * 0x4000 + b"\r\n")
            await writer.drain()
    if mode in ("dribble", "dribble-410"):
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" if mode == "dribble" else b"HTTP/1.1 410 Gone\r\nContent-Length: 1000\r\n\r\n")
        for _ in range(300):
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.1)
    return Answer(200)


async def robot(query, body):
    key = query.get("key", "")
    message = json.loads(body)
    record(key, message)
    mode = key.split("-")[0]
    if mode == "busy":
        return as_json({"errcode": 45009, "errmsg": "api freq out of limit"})
    if mode == "gone":
        return as_json({"errcode": 93000, "errmsg": "invalid webhook url, hint: [" + key + "]"})
    if mode == "system":
        return as_json({"errcode": -1, "errmsg": "system error"})
    if mode == "odd":
        return as_json({"errcode": 40099, "errmsg": "odd"})
    if mode == "html":
        return Answer(200, b"<html>not JSON</html>")
    if mode == "array":
        return as_json([1, 2])
    if mode == "text":
        return as_json({"errcode": "0"})
    if mode == "deep":
        return Answer(200, b"[" * 100_000)
    if mode == "big":
        return Answer(200, b'{"errcode":0,"errmsg":"' + b"x" * 1_000_000 + b'"}')
    if mode == "500":
        return Answer(500, b"oops")
    if mode == "502":
        return Answer(502, b"oops")
    if mode == "cut":
        return None
    kind = message["msgtype"]
    limit = {"text": 2048, "markdown": 4096}[kind]
    if len(message[kind]["content"].encode()) > limit:
        return as_json({"errcode": 40058, "errmsg": f"{kind}.content exceed max length"})
    return as_json({"errcode": 0, "errmsg": "ok"})


async def application(path, query, body):
    if path == "/cgi-bin/gettoken":
        corporation = query.get("corpid", "")
        record(corporation, {"asked": "gettoken"})
        mode = corporation.split("-")[0]
        if mode == "slow":
            await asyncio.sleep(0.2)
        if mode == "tokenless":
            return as_json({"errcode": 0, "errmsg": "ok"})
        if mode == "busy":
            return as_json({"errcode": 45009, "errmsg": "api freq out of limit"})
        if mode == "down":
            return Answer(503)
        if query.get("corpsecret") != "secret of " + corporation:
            return as_json({"errcode": 40001, "errmsg": "invalid credential, secret " + query.get("corpsecret", "")})
        token = f"token/{corporation}+{counts[corporation]}="
        tokens[token] = corporation
        return as_json({"errcode": 0, "errmsg": "ok", "access_token": token, "expires_in": 1 if mode == "brief" else 7200})
    token = query.get("access_token", "")
    corporation = tokens.get(token)
    if corporation is None:
        return as_json({"errcode": 40014, "errmsg": "invalid access_token"})
    message = json.loads(body)
    first = token.endswith("+1=")
    record(corporation, {"asked": "send", "token": token, "message": message})
    mode = corporation.split("-")[0]
    if (mode == "stale" and first) or mode == "expired":
        return as_json({"errcode": 42001, "errmsg": "access_token expired"})
    if mode == "foreign":
        return as_json({"errcode": 60020, "errmsg": "not allow to access from your ip"})
    users = message.get("touser", "").split("|")
    unknown = [user for user in users if user.startswith("nobody")]
    if len(unknown) == len(users):
        return as_json({"errcode": 81013, "errmsg": "user & party & tag all invalid"})
    return as_json({"errcode": 0, "errmsg": "ok", "invaliduser": "|".join(unknown), "msgid": "m-" + corporation})


ALIBABA_CODES = {
    "13800000002": ("isv.BUSINESS_LIMIT_CONTROL", "触发分钟级流控Permits:1", 200),
    "13800000003": ("isv.BUSINESS_LIMIT_CONTROL", "触发小时级流控Permits:5", 200),
    "13800000004": ("isv.BUSINESS_LIMIT_CONTROL", "触发天级流控Permits:10", 200),
    "13800000005": ("isv.MOBILE_NUMBER_ILLEGAL", "13800000005无效号码", 200),
    "13800000006": ("isv.AMOUNT_NOT_ENOUGH", "账户余额不足", 200),
    "13800000007": ("isv.SMS_TEMPLATE_ILLEGAL", "模版不合法", 200),
    "13800000008": ("isp.SYSTEM_ERROR", "系统错误", 200),
    "13800000009": ("Throttling.User", "Request was denied due to user flow control.", 400),
    "13800000010": ("ServiceUnavailable", "The request has failed due to a temporary failure of the server.", 503),
    "13800000011": ("isv.SOMETHING_NEW", "something new", 200),
}


def sms(method, path, raw_query, query, headers, body):
    record(query.get("OutId", "no id"), {"method": method, "query": query, "headers": headers, "body": body.decode()})
    request = TeaRequest()
    request.method, request.pathname, request.query = method, path, dict(urllib.parse.parse_qsl(raw_query, keep_blank_values=True))
    signed = headers["authorization"].split("SignedHeaders=")[1].split(",")[0].split(";")
    needed = {"host"} | {name for name in headers if name.startswith("x-acs-")}
    request.headers = {name: headers[name] for name in signed if name in headers}
    key_id = headers["authorization"].split("Credential=")[1].split(",")[0]
    when = datetime.datetime.strptime(headers["x-acs-date"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=datetime.timezone.utc)
    age = abs((datetime.datetime.now(datetime.timezone.utc) - when).total_seconds())
    digest = hashlib.sha256(body).hexdigest()
    expected = AlibabaUtil.get_authorization(request, "ACS3-HMAC-SHA256", digest, *ALIBABA)
    # The vendor's library puts the names of the headers that it signs in alphabetical order.
    if key_id != ALIBABA[0]:
        return as_json({"Code": "InvalidAccessKeyId.NotFound", "Message": "Specified access key is not found.", "RequestId": "R"}, 404)
    if age > 900:
        return as_json({"Code": "InvalidTimeStamp.Expired", "Message": "Specified time stamp is expired.", "RequestId": "R"}, 400)
    if not needed <= set(signed) or headers["x-acs-content-sha256"] != digest or headers["authorization"] != expected:
        message = "Specified signature is not matched with our calculation. " + expected
        return as_json({"Code": "SignatureDoesNotMatch", "Message": message, "RequestId": "R"}, 400)
    if headers["x-acs-signature-nonce"] in nonces:
        return as_json({"Code": "SignatureNonceUsed", "Message": "Specified signature nonce was used already.", "RequestId": "R"}, 400)
    nonces.add(headers["x-acs-signature-nonce"])
    if (headers["x-acs-action"], headers["x-acs-version"]) != ("SendSms", "2017-05-25"):
        return as_json({"Code": "InvalidAction.NotFound", "Message": "no such action", "RequestId": "R"}, 404)
    phone = query.get("PhoneNumbers", "")
    if phone in ALIBABA_CODES:
        code, message, status = ALIBABA_CODES[phone]
        return as_json({"Code": code, "Message": message, "RequestId": "R-1"}, status)
    if phone == "13800000012":
        return Answer(200, b"{")
    json.loads(query["TemplateParam"])
    return as_json({"Code": "OK", "Message": "OK", "BizId": "9006197469364984^0", "RequestId": "R-1"})


async def http(reader, writer):
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        method, target, _ = head[0].split(" ")
        headers = {}
        for line in head[1:]:
            name, _, value = line.partition(":")
            if name:
                headers[name.lower()] = value.strip()
        if headers.get("transfer-encoding") == "chunked":
            raise ValueError("no chunks here")
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        path, _, raw_query = target.partition("?")
        query = dict(urllib.parse.parse_qsl(raw_query, keep_blank_values=True))
        if path.startswith("/hook/"):
            answer = await webhook(path.split("/")[2], headers, body, writer)
        elif path == "/cgi-bin/webhook/send":
            answer = await robot(query, body)
        elif path.startswith("/cgi-bin/"):
            answer = await application(path, query, body)
        elif "x-acs-action" in headers:
            answer = sms(method, path, raw_query, query, headers, body)
        else:
            answer = Answer(404)
        if answer is not None:
            lines = [f"HTTP/1.1 {answer.status} Answer", f"Content-Length: {len(answer.body)}"]
            lines += [f"{name}: {value}" for name, value in answer.headers]
            writer.write("\r\n".join(lines).encode() + b"\r\n\r\n" + answer.body)
            await writer.drain()
    except (ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
        pass
    except Exception as problem:  # A broken receiver must be seen.
        print(f"receivers.py: {problem!r}", file=sys.stderr, flush=True)
        writer.write(b"HTTP/1.1 599 Receiver\r\nContent-Length: 0\r\n\r\n")
    finally:
        writer.close()


async def main():
    loop = asyncio.get_running_loop()
    ports = {}

    async def listen(name, factory, **options):
        server = await loop.create_server(factory, "127.0.0.1", 0, **options)
        ports[name] = server.sockets[0].getsockname()[1]

    async def stream(name, handler, **options):
        server = await asyncio.start_server(handler, "127.0.0.1", 0, **options)
        ports[name] = server.sockets[0].getsockname()[1]

    login = {"auth_required": True, "authenticator": authenticate}
    await listen("starttls", lambda: mail(tls_context=server_tls, require_starttls=True, **login))
    only = {"auth_exclude_mechanism": ["PLAIN"]}
    await listen("login-only", lambda: mail(tls_context=server_tls, require_starttls=True, **login, **only))
    await listen("smtps", lambda: mail(auth_require_tls=False, **login), ssl=server_tls)
    await listen("other-name", lambda: mail(tls_context=other_tls, require_starttls=True, **login))
    await listen("plain", lambda: mail())
    for mode in "silent closed banned endless garbage long cut-data cut-body cut-end mute-end mute-quit".split():
        await stream(mode, hostile(mode))
    await stream("http", http)
    await stream("https", http, ssl=server_tls)
    pem = authority[0].public_bytes(serialization.Encoding.PEM).decode()
    (folder / "new.json").write_text(json.dumps({"ports": ports, "authority": pem}))
    os.rename(folder / "new.json", folder / "ready.json")
    # Whoever started this is gone when its end of the pipe is closed.
    await loop.run_in_executor(None, sys.stdin.read)
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(0)


asyncio.run(main())
