class Names:
    """Variables of a play that nothing can ever define.

    A name is reported only when it is written nowhere on the left: no variable file, default, role, register, fact, loop or argument has
    it, nothing is included whose content is unknown, and nowhere in the play somebody asks whether it is defined.
    """

    MAGIC = {
        "inventory_hostname", "inventory_hostname_short", "inventory_dir", "inventory_file", "groups", "group_names", "hostvars", "playbook_dir", "play_hosts",
        "role_name", "role_names", "role_path", "role_uuid", "environment", "vars", "omit", "item", "discovered_interpreter_python", "undef", "namespace", "template_path",
        "template_host", "template_uid", "template_fullpath", "template_run_date", "template_destpath", "template_mtime", "services", "packages", "module_setup", "caller",
        "varargs", "kwargs", "loop", "self", "super", "true", "false", "none", "True", "False", "None", "facter", "ohai", "port", "environment",
        # What the dynamic inventory of Azure says about a host.
        "id", "location", "name", "powerstate", "provisioning_state", "tags", "resource_type", "vmid", "public_ipv4_addresses", "public_dns_hostnames", "private_ipv4_addresses",
        "network_interface", "network_interface_id", "mac_address", "resource_group", "security_group", "security_group_id", "public_ip_id", "public_ip_name", "image", "os_disk",
        "os_profile", "plan", "virtual_machine_size", "computer_name", "default_inventory_hostname", "new_inventory_hostname",
    }
    OPEN = {"include_vars", "set_stats", "add_host", "gather_facts"}
    KNOWN = ("ansible.builtin.", "ansible.windows.", "community.windows.", "chocolatey.chocolatey.", "ansible.posix.", "microsoft.ad.")

    def __init__(self, walk, play):
        self.walk, self.play = walk, play
        self.defined, self.volatile, self.guarded, self.used, self.later = set(self.MAGIC), set(), set(), [], []
        self.is_open = False
        self.roles = set()
        host = walk.inventory.get_host(request["vm"])
        try:
            self.defined.update(walk.variables.get_vars(play=play, host=host, include_hostvars=False))
        except Exception:  # a file of variables that is missing is reported by itself
            self.is_open = True
        self.defined.update(prompt["name"] for prompt in play.vars_prompt or [] if isinstance(prompt, dict) and "name" in prompt)
        self.environment = Templar(loader=walk.loader, variables={}).environment
        self.defined.update(self.environment.globals)
        for role in play.get_roles():
            self.see_role(role)
        self.look(play.vars, play)

    def see_role(self, role):
        """A role's defaults and variables."""
        if id(role) in self.roles:
            return
        self.roles.add(id(role))
        for values in (role._default_vars, role._role_vars, role._role_params, role.vars):
            self.define(values)
            self.look(values, None)
        for parent in list(getattr(role, "_parents", None) or []) + list(role.get_direct_dependencies()):
            self.see_role(parent)

    def define(self, values):
        """The names of a mapping are defined."""
        if isinstance(values, dict):
            self.defined.update(map(str, values))

    def see_block(self, block):
        """A block's variables and conditions."""
        if block._role:
            self.see_role(block._role)
        self.define(block.vars)
        parent = block._parent
        while parent is not None:
            self.define(getattr(parent, "vars", None))
            parent = getattr(parent, "_parent", None)
        mapping = block.get_ds()
        if isinstance(mapping, dict) and "block" in mapping:
            self.expressions(mapping, ("when",))

    def see_task(self, task):
        """What a task defines, and what it uses."""
        if task._role:
            self.see_role(task._role)
        self.define(task.vars)
        parent = task._parent
        while parent is not None:
            self.define(getattr(parent, "vars", None))
            parent = getattr(parent, "_parent", None)
        if isinstance(task.register, str):
            self.defined.add(task.register)
            self.volatile.add(task.register)
        control = task.loop_control
        for name in (getattr(control, "loop_var", None), getattr(control, "index_var", None)):
            if isinstance(name, str):
                self.defined.add(name)
        leaf = task.action.rsplit(".", maxsplit=1)[-1]
        if leaf == "set_fact":
            self.define(task.args)
            self.volatile.update(map(str, task.args))
            self.is_open = self.is_open or has_template({key: None for key in task.args}) or "_variable_params" in task.args
        elif leaf in self.OPEN or is_template(task.action):
            self.is_open = True
        elif not any(name and name.startswith(self.KNOWN) for name in [self.full(task)]):
            self.is_open = True
        mapping = task.get_ds()
        if not isinstance(mapping, dict) or "validate_argument_spec" in task.action:
            return
        self.expressions(mapping, ("when", "failed_when", "changed_when", "until"))
        for key, value in mapping.items():
            if key not in ("name", "when", "failed_when", "changed_when", "until", "block", "rescue", "always", "vars", "loop_control", "register", "notify", "tags"):
                if leaf == "assert" and isinstance(value, dict):
                    self.expressions(value, ("that",))
                    value = {inner: text for inner, text in value.items() if inner not in ("that", "fail_msg", "success_msg", "msg")}
                self.look(value, mapping)
        self.look(task.vars, mapping)

    def full(self, task):
        """The full name of a task's module."""
        if isinstance(task, TaskInclude):
            return "ansible.builtin.include"
        return self.walk.resolve(task)

    def expressions(self, mapping, keys):
        """Conditions, which are expressions without braces."""
        for key in keys:
            values = mapping.get(key)
            for value in values if isinstance(values, list) else [values]:
                if isinstance(value, str) and not is_template(value):
                    self.read("{{ " + value + " }}", place_of(value) or place_of_key(mapping, key), value)
                elif is_template(value):
                    self.read(value, place_of(value) or place_of_key(mapping, key), value)

    def look(self, value, mapping):
        """Templates anywhere in a value."""
        if isinstance(value, dict):
            for key, inner in value.items():
                self.look(key, mapping)
                self.look(inner, mapping)
        elif isinstance(value, (list, tuple)):
            for inner in value:
                self.look(inner, mapping)
        elif is_template(value):
            self.read(value, place_of(value) or (place_of(mapping) if isinstance(mapping, dict) else None), value)

    def read(self, text, place, shown):
        """One template: its names, and which of them somebody asks about."""
        from jinja2 import TemplateSyntaxError, meta, nodes
        try:
            tree = self.environment.parse(text)
        except TemplateSyntaxError as error:
            if place and "#}" not in text and "{#" not in text:
                find(place, "template[syntax]", f"Ansible cannot read this template: {error.message}: {shown}")
            return
        except Exception:  # an extension of Jinja that needs a running play
            self.is_open = True
            return
        guards = [node.node for node in tree.find_all(nodes.Test) if node.name in ("defined", "undefined")]
        guards += [node.node for node in tree.find_all(nodes.Filter) if node.name in ("default", "d") and node.node is not None]
        for guard in guards:
            self.guarded.update(name.name for name in ([guard] if isinstance(guard, nodes.Name) else guard.find_all(nodes.Name)))
        self.known_plugins(tree, nodes, place)
        for node in tree.find_all(nodes.Call):
            if isinstance(node.node, nodes.Name) and node.node.name in ("lookup", "query", "q"):
                self.is_open = self.is_open or any(isinstance(argument, nodes.Const) and str(argument.value).endswith("template") for argument in node.args[:1])
        try:
            self.used.extend((name, place) for name in meta.find_undeclared_variables(tree))
        except Exception:  # a filter that is not there, or does not load
            return

    def known_plugins(self, tree, nodes, place):
        """Filters and tests that are not there."""
        for kind, found in (("filter", self.environment.filters), ("test", self.environment.tests)):
            for node in tree.find_all(nodes.Filter if kind == "filter" else nodes.Test):
                try:
                    found[node.name]
                    continue
                except Exception as error:  # one that is there and does not load is not the playbook's mistake
                    if not isinstance(error, KeyError) and not str(error).split("\n", maxsplit=1)[0].endswith(f"'{node.name}'"):
                        continue
                if place:
                    find(place, f"template[{kind}]", f"There is no {kind} '{node.name}'." + meant(node.name, [name for name in found if isinstance(name, str)]))

    def report(self):
        """Say what cannot be defined, and check what roles ask for."""
        self.is_open = self.is_open or self.walk.is_open
        for task, spec in self.later:
            self.walk.role_arguments_now(task, spec)
        if self.is_open or self.walk.names is not self:
            return
        for name, place in self.used:
            if name in self.defined or name in self.guarded or name.startswith(("ansible_", "_")) or place is None:
                continue
            find(place, "variable[undefined]", f"Nothing defines variable '{name}'." + meant(name, self.defined - self.MAGIC - set(self.environment.globals)))
