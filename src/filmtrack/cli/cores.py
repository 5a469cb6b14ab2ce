"""What `datetime` and `sqlite3` hand out, without what both import besides: an eighth of a quick answer."""

__all__ = ("UTC", "Connection", "Error", "connect", "date", "datetime", "timedelta")

TYPE_CHECKING = False
if TYPE_CHECKING:  # importing it from typing would double what a quick answer costs
    from datetime import UTC, date, datetime, timedelta
    from sqlite3 import Connection, Error, connect
else:
    try:
        from _datetime import UTC, date, datetime, timedelta
        from _sqlite3 import Connection, Error, connect
    except ImportError:  # another Python than CPython
        from datetime import UTC, date, datetime, timedelta
        from sqlite3 import Connection, Error, connect
