using System.Management.Automation;
using Ingot.Emulator.Faults;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Scripting.Provider;

/// <summary>What the WSMan drive asks of the service and of policies.</summary>
static class WsManAccess
{
    const string Host = @"localhost\";

    static readonly TimeSpan Restart = TimeSpan.FromSeconds(4);

    /// <summary>Refuses everything while the service does not answer: the drive is a client of it.</summary>
    public static void RequireService(GuestSession session)
    {
        var isSilent = session.Machine.Faults.Contains(FaultScenarios.WinRmServiceRestart) && session.Machine.WinRmSilentUntil > session.Now;
        if (isSilent || session.Machine.Services.GetValueOrDefault("WinRM")?.Status != "Running")
            throw new InvalidOperationException("The client cannot connect to the destination specified in the request. Verify that the service on the "
                + "destination is running and is accepting requests. Consult the logs and documentation for the WS-Management service running on the destination, "
                + "most commonly IIS or WinRM. If the destination is the WinRM service, run the following command on the destination to analyze and configure "
                + "the WinRM service: \"winrm quickconfig\".");
    }

    /// <summary>Refuses what a policy decides, and restarts the service where a fault says so.</summary>
    public static void BeforeSet(GuestSession session, string path)
    {
        if (WsManPolicies.ValueOf(session.Machine, Below(path)) is not null)
            throw new InvalidOperationException($"The config setting {GuestTree.NameOf(path)} cannot be changed because is controlled by policies. The policy "
                + "would need to be set to \"Not Configured\" in order to change the config setting.");
        if (session.Machine.Faults.Contains(FaultScenarios.WinRmServiceRestart))
            session.Machine.WinRmSilentUntil = session.Now + Restart;
    }

    /// <summary>A setting as the drive shows it: a policy's value where there is one.</summary>
    public static PSObject View(GuestSession session, string path, TreeNode node)
    {
        var view = ItemView.Of("WSMan", path, node);
        if (!node.IsContainer && WsManPolicies.ValueOf(session.Machine, Below(path)) is { } forced)
        {
            view.Properties["Value"].Value = forced;
            view.Properties["SourceOfValue"].Value = "GPO";
        }

        return view;
    }

    static string Below(string path)
    {
        var name = string.Join('\\', GuestTree.Split(path));
        return name.StartsWith(Host, StringComparison.OrdinalIgnoreCase) ? name[Host.Length..] : name;
    }
}
