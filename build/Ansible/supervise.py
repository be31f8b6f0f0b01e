"""Run a command as the leader of its own process group, and end the group when standard input closes.

Whoever starts this holds the other end of standard input. If it dies, however suddenly, the kernel closes that end, and
nothing of the command is left running.
"""
import os
import signal
import sys
import threading
import time

os.setsid()
child = os.fork()
if child == 0:
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.execv(sys.argv[1], sys.argv[1:])

# Signals to the group are for the command; this process only reports how it ended.
signal.signal(signal.SIGINT, signal.SIG_IGN)
signal.signal(signal.SIGTERM, signal.SIG_IGN)


def end_with_the_starter():
    """Wait until standard input closes, then end the group, gently first."""
    while os.read(0, 4096):
        pass
    os.killpg(0, signal.SIGTERM)
    time.sleep(3)
    os.killpg(0, signal.SIGKILL)


threading.Thread(target=end_with_the_starter, daemon=True).start()
_, status = os.waitpid(child, 0)
code = os.waitstatus_to_exitcode(status)
os._exit(code if code >= 0 else 128 - code)
