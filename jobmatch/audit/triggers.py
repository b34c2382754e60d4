"""The database itself refuses to change or empty the access log.

`lift` is for migrations that go back and the teardown of tests: nothing of the running product calls it.
"""

from typing import Any, Final

TABLE = "audit_entry"
HEAD = "audit_head"
REFUSAL = "the access log is only added to"

RAISE = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
SQLITE_INSTALL = (
    f"CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON {TABLE} {RAISE}",
    f"CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON {TABLE} {RAISE}",
    f"CREATE TRIGGER audit_head_no_delete BEFORE DELETE ON {HEAD} {RAISE}",
)
GOES_DOWN = "NEW.number <= OLD.number OR NEW.chain <> OLD.chain"
SQLITE_KEYED: Final = (
    f"CREATE TRIGGER audit_entry_no_insert BEFORE INSERT ON {TABLE} {RAISE}",
    f"CREATE TRIGGER audit_head_no_update BEFORE UPDATE ON {HEAD} {RAISE}",
    f"CREATE TRIGGER audit_row_no_update BEFORE UPDATE ON audit_row {RAISE}",
    f"CREATE TRIGGER audit_row_no_delete BEFORE DELETE ON audit_row {RAISE}",
    f"CREATE TRIGGER audit_chain_only_up BEFORE UPDATE ON audit_chain WHEN {GOES_DOWN} {RAISE}",
    f"CREATE TRIGGER audit_chain_no_delete BEFORE DELETE ON audit_chain {RAISE}",
    f"CREATE TRIGGER audit_root_no_update BEFORE UPDATE ON audit_root {RAISE}",
    f"CREATE TRIGGER audit_root_no_delete BEFORE DELETE ON audit_root {RAISE}",
)
POSTGRESQL_BODY = f" BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END "
POSTGRESQL_INSTALL = (
    f"""CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $${POSTGRESQL_BODY}$$""",
    f"""CREATE TRIGGER audit_entry_only_added BEFORE UPDATE OR DELETE ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION audit_refuse()""",
    f"""CREATE TRIGGER audit_entry_not_emptied BEFORE TRUNCATE ON {TABLE}
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()""",
    f"CREATE TRIGGER audit_head_stays BEFORE DELETE ON {HEAD} FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
    f"""CREATE TRIGGER audit_head_not_emptied BEFORE TRUNCATE ON {HEAD}
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()""",
)
POSTGRESQL_KEYED: Final = (
    f"""CREATE TRIGGER audit_entry_closed BEFORE INSERT ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION audit_refuse()""",
    f"CREATE TRIGGER audit_head_closed BEFORE UPDATE ON {HEAD} FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
    """CREATE TRIGGER audit_row_only_added BEFORE UPDATE OR DELETE ON audit_row
    FOR EACH ROW EXECUTE FUNCTION audit_refuse()""",
    """CREATE TRIGGER audit_row_not_emptied BEFORE TRUNCATE ON audit_row
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()""",
    f"""CREATE TRIGGER audit_chain_only_up BEFORE UPDATE ON audit_chain
    FOR EACH ROW WHEN ({GOES_DOWN}) EXECUTE FUNCTION audit_refuse()""",
    """CREATE TRIGGER audit_chain_stays BEFORE DELETE ON audit_chain
    FOR EACH ROW EXECUTE FUNCTION audit_refuse()""",
    """CREATE TRIGGER audit_chain_not_emptied BEFORE TRUNCATE ON audit_chain
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()""",
    """CREATE TRIGGER audit_root_only_added BEFORE UPDATE OR DELETE ON audit_root
    FOR EACH ROW EXECUTE FUNCTION audit_refuse()""",
    """CREATE TRIGGER audit_root_not_emptied BEFORE TRUNCATE ON audit_root
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()""",
)
SQLITE_QUIET: Final = (
    f"CREATE TRIGGER audit_quiet_no_update BEFORE UPDATE ON audit_quiet {RAISE}",
    f"CREATE TRIGGER audit_quiet_no_delete BEFORE DELETE ON audit_quiet {RAISE}",
)
POSTGRESQL_QUIET: Final = (
    """CREATE TRIGGER audit_quiet_only_added BEFORE UPDATE OR DELETE ON audit_quiet
    FOR EACH ROW EXECUTE FUNCTION audit_refuse()""",
    """CREATE TRIGGER audit_quiet_not_emptied BEFORE TRUNCATE ON audit_quiet
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()""",
)
POSTGRESQL_STANDING: Final = """
    SELECT tgname, tgrelid::regclass::text, tgtype, pg_get_triggerdef(pg_trigger.oid)
    FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
    WHERE NOT tgisinternal AND tgenabled IN ('O', 'A') AND proname = 'audit_refuse' AND prosrc = %s
"""
# What a trigger waits for, in the column tgtype of PostgreSQL.
BITS: Final = {
    "FOR EACH ROW": 1,
    "BEFORE ": 2,
    " INSERT ": 4,
    " DELETE ": 8,
    " UPDATE ": 16,
    " TRUNCATE ": 32,
}


def install(connection: Any) -> None:
    """Put the triggers on the tables of the one chain of before."""
    _run(connection, SQLITE_INSTALL if connection.vendor == "sqlite" else POSTGRESQL_INSTALL)


def install_keyed(connection: Any) -> None:
    """Put the triggers on the tables of the keyed chains, and close the one chain of before."""
    _run(connection, SQLITE_KEYED if connection.vendor == "sqlite" else POSTGRESQL_KEYED)


def install_quiet(connection: Any) -> None:
    """Put the triggers on the table of the quiet rows."""
    _run(connection, SQLITE_QUIET if connection.vendor == "sqlite" else POSTGRESQL_QUIET)


def lift_quiet(connection: Any) -> None:
    """Take off what `install_quiet` put."""
    _lift(connection, SQLITE_QUIET if connection.vendor == "sqlite" else POSTGRESQL_QUIET)


def lift(connection: Any) -> None:
    """Take off what `install` put."""
    _lift(connection, SQLITE_INSTALL if connection.vendor == "sqlite" else POSTGRESQL_INSTALL)


def lift_keyed(connection: Any) -> None:
    """Take off what `install_keyed` put."""
    _lift(connection, SQLITE_KEYED if connection.vendor == "sqlite" else POSTGRESQL_KEYED)


def missing(connection: Any) -> list[str]:
    """The names of the triggers that are not there, are off, or do something else than they must."""
    if connection.vendor == "sqlite":
        return _missing_on_sqlite(connection)
    return _missing_on_postgresql(connection)


def _missing_on_sqlite(connection: Any) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        there = dict(cursor.fetchall())
    wanted = {_name(statement): statement for statement in (*SQLITE_INSTALL, *SQLITE_KEYED, *SQLITE_QUIET)}
    return [name for name, statement in wanted.items() if _bare(there.get(name, "")) != _bare(statement)]


def _missing_on_postgresql(connection: Any) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SHOW session_replication_role")
        off = [] if cursor.fetchone() == ("origin",) else ["session_replication_role"]
        cursor.execute(POSTGRESQL_STANDING, [POSTGRESQL_BODY])
        there = {name: (table, waits, _bare(text)) for name, table, waits, text in cursor.fetchall()}
    every = (*POSTGRESQL_INSTALL, *POSTGRESQL_KEYED, *POSTGRESQL_QUIET)
    wanted = (each for each in every if each.startswith("CREATE TRIGGER"))
    return off + [_name(each) for each in wanted if not _does(there.get(_name(each)), each)]


def _does(standing: tuple[str, int, str] | None, statement: str) -> bool:
    """Whether a trigger of PostgreSQL is on that table, waits for that, and under no other condition."""
    if standing is None:
        return False
    table, waits, text = standing
    condition = _bare(GOES_DOWN) if "WHEN" in statement else ""
    same = condition in text and ("when" in text) == bool(condition)
    return same and table == _table(statement) and waits == _waits(statement)


def _waits(statement: str) -> int:
    return sum(bit for words, bit in BITS.items() if words in statement)


def _name(statement: str) -> str:
    return statement.split()[2]


def _table(statement: str) -> str:
    words = statement.split()
    return words[words.index("ON") + 1]


def _bare(text: str) -> str:
    """Without space, brackets and capitals: PostgreSQL writes a condition in its own way."""
    return "".join(sign for sign in text.lower() if not sign.isspace() and sign not in "()")


def _lift(connection: Any, statements: tuple[str, ...]) -> None:
    on_table = "" if connection.vendor == "sqlite" else " ON {}"
    triggers = (each for each in statements if each.startswith("CREATE TRIGGER"))
    drops = (f"DROP TRIGGER IF EXISTS {_name(each)}{on_table.format(_table(each))}" for each in triggers)
    _run(connection, tuple(drops))


def _run(connection: Any, statements: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
