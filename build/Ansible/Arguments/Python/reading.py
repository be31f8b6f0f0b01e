"""Say, as one JSON object, what Ansible makes of playbooks: every task with its module and arguments, and everything Ansible refuses.

Run by the Python that ansible-playbook runs on. Ansible parses, imports and resolves; nothing here reads YAML by itself. Where Ansible
stops at the first mistake, the place is noted and the next task, role or play is read.
"""
import difflib
import hashlib
import json
import os
import re
import sys

request = json.loads(sys.argv[1])
answer = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)

from ansible import constants as C  # noqa: E402
from ansible import context  # noqa: E402
from ansible.cli.playbook import PlaybookCLI  # noqa: E402
from ansible.errors import AnsibleError  # noqa: E402
from ansible.parsing.dataloader import DataLoader  # noqa: E402
from ansible.parsing.vault import AnsibleVaultError  # noqa: E402
from ansible.playbook import Playbook, helpers, play as play_module, role as role_package  # noqa: E402
from ansible.playbook import block as block_module  # noqa: E402
from ansible.playbook.block import Block  # noqa: E402
from ansible.playbook.handler import Handler  # noqa: E402
from ansible.playbook.play import Play  # noqa: E402
from ansible.playbook.playbook_include import PlaybookInclude  # noqa: E402
from ansible.playbook.role import Role  # noqa: E402
from ansible.playbook.role import metadata as role_metadata  # noqa: E402
from ansible.playbook.role_include import IncludeRole  # noqa: E402
from ansible.playbook.task import Task  # noqa: E402
from ansible.playbook.task_include import TaskInclude  # noqa: E402
from ansible.plugins import loader as plugins  # noqa: E402
from ansible.template import Templar  # noqa: E402
from ansible.utils.collection_loader import AnsibleCollectionConfig  # noqa: E402

ROOT = request["root"]
findings = []
TEMPLATE = re.compile(r"\{\{|\{%|\{#")


def place_of(thing):
    """File and line where a value stands; None when Ansible does not know."""
    position = getattr(thing, "ansible_pos", None)
    if position is None:
        try:  # ansible-core 2.19 and later keep it in a tag.
            from ansible._internal._datatag._tags import Origin
            origin = Origin.get_tag(thing)
            position = (origin.path, origin.line_num, origin.col_num) if origin and origin.path else None
        except ImportError:
            return None
    if not position or not position[1] or not os.path.isabs(str(position[0])):
        return None
    return str(position[0]), position[1]


def place_of_task(task):
    """File and line of a task."""
    place = place_of(task.get_ds())
    if place is None and ":" in (task.get_path() or ""):
        file, line = task.get_path().rsplit(":", 1)
        place = file, int(line)
    return place


def find(place, rule, text, fallback=None):
    """Note a mistake."""
    file, line = place or fallback or (request["playbooks"][0], 1)
    entry = {"file": os.path.relpath(file, ROOT), "line": line, "rule": rule, "text": " ".join(str(text).split())}
    if entry not in findings:
        findings.append(entry)


def nearest(word, words, cutoff=0.75):
    """What was probably meant; None when nothing is near."""
    found = difflib.get_close_matches(word, sorted(words), n=1, cutoff=cutoff)
    return found[0] if found else None


def meant(word, words):
    """A sentence with what was probably meant, or nothing."""
    best = nearest(word, words)
    return f" Did you mean '{best}'?" if best else ""


def is_template(value):
    """True for a text that Ansible would fill in."""
    return isinstance(value, str) and not getattr(value, "__UNSAFE__", False) and bool(TEMPLATE.search(value))


def has_template(value):
    """True when any text in a value is a template."""
    if isinstance(value, dict):
        return any(is_template(key) or has_template(inner) for key, inner in value.items())
    if isinstance(value, (list, tuple)):
        return any(has_template(inner) for inner in value)
    return is_template(value)


def known_modules():
    """Full names of all installed modules, for suggestions."""
    names = {f"ansible.builtin.{entry[:-3]}" for entry in os.listdir(os.path.join(os.path.dirname(plugins.__file__), "..", "modules")) if entry.endswith(".py")}
    roots = list(getattr(C, "COLLECTIONS_PATHS", None) or C.config.get_config_value("COLLECTIONS_PATHS")) + sys.path
    for root in roots:
        base = os.path.join(root, "ansible_collections")
        for namespace in os.listdir(base) if os.path.isdir(base) else []:
            for collection in os.listdir(os.path.join(base, namespace)) if os.path.isdir(os.path.join(base, namespace)) else []:
                folder = os.path.join(base, namespace, collection, "plugins", "modules")
                if os.path.isdir(folder):
                    stems = {os.path.splitext(entry)[0] for entry in os.listdir(folder) if not entry.startswith("_")}
                    names.update(f"{namespace}.{collection}.{stem}" for stem in stems)
    return names


def closest_module(name):
    """The installed module that a name probably means; the nearest in its own collection first."""
    names = known_modules()
    collection, _, leaf = name.rpartition(".")
    if collection:
        elsewhere = [entry for entry in sorted(names) if entry.rpartition(".")[2] == leaf]
        if elsewhere:
            return next((entry for entry in elsewhere if ".windows." in entry), elsewhere[0])
        own = {entry.rpartition(".")[2]: entry for entry in names if entry.rpartition(".")[0] == collection}
        best = nearest(leaf, own, cutoff=0.85)
        if best:
            return own[best]
        other = nearest(collection, {entry.rpartition(".")[0] for entry in names})
        return f"{other}.{leaf}" if other and f"{other}.{leaf}" in names else None
    leaves = {}
    for entry in sorted(names):
        if ".windows." in entry or entry.startswith(("ansible.builtin.", "chocolatey.")):
            leaves.setdefault(entry.rsplit(".", 1)[1], entry)
    return leaves.get(nearest(name, leaves, cutoff=0.85))


def explain(error, where):
    """Turn an error of Ansible's parser into a finding, in words that say what to do where it is a common one."""
    text = str(getattr(error, "message", None) or error).split("\n\nThe error appears")[0]
    text = re.sub(r"^ERROR! ", "", text).split("\nThe error appears")[0].replace(ROOT + os.sep, "")
    text = re.sub(r"^We were unable to read either as JSON nor YAML.*?Syntax Error while loading YAML\.", "This is not YAML:", text, flags=re.DOTALL)
    text = text.split(" on the Ansible Controller.")[0].replace("Unable to retrieve file contents\n", "")
    place = place_of(getattr(error, "obj", None)) or place_of(where)
    if isinstance(error, AnsibleVaultError) or "vault secrets" in text or "Decryption failed" in text:
        find(place, "vault[password]", "This is encrypted, and no vault password is given that opens it: " + text)
        return
    if isinstance(where, dict) and "has been removed" in text:
        key = next((key for key in where if key not in keywords(Task)), None)
        find(place_of(key) or place, "module[removed]", text.replace("[DEPRECATED]: ", ""))
        return
    if isinstance(where, dict) and ("couldn't resolve module/action" in text or "conflicting action statements" in text or "no module/action" in text):
        if explain_action(where):
            return
    bad = re.match(r"'(?P<name>[^']+)' is not a valid attribute for an? (?P<kind>\w+)", text)
    if bad:
        kind = {"Play": Play, "Task": Task, "Block": Block, "Handler": Handler, "TaskInclude": TaskInclude, "IncludeRole": IncludeRole}.get(bad["kind"])
        key = next((entry for entry in where if entry == bad["name"]), None) if isinstance(where, dict) else None
        known = keywords(kind) if kind else []
        find(place_of(key) or place, "playbook[keyword]", f"{bad['kind']}s have no keyword '{bad['name']}'." + meant(bad["name"], known))
        return
    missing = re.search(r"the role '(?P<name>[^']+)' was not found", text)
    if missing:
        find(place, "role[missing]", f"There is no role '{missing['name']}'." + meant(missing["name"], known_roles()))
    elif "could not find" in text.lower() or "Unable to retrieve file contents" in text or "was not found" in text:
        find(place, "file[missing]", text)
    else:
        find(place, "playbook[syntax]", text)


def keywords(kind):
    """The keywords of plays, blocks or tasks."""
    if hasattr(kind, "VALID_INCLUDE_KEYWORDS"):
        return sorted(kind.VALID_INCLUDE_KEYWORDS)
    fields = getattr(kind, "fattributes", None) or getattr(kind, "_valid_attrs", {})
    return [name for name in fields if not name.startswith("_")]


def known_roles():
    """Names of the roles beside the playbooks."""
    folders = [os.path.join(os.path.dirname(playbook), "roles") for playbook in request["playbooks"]] + list(C.DEFAULT_ROLES_PATH or [])
    return {entry for folder in folders if os.path.isdir(folder) for entry in os.listdir(folder)}


def explain_action(task):
    """Say which key of a task is neither keyword nor module; False when that is not the mistake."""
    collections = task.get("collections") or []
    strangers, modules = [], []
    for key in task:
        if key in keywords(Task) or key in ("local_action", "static", "args", "block") or str(key).startswith("with_"):
            continue
        (modules if resolves(key, collections) else strangers).append(key)
    if not strangers:
        if len(modules) > 1:
            find(place_of(modules[1]) or place_of(task), "playbook[syntax]", f"A task has one module, and this one has {', '.join(modules)}.")
        elif not modules:
            find(place_of(task), "playbook[syntax]", "This task names no module.")
        return True
    for key in strangers:
        keyword = nearest(key, keywords(Task)) if modules else None
        if modules or keyword:
            find(place_of(key) or place_of(task), "playbook[keyword]", f"'{key}' is neither a keyword of tasks nor a module." + (f" Did you mean '{keyword}'?" if keyword else ""))
        else:
            unknown_module(key, place_of(key) or place_of(task))
    return True


def unknown_module(name, place):
    """Note a module that is not there, or no more."""
    context_of = plugins.module_loader.find_plugin_with_context(name)
    if getattr(context_of, "removal_version", None) or getattr(context_of, "removal_date", None):
        find(place, "module[removed]", f"Module '{name}' was removed: {removal_text(context_of)}")
        return
    best = closest_module(name)
    find(place, "module[unknown]", f"There is no module '{name}'." + (f" Did you mean '{best}'?" if best else " Is its collection in playbooks/requirements.yml, and installed?"))


def removal_text(found):
    """What a collection says about a module that is going or gone."""
    return " ".join(found.deprecation_warnings or found.error_list or getattr(found, "exit_reason", "") and [found.exit_reason] or ["its collection no longer has it."])


def resolves(name, collections):
    """True when a name means a module or an action plugin."""
    if name in ("meta", "include", "include_tasks", "import_tasks", "include_role", "import_role") or str(name).startswith("ansible.builtin."):
        if str(name).rsplit(".", maxsplit=1)[-1] in ("meta", "include", "include_tasks", "import_tasks", "include_role", "import_role"):
            return True
    try:
        return any(found.find_plugin_with_context(name, collection_list=collections).resolved for found in (plugins.action_loader, plugins.module_loader))
    except AnsibleError:
        return False


def tolerant(original):
    """A loader of lists that notes a bad item and goes on with the next."""
    def load(ds, *args, **kwargs):
        if not isinstance(ds, list):
            return original(ds, *args, **kwargs)
        loaded = []
        for item in ds:
            try:
                loaded.extend(original([item], *args, **kwargs))
            except (AnsibleError, AssertionError) as error:
                explain(error, item)
                if original is load_tasks:  # a block must not become empty by it
                    loaded.extend(original([{"meta": "noop"}], *args, **kwargs))
        return loaded
    return load


load_tasks = helpers.load_list_of_tasks


def tolerant_blocks(original):
    """The same for blocks, where tasks beside each other share one block."""
    def load(ds, *args, **kwargs):
        try:
            return original(ds, *args, **kwargs)
        except (AnsibleError, AssertionError):
            return tolerant(original)(ds, *args, **kwargs)
    return load


def tolerant_load(original, otherwise):
    """A loader of one thing that notes a mistake and gives something empty instead."""
    def load(data, *args, **kwargs):
        try:
            return original(data, *args, **kwargs)
        except (AnsibleError, AssertionError) as error:
            explain(error, data.get_ds() if hasattr(data, "get_ds") else data)
            return otherwise(data, *args, **kwargs)
    return load


def empty_role(data, play, *_args, **_kwargs):
    """A role without tasks."""
    role = Role(play=play)
    role._role_name = getattr(data, "role", "") or ""
    role._role_path = getattr(data, "_role_path", None)
    return role


def patch():
    """Put the tolerant loaders where Ansible looks them up."""
    tasks, blocks, roles = tolerant(load_tasks), tolerant_blocks(helpers.load_list_of_blocks), tolerant(helpers.load_list_of_roles)
    for module in (helpers, block_module, play_module, role_package, role_metadata):
        for name, loader in (("load_list_of_tasks", tasks), ("load_list_of_blocks", blocks), ("load_list_of_roles", roles)):
            if hasattr(module, name):
                setattr(module, name, loader)
    Role.load = staticmethod(tolerant_load(Role.load, empty_role))
    Play.load = staticmethod(tolerant_load(Play.load, lambda *_args, **_kwargs: None))
    PlaybookInclude.load = staticmethod(tolerant_load(PlaybookInclude.load, lambda *_args, **_kwargs: None))
