"""Runs a command at a terminal and answers what it asks.

terminal.py ANSWERS COMMAND...: ANSWERS is JSON, a list of [text to wait for, line to type], or with two more: a file
that somebody copies over another one before. The line "\\x03" is Ctrl-C. The transcript goes to
standard output; the exit code is the command's.
"""
import json
import os
import pty
import shutil
import sys


def main(answers, command):
    child, terminal = pty.fork()
    if child == 0:
        os.execvp(command[0], command)
    seen = ""
    while True:
        try:
            data = os.read(terminal, 4096)
        except OSError:
            break
        if not data:
            break
        text = data.decode(errors="replace")
        sys.stdout.write(text)
        sys.stdout.flush()
        seen += text
        if answers and answers[0][0] in seen:
            _, line, *copy = answers.pop(0)
            if copy:
                shutil.copyfile(*copy)
            # Ctrl-C is a key of its own: a line feed after it would answer the next question.
            os.write(terminal, line.encode() if line == "\x03" else (line + "\n").encode())
            seen = ""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


sys.exit(main(json.loads(sys.argv[1]), sys.argv[2:]))
