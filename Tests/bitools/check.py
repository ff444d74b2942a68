"""Reads schema `dashboard` as BI tools do: dbt (sources, freshness, contracts, documentation), datacontract-cli (Open Data Contract Standard)
and SQLAlchemy (what Superset and others introspect with). Each has something wrong put before it too, which it must notice.

    check.py HOST PORT DATABASE LOGIN PASSWORD
"""
import concurrent.futures
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import sqlalchemy

HOST, PORT, DATABASE, LOGIN, PASSWORD = sys.argv[1:]
PROGRAMS = pathlib.Path(sys.executable).parent
FOLDER = pathlib.Path(tempfile.mkdtemp(prefix="baton-bi-"))
ENVIRONMENT = {
    **os.environ,
    "BI_HOST": HOST, "BI_PORT": PORT, "BI_DATABASE": DATABASE, "BI_USER": LOGIN, "BI_PASSWORD": PASSWORD,
    "DATACONTRACT_POSTGRES_USERNAME": LOGIN, "DATACONTRACT_POSTGRES_PASSWORD": PASSWORD, "DO_NOT_TRACK": "1", "NO_COLOR": "1",
}


class Fault(Exception):
    pass


def expect(condition, what):
    if not condition:
        raise Fault(what)


def run(program, *arguments, folder=FOLDER, fails_with=None):
    done = subprocess.run(
        [PROGRAMS / program, *arguments], cwd=folder, env=ENVIRONMENT, text=True, timeout=300,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if fails_with is None:
        expect(done.returncode == 0, f"{program} {' '.join(map(str, arguments))}:\n{done.stdout}")
    else:
        expect(done.returncode != 0 and fails_with in done.stdout, f"{program} did not notice what is wrong ({fails_with}):\n{done.stdout}")
    return done.stdout


def introspection(engine):
    inspector = sqlalchemy.inspect(engine)
    views = inspector.get_view_names(schema="dashboard")
    expect({"lead", "lead_response", "data_contract", "tenant_figure"} <= set(views), f"views: {views}")
    expect(inspector.get_table_names(schema="dashboard") == [], "schema dashboard has tables")
    readable = []
    with engine.connect() as connection:
        for view in views:
            comment = inspector.get_table_comment(view, schema="dashboard")["text"] or ""
            columns = inspector.get_columns(view, schema="dashboard")
            for name, text in [(view, comment)] + [(f"{view}.{c['name']}", c["comment"] or "") for c in columns]:
                expect(" | " in text and any("\u4e00" <= c <= "\u9fff" for c in text), f"{name} has no comment in both languages: {text!r}")
            if connection.scalar(sqlalchemy.text("SELECT has_table_privilege(:view, 'SELECT')"), {"view": f"dashboard.{view}"}):
                table = sqlalchemy.Table(view, sqlalchemy.MetaData(), autoload_with=engine, schema="dashboard")
                connection.execute(sqlalchemy.select(table).limit(5)).fetchall()
                readable.append(view)
        # The figures that stand in the view are those that one gets from the rows beside it.
        counted = connection.execute(sqlalchemy.text(
            "SELECT (SELECT coalesce(sum(open_leads), 0) FROM unattended_leads), (SELECT count(*) FROM lead WHERE stage NOT IN ('converted', 'disqualified'))"
        )).one()
        expect(counted[0] == counted[1] > 0, f"open leads by dashboard and by rows: {counted}")
    with engine.connect() as connection:
        connection.execute(sqlalchemy.text("SET TRANSACTION READ WRITE"))
        try:
            connection.execute(sqlalchemy.text("CREATE TABLE dashboard.x (y integer)"))
            raise Fault("a BI login has made a table")
        except sqlalchemy.exc.DBAPIError as refusal:
            expect(refusal.orig.sqlstate == "42501", str(refusal))
    return readable


def standard(contracts):
    def hold(name):
        file = FOLDER / f"{name}.odcs.yaml"
        file.write_text(json.dumps(contracts[name], ensure_ascii=False))
        run("datacontract", "lint", file)
        text = run("datacontract", "test", file)
        expect(f"host={HOST}" in text.replace("\n", ""), text)
        return text.count("│ passed")

    # Most of the time is that of starting.
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        checks = sum(pool.map(hold, contracts))
    broken = json.loads(json.dumps(contracts["lead_response"]))
    broken["schema"][0]["properties"][2]["physicalType"] = "text"
    file = FOLDER / "broken.odcs.yaml"
    file.write_text(json.dumps(broken))
    run("datacontract", "test", file, fails_with="failed")
    return checks


def dbt(fields):
    project = FOLDER / "dbt"
    shutil.copytree(pathlib.Path(__file__).parent / "dbt", project)
    (project / "models").mkdir()
    tables = [{"name": "data_freshness", "config": {
        "loaded_at_field": "refreshed_at", "freshness": {"error_after": {"count": 1, "period": "hour"}}}}]
    models = []
    for view, columns in fields.items():
        tables.append({"name": view, "columns": [
            {"name": c["field"], "data_tests": ["not_null"]} for c in columns if c["role"] == "measure" and c["type"] == "bigint" and c["unit"] in (
                "lead", "assignment", "customer", "opportunity", "ticket", "contract")]})
        models.append({
            "name": f"held_{view}", "config": {"materialized": "held", "contract": {"enforced": True}},
            "columns": [{"name": c["field"], "data_type": c["type"]} for c in columns]})
        (project / "models" / f"held_{view}.sql").write_text(f"select * from {{{{ source('baton', '{view}') }}}}\n")
    def write():
        # JSON is YAML.
        (project / "models" / "baton.yml").write_text(json.dumps(
            {"version": 2, "sources": [{"name": "baton", "schema": "dashboard", "tables": tables}], "models": models}))
    write()
    here = ["--profiles-dir", "."]
    run("dbt", "debug", *here, folder=project)
    expect("PASS freshness" in run("dbt", "source", "freshness", *here, folder=project), "no freshness")
    built = run("dbt", "build", *here, folder=project)
    expect("ERROR=0" in built and "WARN=0" in built, built)
    run("dbt", "docs", "generate", *here, folder=project)
    catalogue = json.loads((project / "target" / "catalog.json").read_text())
    documented = {s["metadata"]["name"]: s for s in catalogue["sources"].values()}
    for view in fields:
        expect(documented[view]["metadata"]["comment"], f"dbt finds no comment on {view}")
    models[0]["columns"][-1]["data_type"] = "text"
    write()
    run("dbt", "run", *here, folder=project, fails_with="enforced contract that failed")
    return len(models)


def main():
    engine = sqlalchemy.create_engine(sqlalchemy.URL.create("postgresql+psycopg", LOGIN, PASSWORD, HOST, int(PORT), DATABASE))
    readable = introspection(engine)
    with engine.connect() as connection:
        contracts, fields = {}, {}
        for name, document in connection.execute(sqlalchemy.text("SELECT view_name, odcs FROM data_contract ORDER BY 1")):
            if name in readable:
                contracts[name] = document
        for row in connection.execute(sqlalchemy.text(
            "SELECT c.view_name, f.* FROM data_contract_field f JOIN data_contract c USING (name, version) ORDER BY c.view_name, f.place"
        )).mappings():
            if row["view_name"] in readable:
                fields.setdefault(row["view_name"], []).append(row)
    engine.dispose()
    expect(len(contracts) >= 10 and contracts.keys() == fields.keys(), f"contracts: {list(contracts)}")
    checks = standard(contracts)
    models = dbt(fields)
    print(f"BI tools: SQLAlchemy read {len(readable)} views, datacontract-cli passed {checks} checks of {len(contracts)} contracts, dbt held {models} contracts.")


try:
    main()
except Fault as fault:
    print(f"BI tools: {fault}", file=sys.stderr)
    sys.exit(1)
finally:
    shutil.rmtree(FOLDER, ignore_errors=True)
