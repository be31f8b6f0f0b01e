class Carried:
    """What exists in this process only, and would be missing if the playbook went on in another one."""

    def __init__(self):
        self.values, self.hidden, self.handlers = {}, set(), []

    def remember(self, task, result, status, known, is_ours):
        """What a task left: the variable it registered, and the facts it set."""
        leaf = task.action.rsplit(".", maxsplit=1)[-1]
        censored = not is_ours or "censored" in result or bool(result.get("_ansible_no_log"))
        if task.register and isinstance(task.register, str):
            value = {key: inner for key, inner in result.items() if not key.startswith("_ansible") and key not in ("invocation", "exception")}
            value.update({"failed": status in ("ignored", "rescued")}, **({"skipped": True} if status == "skipped" else {}))
            self.keep(task.register, None if censored else value)
        sources = [result] + [entry for entry in result.get("results") or [] if isinstance(entry, dict)]
        facts = {name: value for entry in sources for name, value in (entry.get("ansible_facts") or {}).items()}
        if leaf == "set_fact":
            for name in set(facts) | {str(key) for key in task.args if key != "cacheable"}:
                if status in ("ok", "changed"):
                    self.keep(str(name), facts.get(name) if is_ours else None)
        elif facts and task._uuid in known:
            # Their place is above that of variables of an inventory, so handing them on as such would not be the same.
            self.hidden.update(list(map(str, facts)) + ["ansible_facts"])
        elif leaf == "include_vars":
            self.hidden.add("")

    def keep(self, name, value):
        """A value, or the knowledge that there is one which may not be shown."""
        self.hidden.discard(name)
        if value is None:
            self.values.pop(name, None)
            self.hidden.add(name)
        else:
            self.values[name] = value

    def lost(self, plan, reach):
        """What nothing can carry over to a process that begins at a task, and that is still needed there."""
        lost = [f"the notified handler '{name}'" for name in dict.fromkeys(self.handlers)]
        if self.hidden:
            words = set(re.findall(r"\w+", self.text_from(plan, reach)))
            lost += [f"the variable '{name}'" if name else "variables of include_vars" for name in sorted(self.hidden) if not name or name in words]
        return lost

    @staticmethod
    def text_from(plan, reach):
        """Everything that a run from a task on may read: tasks, what surrounds them, and the files of their roles."""
        text, folders, begun = [], set(), False
        for play, tasks in plan.plays:
            index = next((at for at, task in enumerate(tasks) if task._uuid == reach._uuid), None)
            if index is None and not begun:
                continue
            rest, begun = (tasks[index:] if index is not None else tasks), True
            source = play.get_ds() or {}
            text.append(str({key: value for key, value in source.items() if key not in ("tasks", "pre_tasks", "post_tasks")}))
            base = os.path.dirname((play.get_path() or "").rpartition(":")[0])
            folders.update(os.path.join(base, name) for name in ("templates", "vars", "handlers"))
            for task in rest:
                parent = task
                while parent is not None:
                    text.append(str(getattr(parent, "_ds", "")) if hasattr(parent, "action") else f"{parent.vars} {parent.when}")
                    parent = getattr(parent, "_parent", None)
                if task._role:
                    folders.add(task._role._role_path)
                if isinstance(task, TaskInclude) and not task.statically_loaded:
                    # What is included may be anything beside it; only the whole of it is sure to hold what it names.
                    folders.update([base, task._role._role_path if task._role else base])
        for folder in folders:
            for here, _, files in os.walk(folder):
                for file in files:
                    if file.endswith((".yml", ".yaml", ".j2", ".json")):
                        with open(os.path.join(here, file), encoding="utf-8", errors="replace") as opened:
                            text.append(opened.read())
        return "\n".join(text)
