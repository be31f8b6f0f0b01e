class CallbackModule(CallbackBase):
    """Hears of everything, and writes it down."""

    CALLBACK_VERSION = 2.0
    CALLBACK_TYPE = "notification"
    CALLBACK_NAME = "ingot_events"
    CALLBACK_NEEDS_ENABLED = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        path = os.environ.get("INGOT_EVENTS")
        self.disabled = not path
        if self.disabled:
            return
        self.file = os.fdopen(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "w", encoding="utf-8")
        self.secret = json.dumps(os.environ.get("INGOT_BUILD_PASSWORD") or "")[1:-1]
        self.gate = threading.Lock()
        self.plan, self.carried, self.play = None, Carried(), ""
        self.number, self.extra, self.task_started = 0, 0, time.monotonic()
        self.started, self.written, self.shown, self.notifier = {}, {}, {}, {}

    def tell(self, event, **values):
        """Write one event."""
        line = json.dumps({"event": event, **{key: value for key, value in values.items() if value is not None}}, default=str)
        if self.secret:
            line = line.replace(self.secret, HIDDEN)
        with self.gate:
            self.file.write(line + "\n")
            self.file.flush()

    def v2_playbook_on_start(self, playbook):
        """Count what is known."""
        try:
            self.plan = Plan(playbook)
        except Exception as error:  # Counting is a courtesy: a playbook that cannot be counted still runs.
            self.tell("uncounted", text=str(error))

    def v2_playbook_on_play_start(self, play):
        """A play begins; what was notified in the one before has run."""
        self.play = play.get_name().strip()
        self.carried.handlers = []
        self.tell("play", play=self.play)

    def v2_playbook_on_task_start(self, task, is_conditional):
        """A task begins."""
        self.begin(task)

    def v2_playbook_on_handler_task_start(self, task):
        """A handler begins."""
        self.carried.handlers = [name for name in self.carried.handlers if name != task.get_name()]
        self.begin(task)

    def v2_playbook_on_notify(self, handler, host):
        """A task wants a handler to run later."""
        self.carried.handlers.append(handler.get_name())
        self.notifier[handler.get_name()] = self.current.get_name()

    def begin(self, task):
        """Number a task and show its number below Ansible's own line."""
        self.number += 1
        self.current, self.task_started = task, time.monotonic()
        self.shown[task._uuid] = task.get_name()
        total = None
        if self.plan is not None:
            is_gathering = self.plan.facts > 0 and task.action.rsplit(".", maxsplit=1)[-1] in ("setup", "gather_facts")
            self.extra += 0 if task._uuid in self.plan.known or is_gathering else 1
            total = len(self.plan.order) + self.plan.facts + self.extra
        is_open = self.plan is not None and self.plan.is_open
        of = f" of {'at least ' if is_open else ''}{total}" if total else ""
        self._display.display(f"task {self.number}{of}", color=C.COLOR_VERBOSE)
        self.tell("task", name=task.get_name(), play=self.play, module=task.action, number=self.number, total=total, open=is_open, **place_of(task))

    def v2_runner_on_start(self, host, task):
        """A host begins a task. What results carry is filled in; here the task is still as the playbook has it."""
        self.started[(host.get_name(), task._uuid)] = time.monotonic()
        self.written[task._uuid] = task

    def v2_runner_on_ok(self, result):
        """It did."""
        self.end(result, None)

    def v2_runner_on_skipped(self, result):
        """It did not have to."""
        self.end(result, "skipped")

    def v2_runner_on_failed(self, result, ignore_errors=False):
        """It could not."""
        task = getattr(result, "task", None) or result._task
        self.end(result, "ignored" if ignore_errors else "rescued" if is_section_of_rescue(task) else "failed")

    def v2_runner_on_unreachable(self, result):
        """The host was not there."""
        task = getattr(result, "task", None) or result._task
        self.end(result, "ignored" if task.ignore_unreachable else "unreachable")

    def v2_playbook_on_no_hosts_matched(self):
        """A play has nobody to run on."""
        self.tell("nobody", play=self.play)

    def v2_playbook_on_stats(self, stats):
        """The end."""
        self.tell("end")

    def end(self, told, status):
        """Write down how a task ended on a host."""
        host, task = getattr(told, "host", None) or told._host, getattr(told, "task", None) or told._task
        result = getattr(told, "result", None)
        result = told._result if result is None else result
        if status is None:
            status = "changed" if result.get("changed") else "ok"
        self.carried.remember(task, result, status, self.plan.known if self.plan else set(), host.get_name() == os.environ.get("INGOT_HOST"))
        items = [entry for entry in result.get("results") or [] if isinstance(entry, dict)]
        source = next((entry for entry in items if entry.get("failed") or entry.get("unreachable")), result)
        censored = "censored" in result or "censored" in source or bool(source.get("_ansible_no_log"))
        seconds = time.monotonic() - self.started.pop((host.get_name(), task._uuid), self.task_started)
        event = {
            "play": self.play, "name": self.shown.get(task._uuid) or task.get_name(), "host": host.get_name(), "module": task.action, "status": status,
            "seconds": round(seconds, 3), "number": self.number, "items": len(items) or None,
            "hidden": censored or None, "warnings": notes(result.get("warnings")), "deprecations": notes(result.get("deprecations")), **place_of(task)}
        if not censored:
            event.update(self.of_result(source, status))
        if status in ("failed", "unreachable", "ignored", "rescued") and not censored and not (isinstance(task.no_log, bool) and task.no_log):
            event["arguments"] = self.arguments(self.written.get(task._uuid), source)
        if status in ("failed", "unreachable"):
            event.update(self.way_on(self.written.get(task._uuid, task), status))
        self.tell("result", **event)

    @staticmethod
    def of_result(source, status):
        """What a result says for people."""
        message = plain(source.get("msg"))
        if message == "All items completed" and status in ("ok", "changed", "skipped"):
            message = None
        said = {"message": (message if isinstance(message, str) else json.dumps(message)) if message else None, "code": source.get("rc")}
        if status not in ("ok", "changed", "skipped"):
            said.update(stderr=first_line(source.get("stderr") or source.get("module_stderr")), stdout=first_line(source.get("stdout") or source.get("module_stdout")),
                        exception=error_line(source.get("exception")))
            if source.get("_ansible_item_label") is not None or "item" in source:
                said["item"] = str(plain(source.get("_ansible_item_label", source.get("item"))))[:200]
        return said

    @staticmethod
    def arguments(task, source):
        """What the playbook gives the module, as it is written there: a template is shown, and not what came out of it."""
        given = (source.get("invocation") or {}).get("module_args") or {}
        if task is None:
            return None
        return {
            str(name): HIDDEN if given.get(name) == NO_LOG_VALUE else plain(value, str(name))
            for name, value in task.args.items() if not str(name).startswith("_ansible_")}

    def way_on(self, task, status):
        """How to go on from here: the name for --start-at-task, and what would be missing then."""
        reach, parent, is_handler = task, task._parent, isinstance(task, Handler)
        while parent is not None:
            if isinstance(parent, TaskInclude) and not parent.statically_loaded:
                reach = parent
            is_handler = is_handler or isinstance(parent, Handler)
            parent = parent._parent
        way = {"handler": is_handler or None, "notifier": self.notifier.get(task.get_name())}
        if not is_handler:
            way["reach"] = reach.get_name()
            first = next((entry for entry in self.plan.all if is_start(entry, reach.get_name())), None) if self.plan else None
            if first is not None and first.get_path() != reach.get_path():
                way["earlier"] = first.get_path()
            if self.plan and first is not None and reach._uuid not in self.plan.known:
                reach = next((entry for entry in self.plan.order if entry.get_path() == reach.get_path()), reach)
        way["include"] = reach.get_name() if reach is not task and reach.get_path() != task.get_path() else None
        way["pending"] = list(dict.fromkeys(self.carried.handlers)) or None
        if status == "unreachable":
            try:
                way["lost"] = self.carried.lost(self.plan, reach) if self.plan else ["what earlier tasks registered"]
            except Exception as error:  # Not knowing is reason enough not to go on.
                way["lost"] = [f"what earlier tasks registered ({error})"]
            way["carry"] = json.loads(json.dumps(self.carried.values, default=str))
        return way
