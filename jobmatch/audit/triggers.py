"""The database itself refuses to change or empty the access log.

`lift` is for the teardown of tests alone: nothing of the product calls it.
"""

from typing import Any

TABLE = "audit_entry"
HEAD = "audit_head"
REFUSAL = "the access log is only added to"

RAISE = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
SQLITE_INSTALL = (
    f"CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON {TABLE} {RAISE}",
    f"CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON {TABLE} {RAISE}",
    f"CREATE TRIGGER audit_head_no_delete BEFORE DELETE ON {HEAD} {RAISE}",
)
SQLITE_LIFT = (
    "DROP TRIGGER IF EXISTS audit_entry_no_update",
    "DROP TRIGGER IF EXISTS audit_entry_no_delete",
    "DROP TRIGGER IF EXISTS audit_head_no_delete",
)
POSTGRESQL_INSTALL = (
    f"""CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$""",
    f"""CREATE TRIGGER audit_entry_only_added BEFORE UPDATE OR DELETE ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION audit_refuse()""",
    f"""CREATE TRIGGER audit_entry_not_emptied BEFORE TRUNCATE ON {TABLE}
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()""",
    f"CREATE TRIGGER audit_head_stays BEFORE DELETE ON {HEAD} FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
    f"""CREATE TRIGGER audit_head_not_emptied BEFORE TRUNCATE ON {HEAD}
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()""",
)
POSTGRESQL_LIFT = (
    f"DROP TRIGGER IF EXISTS audit_entry_only_added ON {TABLE}",
    f"DROP TRIGGER IF EXISTS audit_entry_not_emptied ON {TABLE}",
    f"DROP TRIGGER IF EXISTS audit_head_stays ON {HEAD}",
    f"DROP TRIGGER IF EXISTS audit_head_not_emptied ON {HEAD}",
)


def install(connection: Any) -> None:
    """Put the triggers on the tables of the log."""
    _run(connection, SQLITE_INSTALL if connection.vendor == "sqlite" else POSTGRESQL_INSTALL)


def lift(connection: Any) -> None:
    """Take the triggers off."""
    _run(connection, SQLITE_LIFT if connection.vendor == "sqlite" else POSTGRESQL_LIFT)


def _run(connection: Any, statements: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
