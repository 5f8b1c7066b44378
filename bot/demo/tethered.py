"""The bot as an operator runs it, `python -m bot`, that ends with whoever started it.

A demo that is killed cannot end its bot. The bot would live on and speak to the next demo at the same address; here
it goes as soon as the pipe at its standard input does.
"""

import os
import runpy
import threading


def _end_with_the_pipe() -> None:
    # Not through sys.stdin: its lock must not be held while the interpreter shuts down.
    while os.read(0, 1):
        pass
    os._exit(1)


if __name__ == "__main__":
    threading.Thread(target=_end_with_the_pipe, daemon=True).start()
    runpy.run_module("bot", run_name="__main__", alter_sys=True)
