"""What `datetime` and `sqlite3` hand out, without what both import besides: a fifth of a quick answer."""

__all__ = ("UTC", "Connection", "Error", "connect", "date", "datetime", "timedelta")

TYPE_CHECKING = False
if TYPE_CHECKING:  # importing it from typing would double what a quick answer costs
    from datetime import UTC, date, datetime, timedelta
    from sqlite3 import Connection, Error, connect
else:
    try:
        from _datetime import UTC, date, datetime, timedelta

        from filmtrack.cli.lent import sqlite_core

        _core = sqlite_core()
        Connection, Error, connect = _core.Connection, _core.Error, _core.connect
    except (ImportError, AttributeError):  # another Python than CPython, or one of another time
        from datetime import UTC, date, datetime, timedelta
        from sqlite3 import Connection, Error, connect
