using System.Text.RegularExpressions;
using CliWrap.Buffered;
using Ingot.Recipes;

namespace Ingot.Ansible;

/// <summary>Has Ansible itself reach the build VM with win_ping, so that its own settings are proven and not only the listener.</summary>
/// <param name="ansible">Starts Ansible.</param>
/// <param name="inventory">The inventories.</param>
/// <param name="recipe">The recipe.</param>
/// <param name="time">The clock.</param>
public sealed partial class PingCheck(AnsibleCommand ansible, Inventory inventory, Recipe recipe, TimeProvider time)
{
    static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4)];

    /// <summary>Refuses a VM that does not answer, or settings that do not reach it.</summary>
    /// <param name="password">Password of the build account.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <exception cref="Fault">win_ping failed three times.</exception>
    public async Task RequireAsync(string password, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var result = await ansible
                .Create("ansible", ["-i", inventory.PlayFile, recipe.VmName, "-m", "ansible.windows.win_ping"], password: password, variables: Variables)
                .ExecuteBufferedAsync(cancellationToken);
            if (result.ExitCode == 0 && result.StandardOutput.Contains("pong", StringComparison.Ordinal))
                return;
            if (attempt == Pauses.Length)
                throw Failed((result.StandardOutput + result.StandardError).Replace(password, "[secret]", StringComparison.Ordinal));
            await Task.Delay(Pauses[attempt], time, cancellationToken);
        }
    }

    static Dictionary<string, string?> Variables => new(StringComparer.Ordinal)
    {
        ["ANSIBLE_CALLBACK_RESULT_FORMAT"] = "json",
        // A guest that takes requests and answers none would be asked again without limit.
        ["ANSIBLE_TASK_TIMEOUT"] = "120",
    };

    Fault Failed(string output) => new(
        $"Ansible does not reach {recipe.VmName} with {inventory.PlayFile}.",
        Message().Match(output) is { Success: true } message ? Regex.Unescape(message.Groups["text"].Value) : output.Trim(),
        $"The listener answered a moment ago, so look at how Ansible connects: {Inventory.Settings}, and other files in inventory/group_vars and inventory/host_vars.");

    [GeneratedRegex("""
        "msg": "(?<text>([^"\\]|\\.)*)"
        """, RegexOptions.ExplicitCapture)]
    private static partial Regex Message();
}
