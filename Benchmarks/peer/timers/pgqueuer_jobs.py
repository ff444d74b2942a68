"""pgqueuer doing what the timers of Baton do, for `make bench`.

    pgqueuer_jobs.py URL install
    pgqueuer_jobs.py URL pending COUNT                     jobs of the next days, which stay
    pgqueuer_jobs.py URL drain COUNT CONSUMERS BATCH       prints the jobs done in a second
    pgqueuer_jobs.py URL late COUNT FIRST SPAN             jobs due one by one; prints lateness, p50 and p99 in ms
    pgqueuer_jobs.py URL burst COUNT AHEAD CONSUMERS       jobs due at one instant; prints the same

A drain is measured as its own tools/benchmark.py does: one process, uvloop, asyncpg, several consumers with a connection each, jobs that do nothing
and were enqueued in bulk. It ends with the last job that was run, though the queue may not have heard of that yet.
"""

import asyncio
import logging
import time
from datetime import timedelta

import asyncpg
import uvloop
from pgqueuer import PgQueuer
from pgqueuer.db import AsyncpgDriver
from pgqueuer.models import Job
from pgqueuer.queries import Queries

from measure import arguments, lateness, result

CHUNK = 50_000


async def enqueue(url: str, delays: list[timedelta | None]) -> None:
    connection = await asyncpg.connect(url)
    queries = Queries(AsyncpgDriver(connection))
    for start in range(0, len(delays), CHUNK):
        part = delays[start : start + CHUNK]
        await queries.enqueue(["job"] * len(part), [b""] * len(part), [0] * len(part), part)
    await connection.close()


async def settle(url: str) -> None:
    """What the others get before they are measured, too."""
    connection = await asyncpg.connect(url)
    await connection.execute("VACUUM ANALYZE pgqueuer")
    await connection.execute("CHECKPOINT")
    await connection.close()


async def consume(url: str, count: int, consumers: int, batch: int) -> tuple[float, list[float]]:
    """Runs jobs until `count` are done. Returns the seconds that took, and how late each was."""
    late: list[float] = []
    ended = 0.0
    queues = [PgQueuer(AsyncpgDriver(await asyncpg.connect(url))) for _ in range(consumers)]
    for queue in queues:

        @queue.entrypoint("job")
        async def job(job: Job) -> None:
            nonlocal ended
            late.append(time.time() - job.execute_after.timestamp())
            if len(late) == count:
                ended = time.monotonic()
                for queue in queues:
                    queue.shutdown.set()

    began = time.monotonic()
    async with asyncio.timeout(300):
        await asyncio.gather(*(queue.run(batch_size=batch) for queue in queues))
    return ended - began, late


async def main() -> None:
    logging.disable(logging.WARNING)
    url, what, numbers = arguments()
    match what:
        case "install":
            connection = await asyncpg.connect(url)
            await Queries(AsyncpgDriver(connection)).install()
            await connection.close()
            result()
        case "pending":
            await enqueue(url, [timedelta(days=1, seconds=number / 10) for number in range(int(numbers[0]))])
            await settle(url)
            result()
        case "drain":
            await enqueue(url, [None] * int(numbers[0]))
            await settle(url)
            seconds, late = await consume(url, int(numbers[0]), int(numbers[1]), int(numbers[2]))
            result(len(late) / seconds)
        case "late":
            count, first, span = int(numbers[0]), numbers[1], numbers[2]
            await settle(url)
            await enqueue(url, [timedelta(seconds=first + span * number / count) for number in range(count)])
            lateness((await consume(url, count, 1, 10))[1])
        case "burst":
            await settle(url)
            await enqueue(url, [timedelta(seconds=numbers[1])] * int(numbers[0]))
            lateness((await consume(url, int(numbers[0]), int(numbers[2]), 100))[1])


uvloop.run(main())
