using System.Text;
using Ingot.Emulator.Modules;
using Ingot.Tests.Ansible.Arguments;

namespace Ingot.Tests.Emulator.Modules;

/// <summary>The text of docs/modules.md.</summary>
static class ModulePage
{
    const string Start =
        """
        # Modules in a rehearsal

        A rehearsal runs the real `ansible-playbook`. What it sends to the guest is applied to a model of Windows. This page says which modules the model knows,
        and what of them it does not.

        * Arguments of **every** module, known or not, are checked when it runs: by the source of the module itself, which is part of what Ansible sends, with
          the words that it has on Windows.
        * A module that is not on this page is accepted once its arguments are right. It does nothing, says *changed* (unless its name ends in `_info` or `_facts`), warns, and is named
          at the end of the rehearsal. `--rehearsal-strict` makes it fail instead. The same holds for programs of Windows that have no stand-in.
        * Scripts of `win_shell`, `win_powershell`, `script` and `raw` run in the real PowerShell engine, over stand-ins for the cmdlets of Windows. A cmdlet without a
          stand-in is an error, and named at the end.
        * There is no network: downloads, feeds, domains and other hosts cannot be reached.

        ## Actions of Ansible itself

        | Action | How |
        | --- | --- |
        | `copy`, `template`, `win_copy`, `win_template`, `fetch`, `slurp` | files really travel over WinRM, with their checksums; check mode; a diff where the table below says so |
        | `raw`, `script` | the command or script runs on the guest; exit code and both outputs come back |
        | `win_reboot`, `wait_for_connection` | the guest goes down and comes up: shells are gone, pending reboots are done, services start |
        | `async`, `poll`, `async_status` | the work is done at once, on a clock that runs ahead; the result waits in the file that Ansible polls. Longer than `async` allows is a failure |
        | `become` with `runas` | service accounts, local users with their password, or without one as administrators may; flags are checked; registry and variables are the user's |
        | `environment`, `check_mode`, `diff` | handed to the module; a diff where the table below says so. What `no_log` hides, Ansible hides on this machine |

        """;

    const string Table =
        """

        ## Modules

        Check mode is what the module's source says.

        | Module | Check mode | Diff | Not modelled |
        | --- | --- | --- | --- |

        """;

    public static async Task<string> TextAsync()
    {
        var installed = (await Examples.InstalledAsync()).Modules.ToDictionary(module => module.Name, module => module.Path, StringComparer.Ordinal);
        var page = new StringBuilder(Start).Append(null, $"{Table}");
        foreach (var module in ModuleCoverage.All)
        {
            var hasCheck = installed.TryGetValue(module.Name, out var path) && ModuleCoverage.HasCheckMode(await File.ReadAllTextAsync(path));
            page.Append(null, $"| `{module.Name}` | {(hasCheck ? "yes" : "no")} | {(module.ShowsDiff ? "yes" : "")} | {module.Limits} |\n");
        }

        return page.Append(null, $"\n{ModuleCoverage.All.Count} modules.\n").ToString().ReplaceLineEndings("\n");
    }
}
