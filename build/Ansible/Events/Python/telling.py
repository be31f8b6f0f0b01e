"""Tell the program that started ansible-playbook what happens, as one JSON object per line of a private file.

A callback plugin beside Ansible's own output, which stays as it is. It uses only what callbacks have in ansible-core 2.14 and in every
later version, and never stops a playbook: what it cannot find out, it leaves out.
"""
from __future__ import annotations

import fnmatch
import json
import os
import re
import threading
import time

from ansible import constants as C
from ansible import context
from ansible.playbook.handler import Handler
from ansible.playbook.task_include import TaskInclude
from ansible.plugins.callback import CallbackBase

DOCUMENTATION = """
name: ingot_events
type: notification
short_description: Writes what happens to the file that INGOT_EVENTS names.
description: One JSON object per line, for the program that started ansible-playbook.
"""

HIDDEN = "[secret]"
LONGEST = 2000
SECRET_NAME = re.compile(r"pass(word|wd|phrase|code)|pwd|secret|token|credential|(api|access|account|private|product|shared)_?key|sas_url|connection_?string", re.I)
NO_LOG_VALUE = "VALUE_SPECIFIED_IN_NO_LOG_PARAMETER"


def plain(value, name=""):
    """A value as JSON knows it. What is encrypted stays so: turning it into text would decrypt it."""
    kind = type(value).__name__
    if "Vault" in kind or "Encrypted" in kind:
        return HIDDEN
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, dict):
        return {str(key): plain(inner, str(key)) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(inner, name) for inner in value]
    text = str(value)
    if SECRET_NAME.search(name) and "{{" not in text:
        return HIDDEN
    return text[:LONGEST]


def first_line(text):
    """The first line that says something; None when there is none."""
    return next((line.strip()[:LONGEST] for line in str(text or "").splitlines() if line.strip()), None)


def error_line(text):
    """What an exception says: the last line of Python's traceback, the first of PowerShell's."""
    lines = [line.strip() for line in str(text or "").splitlines() if line.strip()]
    if not lines:
        return None
    return (lines[-1] if lines[0].startswith("Traceback") else lines[0])[:LONGEST]


def notes(entries):
    """Warnings or deprecations, whatever shape this version gives them."""
    found = []
    for entry in entries or []:
        text = entry.get("msg") or entry.get("formatted_source_context") if isinstance(entry, dict) else getattr(entry, "msg", entry)
        found.append(str(text or entry)[:LONGEST])
    return found


def is_start(task, name):
    """True for the task that --start-at-task would begin at, by Ansible's own rule: names are patterns."""
    names = [entry for entry in (task.name, task.get_name()) if entry]
    return any(entry == name or fnmatch.fnmatch(entry, name) for entry in names)


def is_section_of_rescue(task):
    """True when a failure of this task is caught by a rescue section around it."""
    child, parent = task, getattr(task, "_parent", None)
    while parent is not None:
        inner = [getattr(entry, "_uuid", None) for entry in getattr(parent, "block", None) or []]
        if getattr(parent, "rescue", None) and child._uuid in inner:
            return True
        child, parent = parent, getattr(parent, "_parent", None)
    return False


def flat(blocks):
    """The tasks of blocks in their order, without those that only a failure calls for."""
    for block in blocks:
        if hasattr(block, "block"):
            yield from flat(list(block.block) + list(block.always))
        elif block.action not in C._ACTION_META:
            yield block


def place_of(task):
    """File and line of a task, for a JSON object."""
    file, _, line = (task.get_path() or "").rpartition(":")
    return {"file": file or None, "line": int(line) if line.isdigit() else 0}


class Plan:
    """The tasks that are known before the playbook runs, play by play; includes may add others."""

    def __init__(self, playbook):
        self.plays, self.order, self.is_open, self.facts = [], [], False, 0
        start = context.CLIARGS.get("start_at_task")
        for play in playbook.get_plays():
            variables = play.get_variable_manager().get_vars(play=play)
            blocks = [block.filter_tagged_tasks(variables) for block in play.compile()]
            tasks = list(flat(blocks))
            if start is not None:
                index = next((at for at, task in enumerate(tasks) if is_start(task, start)), None)
                if index is None:
                    continue
                tasks, start = tasks[index:], None
            self.plays.append((play, tasks))
            self.order += tasks
            self.is_open = self.is_open or any(isinstance(task, TaskInclude) and not task.statically_loaded for task in tasks)
            gathers = play.gather_facts if play.gather_facts is not None else C.DEFAULT_GATHERING == "implicit"
            self.facts += 1 if gathers else 0
        self.known = {task._uuid for task in self.order}
        self.all = [task for play in playbook.get_plays() for task in flat(play.compile())]

