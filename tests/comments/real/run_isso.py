"""Runs Isso for tests, on this machine only: ``python run_isso.py CONFIGURATION``.

It ends when its standard input does. Whom it asks on other machines it names in a line
"asked HOST"; the connection isn't made.
"""

from __future__ import annotations

import os
import sys
import threading

_OWN = ("127.0.0.1", "localhost", "::1", "0.0.0.0", "", None)


def refuse(event, arguments):
    """Let sockets reach this machine only."""
    if event == "socket.connect":
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else None
    elif event == "socket.getaddrinfo":
        host = arguments[0]
    else:
        return
    if host not in _OWN:
        sys.stdout.write(f"asked {host}\n")
        sys.stdout.flush()
        raise ConnectionRefusedError(f"no connection to {host} in tests")


def end_with_parent():
    """End this process as soon as nobody holds the other end of its standard input."""
    sys.stdin.read()
    os._exit(0)


if __name__ == "__main__":
    sys.addaudithook(refuse)
    threading.Thread(target=end_with_parent, daemon=True).start()
    from isso import main

    sys.argv = ["isso", "-c", sys.argv[1], "run"]
    main()
