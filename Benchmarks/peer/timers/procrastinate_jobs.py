"""procrastinate doing what the timers of Baton do, for `make bench`.

    procrastinate_jobs.py URL install
    procrastinate_jobs.py URL pending COUNT                      jobs of the next days, which stay
    procrastinate_jobs.py URL drain COUNT CONCURRENCY            prints the jobs done in a second
    procrastinate_jobs.py URL late COUNT FIRST SPAN POLLING      jobs due one by one; prints lateness, p50 and p99 in ms

One process, asynchronous jobs that do nothing, `concurrency` of them at a time, deferred in bulk. Done jobs are deleted, which is less work than
keeping them.
"""

import asyncio
import logging
import time
from datetime import datetime, timedelta, timezone

import procrastinate
import psycopg
import uvloop

from measure import arguments, lateness, result

CHUNK = 20_000


async def defer(app: procrastinate.App, times: list[datetime | None]) -> None:
    for start in range(0, len(times), CHUNK):
        jobs = [{"due": at.timestamp() if at else 0.0} for at in times[start : start + CHUNK]]
        at = {job["due"] for job in jobs}
        # A batch has one time.
        for due in sorted(at):
            when = datetime.fromtimestamp(due, timezone.utc) if due else None
            same = [job for job in jobs if job["due"] == due]
            await app.configure_task("job", schedule_at=when).batch_defer_async(*same)


async def settle(url: str) -> None:
    connection = await psycopg.AsyncConnection.connect(url, autocommit=True)
    await connection.execute("VACUUM ANALYZE procrastinate_jobs")
    await connection.execute("CHECKPOINT")
    await connection.close()


async def main() -> None:
    logging.disable(logging.WARNING)
    url, what, numbers = arguments()
    size = int(numbers[1]) if what == "drain" else 10
    app = procrastinate.App(
        connector=procrastinate.PsycopgConnector(conninfo=url, min_size=min(size, 20) + 1, max_size=min(size, 20) + 1)
    )
    late: list[float] = []
    ended = 0.0
    count = int(numbers[0]) if numbers else 0

    @app.task(name="job", queue="bench")
    async def job(due: float) -> None:
        nonlocal ended
        late.append(time.time() - due)
        if len(late) == count:
            ended = time.monotonic()

    async with app.open_async():
        match what:
            case "install":
                await app.schema_manager.apply_schema_async()
                result()
            case "pending":
                # Made by SQL: its own way takes minutes.
                connection = await psycopg.AsyncConnection.connect(url, autocommit=True)
                await connection.execute(
                    """INSERT INTO procrastinate_jobs (queue_name, task_name, priority, args, scheduled_at)
                       SELECT 'bench', 'job', 0, '{"due": 0}', now() + interval '1 day' + n * interval '0.1 s'
                       FROM generate_series(1, %s) AS n""",
                    [count],
                )
                await connection.close()
                await settle(url)
                result()
            case "drain":
                await defer(app, [None] * count)
                await settle(url)
                began = time.monotonic()
                async with asyncio.timeout(300):
                    await app.run_worker_async(
                        queues=["bench"], wait=False, concurrency=size, delete_jobs="always", install_signal_handlers=False
                    )
                result(len(late) / (ended - began))
            case "late":
                await settle(url)
                first = datetime.now(timezone.utc) + timedelta(seconds=numbers[1])
                await defer(app, [first + timedelta(seconds=numbers[2] * number / count) for number in range(count)])
                worker = asyncio.create_task(
                    app.run_worker_async(
                        queues=["bench"], concurrency=10, delete_jobs="always", install_signal_handlers=False,
                        fetch_job_polling_interval=numbers[3],
                    )
                )
                async with asyncio.timeout(60):
                    while len(late) < count:
                        await asyncio.sleep(0.05)
                worker.cancel()
                await asyncio.gather(worker, return_exceptions=True)
                lateness(late)


uvloop.run(main())
