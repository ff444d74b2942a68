"""The service that a small team would write instead of Baton; `make bench` measures both. Started by uvicorn with two workers.

PEER_DATABASE_URL names the database; tables and roles are those of schema.sql. `POST /leads` is what such a team would do; `POST
/leads/same` does in Python what Baton does at a capture: the same statements in the same transaction, one await for each.
"""

import hashlib
import json
import os
import re
import time
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Annotated, NamedTuple
from uuid import UUID, uuid4

import asyncpg
from fastapi import Depends, FastAPI, Header, HTTPException, Query, Request
from pydantic import BaseModel, Field, field_validator, model_validator

CACHE_SECONDS = 30


@asynccontextmanager
async def lifespan(app: FastAPI):
    async with asyncpg.create_pool(os.environ["PEER_DATABASE_URL"]) as app.state.pool:
        yield


app = FastAPI(lifespan=lifespan)


class Lead(BaseModel):
    id: UUID
    contact_name: str | None
    company: str | None
    phone: str | None
    phone_extension: str | None
    email: str | None
    area: str | None
    region_id: UUID | None
    product_line: str | None
    budget_min_minor: int | None
    budget_max_minor: int | None
    currency: str
    budget_text: str | None
    need: str | None
    channel: int
    stage: int
    stage_reason: str | None
    score: int
    intent: int
    owner_id: UUID | None
    team_id: UUID | None
    routing_rule_id: UUID | None
    assigned_at: datetime | None
    first_touch_at: datetime | None
    due_at: datetime | None
    escalation: int
    escalated_at: datetime | None
    submitted_at: datetime | None
    created_at: datetime
    updated_at: datetime
    version: int
    phone_verified_at: datetime | None
    tags: list[UUID]
    referrer_customer_id: UUID | None
    referrer_contact_id: UUID | None
    referrer_member_id: UUID | None
    referrer_text: str | None


class Page(BaseModel):
    data: list[Lead]
    has_more: bool


class NewLead(BaseModel):
    contact_name: str | None = Field(None, max_length=100)
    company: str | None = Field(None, max_length=200)
    phone: str | None = None
    email: str | None = Field(None, max_length=254, pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")
    area: str | None = Field(None, max_length=20)
    product_line: str | None = Field(None, max_length=100)
    budget: str | None = Field(None, max_length=200)
    need: str | None = Field(None, max_length=4000)

    @field_validator("phone")
    @classmethod
    def mobile(cls, value: str | None) -> str | None:
        if value is None:
            return None
        digits = re.sub(r"[\s-]", "", value).removeprefix("+86")
        if not re.fullmatch(r"1[3-9]\d{9}", digits):
            raise ValueError("not a mobile number")
        return "+86" + digits

    @model_validator(mode="after")
    def reachable(self) -> "NewLead":
        if not (self.contact_name or self.company) or not (self.phone or self.email):
            raise ValueError("a name and a phone number or mail address are needed")
        return self

    @property
    def budget_minor(self) -> int | None:
        match = re.fullmatch(r"(\d{1,6})万", self.budget or "")
        return int(match[1]) * 1_000_000 if match else None


class Caller(NamedTuple):
    tenant: UUID
    user: UUID


callers: dict[bytes, tuple[float, Caller]] = {}


async def authenticate(request: Request, authorization: Annotated[str, Header()] = "") -> Caller:
    secret = hashlib.sha256(authorization.removeprefix("Bearer ").encode()).digest()
    known = callers.get(secret)
    if known and known[0] > time.monotonic():
        return known[1]
    row = await request.app.state.pool.fetchrow("SELECT tenant_id, user_id FROM peer.api_key WHERE secret_hash = $1", secret)
    if row is None:
        raise HTTPException(401)
    callers[secret] = (time.monotonic() + CACHE_SECONDS, Caller(*row))
    return callers[secret][1]


Authenticated = Annotated[Caller, Depends(authenticate)]
COLUMNS = ", ".join(Lead.model_fields)


@asynccontextmanager
async def tenant_transaction(request: Request, caller: Caller, readonly: bool = False):
    async with request.app.state.pool.acquire() as connection, connection.transaction(readonly=readonly):
        await connection.execute("SELECT set_config('app.tenant', $1, true)", str(caller.tenant))
        yield connection


@app.get("/hello")
async def hello() -> dict[str, str]:
    return {"status": "live"}


@app.get("/leads/{lead_id}")
async def fetch(lead_id: UUID, request: Request, caller: Authenticated) -> Lead:
    async with tenant_transaction(request, caller, readonly=True) as connection:
        row = await connection.fetchrow(f"SELECT {COLUMNS} FROM peer.lead WHERE id = $1 AND deleted_at IS NULL", lead_id)
    if row is None:
        raise HTTPException(404)
    return dict(row)


@app.get("/leads")
async def page(request: Request, caller: Authenticated, limit: Annotated[int, Query(ge=1, le=200)] = 50) -> Page:
    async with tenant_transaction(request, caller, readonly=True) as connection:
        rows = await connection.fetch(
            f"SELECT {COLUMNS} FROM peer.lead WHERE deleted_at IS NULL ORDER BY created_at DESC, id DESC LIMIT $1", limit + 1)
    # Dictionaries, so that each lead is validated once, by the response model.
    return {"data": [dict(row) for row in rows[:limit]], "has_more": len(rows) > limit}


@app.post("/leads", status_code=201)
async def create(new: NewLead, request: Request, caller: Authenticated) -> Lead:
    async with tenant_transaction(request, caller) as connection:
        row = await connection.fetchrow(
            f"""INSERT INTO peer.lead (tenant_id, id, contact_name, company, phone, email, area, product_line, budget_min_minor,
                budget_max_minor, budget_text, need) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10, $11) RETURNING {COLUMNS}""",
            caller.tenant, uuid4(), new.contact_name, new.company, new.phone, new.email, new.area, new.product_line, new.budget_minor,
            new.budget, new.need)
        await connection.execute(
            "INSERT INTO peer.audit (tenant_id, user_id, action, lead_id, data) VALUES ($1, $2, 'lead.created', $3, $4)",
            caller.tenant, caller.user, row["id"], json.dumps({"channel": "api"}))
    return dict(row)


# What Baton knows of a tenant when it captures a lead; kept as long as a caller is.
class Rules(NamedTuple):
    version: int
    window: int
    routes: list[asyncpg.Record]


rules: dict[UUID, tuple[float, Rules]] = {}


async def tenant_rules(pool: asyncpg.Pool, tenant: UUID) -> Rules:
    known = rules.get(tenant)
    if known and known[0] > time.monotonic():
        return known[1]
    async with pool.acquire() as connection, connection.transaction(readonly=True):
        await connection.execute(f"SET LOCAL baton.tenant = '{tenant}'")
        await connection.execute('SET LOCAL ROLE "baton_system"')
        found = Rules(
            await connection.fetchval("SELECT access_version FROM baton.tenant WHERE id = $1", tenant),
            await connection.fetchval("SELECT response_window_s FROM baton.lead_policy WHERE tenant_id = $1", tenant),
            await connection.fetch(
                "SELECT id, product_line, team_id FROM baton.routing_rule WHERE tenant_id = $1 ORDER BY position", tenant))
    rules[tenant] = (time.monotonic() + CACHE_SECONDS, found)
    return found


# Baton's texts; casts stand where asyncpg, which does not say the types of parameters, would leave PostgreSQL guessing.
INSERT_LEAD = f"""
INSERT INTO baton.lead (
    tenant_id, id, contact_name, company, phone, phone_extension, email, area, region_id, product_line,
    budget_min_minor, budget_max_minor, budget_text, need, channel, score, intent, owner_id, team_id, routing_rule_id,
    assigned_at, due_at, escalation_policy_version_id, submitted_at, referrer_customer_id, referrer_contact_id, referrer_member_id,
    referrer_text, tags)
VALUES (
    $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, baton.now(),
    baton.now() + $21 * interval '1 second', $22, $23, $24, $25, $26, $27, $28)
RETURNING {COLUMNS}"""
INSERT_EVENTS = """
INSERT INTO baton.event (tenant_id, id, kind, facet, subject_id, actor_kind, actor_id, origin, request_id, changed, data) VALUES
($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11), ($12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)"""
INSERT_TIMER = """
INSERT INTO baton.timer (tenant_id, subject_id, kind, fire_at)
VALUES ($1, $2, $3, baton.now() + $4 * interval '1 second')
ON CONFLICT (tenant_id, subject_id, kind) DO UPDATE SET fire_at = excluded.fire_at, attempt = 0"""
INSERT_INBOX = """
INSERT INTO baton.inbox (tenant_id, member_id, last_position) VALUES ($1, $2, $3)
ON CONFLICT (tenant_id, member_id) DO UPDATE SET last_position = inbox.last_position + excluded.last_position"""
INSERT_NOTIFICATION = """
INSERT INTO baton.notification (tenant_id, id, member_id, position, kind, subject_id, data)
SELECT $1, n.id, n.member_id, i.last_position - n.behind, n.kind, n.subject_id, n.data::jsonb
FROM unnest($2::uuid[], $3::uuid[], $4::int8[], $5::text[], $6::uuid[], $7::text[])
     AS n (id, member_id, behind, kind, subject_id, data)
JOIN baton.inbox i ON i.tenant_id = $8 AND i.member_id = n.member_id"""
PICK_MEMBER = """
SELECT m.id, l.open_leads FROM baton.member m
JOIN baton.member_load l ON l.tenant_id = m.tenant_id AND l.member_id = m.id
WHERE m.tenant_id = $1 AND l.tenant_id = $2 AND m.team_id = $3
  AND m.status = 1 AND m.takes_leads AND m.deleted_at IS NULL
ORDER BY l.open_leads, l.last_assigned_at NULLS FIRST, m.id
LIMIT 1"""


@app.post("/leads/same", status_code=201)
async def same(new: NewLead, request: Request, caller: Authenticated) -> Lead:
    pool, tenant = request.app.state.pool, caller.tenant
    known = await tenant_rules(pool, tenant)
    route = next((route for route in known.routes if route["product_line"] in (None, new.product_line)), None)
    if route is None:
        raise HTTPException(422, "no route fits")
    lead, team, request_id = uuid4(), route["team_id"], uuid4().hex
    async with pool.acquire() as connection, connection.transaction():
        await connection.execute(f"SET LOCAL baton.tenant = '{tenant}'")
        await connection.execute('SET LOCAL ROLE "baton_system"')
        await connection.execute("SELECT baton.assert_access($1, $2)", tenant, known.version)
        await connection.execute("SELECT id FROM baton.team WHERE tenant_id = $1 AND id = $2 FOR NO KEY UPDATE", tenant, team)
        owner = await connection.fetchval(PICK_MEMBER, tenant, tenant, team)
        row = await connection.fetchrow(
            INSERT_LEAD, tenant, lead, new.contact_name, new.company, new.phone, None, new.email, new.area, None, new.product_line,
            new.budget_minor, new.budget_minor, new.budget, new.need, 1, 0, 0, owner, team, route["id"], known.window, None, None, None, None, None, None, [])
        await connection.execute(
            "INSERT INTO baton.lead_payload (tenant_id, lead_id, owner_id, team_id, region_id, content_type, body, source)"
            " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            tenant, lead, owner, team, None, "application/json", (await request.body()).decode(), None)
        events = (
            ("lead.captured", {"channel": "api"}),
            ("lead.assigned", {"owner_id": str(owner), "team_id": str(team), "routing_rule_id": str(route["id"])}),
        )
        await connection.execute(
            INSERT_EVENTS,
            *(value for kind, data in events
              for value in (tenant, uuid4(), kind, "lead_card", lead, 1, caller.user, "api_key", request_id, [], json.dumps(data))))
        await connection.execute(INSERT_TIMER, tenant, lead, "lead_due", known.window)
        await connection.execute(INSERT_INBOX, tenant, owner, 1)
        await connection.execute(
            INSERT_NOTIFICATION, tenant, [uuid4()], [owner], [0], ["lead_assigned"], [lead], [json.dumps({"lead_id": str(lead)})], tenant)
    return dict(row)
