class Walk:
    """Goes through the plays as Ansible would run them, and collects tasks and what they name."""

    def __init__(self, loader, inventory, variables):
        self.loader, self.inventory, self.variables = loader, inventory, variables
        self.tasks, self.modules, self.seen = [], {}, set()
        self.is_open = False          # something is included whose name is known at run time only
        self.local_work = False       # an earlier task may have written files on this machine
        self.adds_hosts = False
        self.names = None

    def playbook(self, path):
        """One playbook."""
        try:
            self.loader.set_basedir(os.path.dirname(path))
            book = Playbook.load(path, variable_manager=self.variables, loader=self.loader)
        except (AnsibleError, AssertionError) as error:
            explain(error, None)
            if not place_of(getattr(error, "obj", None)) and findings:
                findings[-1]["file"] = os.path.relpath(path, ROOT)
            return
        plays = [play for play in book.get_plays() if play is not None]
        book._entries = plays
        for play in plays:
            self.play(play, path)

    def play(self, play, path):
        """One play: hosts, files of variables, tasks, handlers."""
        self.loader.set_basedir(play._included_path or os.path.dirname(path))
        self.current = play
        self.handlers, self.notified, self.is_open, self.windows = [], [], False, False
        self.names = Names(self, play)
        self.hosts(play)
        self.files_of_variables(play)
        try:
            blocks = play.compile()
        except AnsibleError as error:
            explain(error, play.get_ds())
            return
        for block in blocks:
            self.block(block, ())
        for block in list(play.handlers) + [entry for role in play.get_roles() for entry in role.get_handler_blocks(play=play)]:
            self.block(block, (), is_handler=True)
        self.notifications()
        self.names.report()

    def hosts(self, play):
        """A pattern that matches nothing is a play that silently does nothing."""
        hosts = play.hosts if isinstance(play.hosts, list) else [play.hosts]
        place = place_of_key(play.get_ds(), "hosts") or place_of(play.get_ds())
        try:
            if has_template(hosts):
                hosts = Templar(loader=self.loader, variables=self.variables.get_vars(play=play)).template(hosts)
                hosts = hosts if isinstance(hosts, list) else [hosts]
            found = self.inventory.get_hosts(hosts)
        except Exception:  # what a template needs may be known at run time only
            return
        names = [host.name for host in found]
        self.windows = bool(names) and all(name == request["vm"] for name in names) and (play.connection or "winrm") in ("winrm", "psrp", "smart", "ssh")
        if not names and not self.adds_hosts and not any(pattern in ("all:!all", "") for pattern in map(str, hosts)):
            known = sorted(list(self.inventory.groups) + [request["vm"]])
            text = f"No host matches '{', '.join(map(str, hosts))}': the inventory holds {request['vm']} in group {request['group']}, and this play would silently do nothing."
            find(place, "hosts[nothing]", text + meant(str(hosts[0]), known))

    def files_of_variables(self, play):
        """vars_files that are not there."""
        for entry in play.vars_files or []:
            choices = entry if isinstance(entry, list) else [entry]
            if has_template(choices) or self.local_work:
                continue
            paths = [self.variables_path(choice) for choice in choices]
            encrypted = next((choice for choice, path in zip(choices, paths) if path and starts_encrypted(path)), None)
            if encrypted and not self.loader._vault.secrets:
                find(place_of(encrypted) or place_of_key(play.get_ds(), "vars_files"), "vault[password]", f"'{encrypted}' is encrypted, and no vault password is given.")
            if not any(paths):
                find(place_of(choices[0]) or place_of_key(play.get_ds(), "vars_files"), "file[missing]", f"There is no file of variables '{choices[0]}'.")

    def variables_path(self, name):
        """Where Ansible finds a file of variables; None when it does not."""
        try:
            return self.loader.path_dwim_relative_stack([self.loader.get_basedir()], "vars", name)
        except AnsibleError:
            return None

    def block(self, block, chain, is_handler=False):
        """A block, with what it holds and what rescues it."""
        if isinstance(block, Task):
            self.task(block, chain, is_handler)
            return
        self.names.see_block(block)
        for task in block.block + block.rescue + block.always:
            self.block(task, chain, is_handler)

    def task(self, task, chain, is_handler):
        """One task."""
        if task.action in C._ACTION_META or task.action == "meta":
            return
        if is_handler:
            self.handlers.append(task)
        self.notified.extend((name, task) for name in as_list(task.notify))
        self.names.see_task(task)
        if isinstance(task, IncludeRole):
            self.include_role(task, chain)
        elif isinstance(task, TaskInclude):
            self.include_tasks(task, chain, is_handler)
        elif "validate_argument_spec" in task.action:
            self.role_arguments(task)
        else:
            self.ordinary(task)

    def ordinary(self, task):
        """A task with a module."""
        place = place_of_task(task)
        key = (place, task.action)
        name = self.resolve(task)
        if name is None:
            return
        leaf = name.rsplit(".", maxsplit=1)[-1]
        if leaf in ("add_host", "group_by"):
            self.adds_hosts = True
        local = is_local(task) or not self.windows
        self.local_work = self.local_work or local
        if key in self.seen:
            return
        self.seen.add(key)
        arguments = self.arguments(task, name)
        entry = {"name": str(task.get_name()), "module": name, "local": local, "secret": bool(task.no_log), "arguments": encode(arguments, place, self.loader)}
        entry["file"], entry["line"] = os.path.relpath(place[0], ROOT), place[1]
        entry["free"] = place_of_value(task)
        self.tasks.append(entry)
        if leaf in FILE_ARGUMENTS and not self.local_work:
            self.local_file(task, leaf, entry, arguments)

    def resolve(self, task):
        """The full name of a task's module; None, and a finding, when there is none."""
        if is_template(task.action):
            return None
        place = place_of_key(task.get_ds(), task.action) or place_of_task(task)
        known = self.modules.get((task.action, tuple(task.collections or ())))
        if known is not None:
            if known["name"] and known.get("note"):
                find(place, *known["note"])
            return known["name"]
        found = [loader.find_plugin_with_context(task.action, collection_list=task.collections) for loader in (plugins.module_loader, plugins.action_loader)]
        best = next((entry for entry in found if entry.resolved), None)
        if best is None:
            self.modules[(task.action, tuple(task.collections or ()))] = {"name": None}
            unknown_module(task.action, place)
            return None
        name = best.resolved_fqcn or task.action
        name = name.replace("ansible.legacy.", "ansible.builtin.") if in_core(best) else name
        info = {"name": name, "path": best.plugin_resolved_path, "has_action": found[1].resolved, "is_module": found[0].resolved}
        deprecated = next((entry for entry in found if entry.resolved and entry.deprecated), None)
        if deprecated is not None and deprecated.deprecation_warnings:
            info["note"] = ("module[deprecated]", f"Module '{task.action}' is deprecated: {' '.join(deprecated.deprecation_warnings)}")
            find(place, *info["note"])
        self.modules[(task.action, tuple(task.collections or ()))] = info
        return name

    def arguments(self, task, name):
        """What the module gets: module_defaults below the task's own."""
        defaults = {}
        groups = getattr(self.current, "_action_groups", None) or {}
        for entry in task.module_defaults or []:
            if not isinstance(entry, dict):
                continue
            for key, values in entry.items():
                if isinstance(values, dict) and str(key).startswith("group/") and key[6:] in groups.get(name, []):
                    defaults.update(values)
            for key, values in entry.items():
                if isinstance(values, dict) and key in (name, task.action):
                    defaults.update(values)
        arguments = dict(defaults)
        own = task.args if isinstance(task.args, dict) else {}
        for key, value in own.items():
            arguments.pop(key, None)
            arguments[key] = value
        return arguments

    def include_tasks(self, task, chain, is_handler):
        """include_tasks with a name that is known now; imports are expanded already."""
        if task.statically_loaded:
            return
        name = task.args.get("_raw_params", task.args.get("file"))
        if not isinstance(name, str):
            find(place_of_task(task), "argument[missing]", f"{task.action} needs the name of a file.")
            return
        if is_template(name):
            self.is_open = True
            return
        path = self.find_include(task, name)
        if not os.path.exists(path):
            if not self.local_work:
                find(place_of_key(task.get_ds(), task.action) or place_of_task(task), "file[missing]", f"There is no file '{name}' to include; Ansible looks for {os.path.relpath(path, ROOT)}.")
            return
        if (path, task._role) in chain:
            return
        copied = task.copy(exclude_parent=True)
        copied._parent = task._parent
        try:
            data = self.loader.load_from_file(path)
            blocks = helpers.load_list_of_blocks(
                data or [], play=self.current, parent_block=copied.build_parent_block(), role=task._role, use_handlers=is_handler,
                loader=self.loader, variable_manager=self.variables)
        except (AnsibleError, AssertionError) as error:
            explain(error, task.get_ds())
            return
        for block in blocks:
            self.block(block, (*chain, (path, task._role)), is_handler)

    def find_include(self, task, name):
        """Where Ansible looks for an included file."""
        parent, cumulative = task._parent, None
        while parent is not None:
            if not isinstance(parent, TaskInclude):
                parent = parent._parent
                continue
            folder = parent._role_path if isinstance(parent, IncludeRole) else os.path.dirname(str(parent.args.get("_raw_params", "")))
            cumulative = os.path.join(folder, cumulative) if cumulative is not None and not os.path.isabs(cumulative) else folder
            if is_template(cumulative):
                break
            if task._role:
                base = os.path.join(task._role._role_path, "tasks", cumulative)
                candidates = [self.loader.path_dwim_relative(task._role._role_path, "tasks", name), self.loader.path_dwim_relative(base, "tasks", name)]
            else:
                candidates = [self.loader.path_dwim_relative(self.loader.get_basedir(), cumulative, name)]
            found = next((path for path in candidates if os.path.exists(path)), None)
            if found:
                return found
            parent = parent._parent
        if task._role:
            return self.loader.path_dwim_relative(task._role._role_path, "handlers" if isinstance(task, Handler) else "tasks", name, is_role=True)
        return self.loader.path_dwim(name)

    def include_role(self, task, chain):
        """include_role with a name that is known now."""
        if task.statically_loaded:
            return
        if is_template(task._role_name) or has_template(task._from_files):
            self.is_open = True
            return
        if (task._role_name, str(task._from_files)) in chain:
            return
        try:
            blocks, handlers = task.copy().get_block_list(play=self.current, variable_manager=self.variables, loader=self.loader)
        except (AnsibleError, AssertionError) as error:
            explain(error, task.get_ds())
            return
        for role in {id(block._role): block._role for block in blocks if block._role}.values():
            self.names.see_role(role)
        for block in blocks:
            self.block(block, (*chain, (task._role_name, str(task._from_files))))
        for block in handlers:
            self.block(block, chain, is_handler=True)

    def role_arguments(self, task):
        """What a role's meta/argument_specs.yml asks for, as a task whose module is the role."""
        spec = task.args.get("argument_spec")
        if not isinstance(spec, dict) or not task._role:
            return
        self.names.later.append((task, spec))
        self.names.define(spec)

    def role_arguments_now(self, task, spec):
        """Checked when all names of the play are known: what a task may set is not guessed."""
        host = self.inventory.get_host(request["vm"])
        try:
            values = self.variables.get_vars(play=self.current, host=host, task=task)
        except Exception:  # a variables plugin of the inventory may need what is not there yet
            return
        place = place_of_role(task)
        if place is None:
            return
        given = {}
        for name in spec:
            if name in self.names.volatile or self.names.is_open:
                given[name] = Unknown
            elif name in values:
                given[name] = values[name]
        key = (place, task._role.get_name(), str(sorted(given)))
        if key in self.seen:
            return
        self.seen.add(key)
        relative = os.path.relpath(place[0], ROOT)
        self.tasks.append({
            "name": task._role.get_name(), "module": f"role {task._role.get_name()}", "local": True, "secret": False, "free": None, "file": relative, "line": place[1],
            "arguments": {"kind": "map", "line": place[1], "entries": [role_entry(name, value, place, self.loader) for name, value in given.items()]}, "spec": {"options": spec}})

    def local_file(self, task, leaf, entry, arguments):
        """Files of this machine that a task sends, fills in or runs."""
        folder, argument = FILE_ARGUMENTS[leaf]
        if truthy(arguments.get("remote_src")) or has_template(arguments.get("remote_src")) or "content" in arguments:
            return
        name = arguments.get(argument, arguments.get("_raw_params"))
        if leaf == "script" and isinstance(arguments.get("_raw_params", arguments.get("cmd")), str):
            name = arguments.get("_raw_params", arguments.get("cmd")).split()[0] if arguments.get("_raw_params", arguments.get("cmd")).split() else None
        if not isinstance(name, str) or is_template(name) or task.ignore_errors is True or has_rescue(task):
            return
        try:
            path = self.loader.path_dwim_relative_stack(task.get_search_path(), folder, name.strip("'\""))
        except AnsibleError:
            path = None
        place = place_of(name) or place_of_key(task.get_ds(), argument) or place_of_task(task)
        if path is None:
            find(place, "file[missing]", f"There is no file '{name}' in a '{folder}' folder of the role or beside the playbook.")
            return
        if leaf == "script":
            entry["script"] = os.path.relpath(path, ROOT)
        if os.path.isfile(path) and not self.loader._vault.secrets and truthy(arguments.get("decrypt", True)) and starts_encrypted(path):
            find(place, "vault[password]", f"'{name}' is encrypted, and no vault password is given.")

    def notifications(self):
        """Handlers that are named and not there."""
        known = set()
        for handler in self.handlers:
            role = handler._role.get_name() if handler._role else None
            known.update({handler.get_name(), handler.name or "", *as_list(handler.listen)})
            known.update({f"{role} : {handler.name}", f"{handler._role.get_name(include_role_fqcn=False)} : {handler.name}"} if role else ())
        if self.is_open or any(is_template(name) for name in known):
            return
        for name, task in self.notified:
            if isinstance(name, str) and not is_template(name) and name not in known:
                place = place_of(name) or place_of_key(task.get_ds(), "notify") or place_of_task(task)
                find(place, "handler[missing]", f"No handler is called '{name}', or listens to it." + meant(name, known))


FILE_ARGUMENTS = {
    "win_copy": ("files", "src"), "copy": ("files", "src"), "win_template": ("templates", "src"), "template": ("templates", "src"),
    "script": ("files", "cmd"), "include_vars": ("vars", "file"),
}


class Unknown:
    """A value that is known at run time only."""


def as_list(value):
    """A list, also where one text stands for a list of one."""
    return [] if value is None else list(value) if isinstance(value, (list, tuple)) else [value]


def in_core(found):
    """True for a plugin of ansible-core itself."""
    return "/ansible/modules/" in (found.plugin_resolved_path or "") or "/ansible/plugins/" in (found.plugin_resolved_path or "")


def is_local(task):
    """True when a task does not run on the build VM."""
    return bool(task.delegate_to) or (task.connection or "") == "local"


def truthy(value):
    """As Ansible reads a boolean."""
    return str(value).strip().lower() in ("true", "yes", "on", "1", "y", "t", "1.0")


def has_rescue(task):
    """True when a failure of this task is expected."""
    parent = task._parent
    while parent is not None:
        if isinstance(parent, Block) and parent.rescue:
            return True
        parent = parent._parent
    return False


def starts_encrypted(path):
    """True for a file that ansible-vault made."""
    with open(path, "rb") as file:
        return file.read(14) == b"$ANSIBLE_VAULT"


def place_of_key(mapping, name):
    """Where a key of a mapping stands."""
    key = next((entry for entry in mapping if entry == name), None) if isinstance(mapping, dict) else None
    return place_of(key) if key is not None else None


def place_of_value(task):
    """Line of a task's free form, where that is one text."""
    mapping = task.get_ds()
    for key in (task.action, "action", "local_action"):
        if isinstance(mapping, dict) and isinstance(mapping.get(key), str):
            place = place_of(mapping[key])
            return place[1] if place else None
    return None


def place_of_role(task):
    """Where a role is used: the entry of the play's roles, or the task that includes it."""
    parent = task._parent
    while parent is not None:
        if isinstance(parent, IncludeRole):
            return place_of_task(parent)
        parent = parent._parent
    for entry in (task.play or task._parent._play).get_ds().get("roles") or []:
        name = entry.get("role", entry.get("name")) if isinstance(entry, dict) else entry
        if name == task._role.get_name(include_role_fqcn=False) or name == task._role.get_name():
            return place_of(entry) or place_of(name)
    return place_of_task(task)


def encode(value, place, loader):
    """A value with the places of its keys, for the argument check; templates and secrets are marked. A file is said where it changes."""
    here = place_of(value) or place
    node = with_file({"line": here[1]}, here, place)
    if value is Unknown or type(value).__name__ in ("EncryptedString", "AnsibleVaultEncryptedUnicode"):
        if value is not Unknown and not loader._vault.secrets:
            find(here, "vault[password]", "This value is encrypted, and no vault password is given.")
        node["kind"] = "unknown"
    elif isinstance(value, dict):
        node["kind"] = "map"
        node["entries"] = []
        for key, inner in value.items():
            there = place_of(key) or here
            node["entries"].append(with_file({"name": str(key), "line": there[1], "value": encode(inner, there, loader)}, there, here))
    elif isinstance(value, (list, tuple)):
        node["kind"] = "list"
        node["items"] = [encode(inner, here, loader) for inner in value]
    elif value is None:
        node["kind"] = "null"
    elif isinstance(value, bool):
        node.update(kind="flag", text="true" if value else "false")
    elif isinstance(value, int):
        node.update(kind="integer", text=str(value))
    elif isinstance(value, float):
        node.update(kind="real", text=repr(value))
    else:
        node.update(kind="template" if is_template(value) else "text", text=str(value))
    return node


def role_entry(name, value, place, loader):
    """A variable as a role's argument: what matters is where its value was written, however it came there."""
    there = place_of(value) or place
    return with_file({"name": str(name), "line": there[1], "value": encode(value, there, loader)}, there, place)


def with_file(node, here, parent):
    """A node that says its file when that is another than its parent's."""
    if here[0] != parent[0]:
        node["file"] = os.path.relpath(here[0], ROOT)
    return node
