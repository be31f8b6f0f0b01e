def documentation(walk):
    """The documented options of the modules in use; read once for each version of a file."""
    described = []
    for info in {entry["name"]: entry for entry in walk.modules.values() if entry["name"]}.values():
        entry = {"name": info["name"], "path": info["path"], "hasAction": info["has_action"], "spec": None, "isPython": True}
        path = entry["path"] or ""
        powershell = os.path.splitext(path)[0] + ".ps1"
        if os.path.isfile(powershell):
            entry["path"], entry["isPython"] = powershell, False
        entry["isStub"] = entry["isPython"] and is_stub(path)
        try:
            entry["spec"] = cached(info["name"], path)
        except Exception as error:  # a module without documentation is checked by what its source says, or not at all
            entry["note"] = str(error)
        described.append(entry)
    return described


def is_stub(path):
    """True for a file of Python that holds documentation and no program: an action plugin does the work."""
    if not path.endswith(".py"):
        return True
    with open(path, encoding="utf-8") as file:
        return "AnsibleModule" not in file.read()


def cached(name, path):
    """The documented options, from the cache when the file is the same."""
    digest = hashlib.sha256(f"{name} {C.__version__ if hasattr(C, '__version__') else ''} 1".encode())
    from ansible.release import __version__
    digest.update(__version__.encode())
    folder = os.path.dirname(path)
    documented = [os.path.splitext(path)[0] + end for end in (".py", ".yml", ".yaml", ".ps1")]
    fragments = os.path.join(os.path.dirname(folder), "doc_fragments")
    if os.path.isdir(fragments):
        documented += sorted(os.path.join(fragments, entry) for entry in os.listdir(fragments) if entry.endswith(".py"))
    for file in documented:
        if os.path.isfile(file):
            with open(file, "rb") as source:
                digest.update(source.read())
    stored = os.path.join(request["cache"], f"{digest.hexdigest()}.json")
    if os.path.isfile(stored):
        with open(stored, encoding="utf-8") as file:
            return json.load(file)
    spec = read_documentation(name)
    os.makedirs(request["cache"], exist_ok=True)
    temporary = f"{stored}.{os.getpid()}"
    with open(temporary, "w", encoding="utf-8") as file:
        json.dump(spec, file)
    os.replace(temporary, stored)
    return spec


def read_documentation(name):
    """Options as Ansible documents them, with what plugins' fragments add."""
    from ansible.plugins.loader import action_loader, fragment_loader, module_loader
    from ansible.utils import plugin_docs
    for kind, loader in (("module", module_loader), ("action", action_loader)):
        try:
            docs = plugin_docs.get_plugin_docs(name, kind, loader, fragment_loader, False)
        except Exception:  # asked again for the action plugin
            continue
        if docs and docs[0]:
            return {"options": options(docs[0].get("options") or {})}
    raise ValueError(f"{name} is not documented")


def options(documented):
    """What matters of each option."""
    result = {}
    for name, option in documented.items():
        choices = option.get("choices")
        result[name] = {
            "type": option.get("type"), "elements": option.get("elements"), "required": bool(option.get("required")), "aliases": option.get("aliases") or [],
            "choices": [str(choice) for choice in choices] if choices else [], "options": options(option["suboptions"]) if option.get("suboptions") else None,
            "hasDefault": option.get("default") is not None}
    return result


def strict(spec):
    """The same for a role's own specs, which Ansible reads as a module's."""
    keep = {"type", "elements", "required", "aliases", "choices", "options", "mutually_exclusive", "required_together", "required_one_of", "required_if", "required_by"}
    result = {}
    for name, option in spec.items():
        entry = {key: value for key, value in (option or {}).items() if key in keep}
        entry["hasDefault"] = (option or {}).get("default") is not None
        entry["aliases"] = entry.get("aliases") or []
        entry["choices"] = [str(choice) for choice in entry.get("choices") or []]
        entry["options"] = strict(entry["options"]) if entry.get("options") else None
        result[name] = entry
    return result


def main():
    """Read all playbooks, and answer."""
    words = ["ansible-playbook", "--syntax-check", "-i", request["vm"] + ","]
    for file in request["variables"]:
        words += ["-e", "@" + file]
    asks = ("--ask-vault-pass", "--ask-vault-password", "-J", "-k", "-K", "--ask-pass", "--ask-become-pass")
    patch()
    cli = PlaybookCLI([*words, *(word for word in request["arguments"] if word not in asks), *request["playbooks"]])
    cli.parse()
    if hasattr(plugins, "init_plugin_loader"):
        plugins.init_plugin_loader()
    folders = list(dict.fromkeys(os.path.dirname(path) for path in request["playbooks"]))
    for folder in folders:
        plugins.add_all_plugin_dirs(folder)
    AnsibleCollectionConfig.playbook_paths = folders
    try:
        loader, inventory, variables = cli._play_prereqs()
        variables.extra_vars
    except AnsibleError as error:
        explain(error, None)
        return {"findings": findings, "tasks": [], "modules": []}
    inventory.add_group(request["group"])
    inventory.add_host(request["vm"], group=request["group"])
    inventory._sources = [os.path.join(ROOT, "inventory", request["vm"] + ".yml")]
    walk = Walk(loader, inventory, variables)
    for playbook in request["playbooks"]:
        walk.local_work = walk.adds_hosts = False
        walk.playbook(playbook)
    for task in walk.tasks:
        if "spec" in task:
            task["spec"] = {"options": strict(task["spec"]["options"])}
    import ansible
    return {"findings": findings, "tasks": walk.tasks, "modules": documentation(walk), "ansible": os.path.dirname(ansible.__file__)}


try:
    result = main()
except SystemExit as end:
    if end.code in (0, None):
        raise
    sys.exit(3)
json.dump(result, answer, default=str)
answer.close()
