using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace Ingot.Emulator.Scripting;

/// <summary>The host of a guest's PowerShell; carries the session to providers and cmdlets.</summary>
sealed class GuestHost(GuestSession session) : PSHost
{
    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => "ConsoleHost";

    public override PSObject PrivateData { get; } = new(session);

    public override PSHostUserInterface UI { get; } = new GuestHostInterface(session);

    public override Version Version { get; } = new(5, 1, 20348, 2849);

    /// <summary>The session of a host, as cmdlets and providers see it.</summary>
    public static GuestSession SessionOf(PSHost host) => (GuestSession)host.PrivateData.BaseObject;

    public override void EnterNestedPrompt()
    {
    }

    public override void ExitNestedPrompt()
    {
    }

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    public override void SetShouldExit(int exitCode) => session.ExitCode = exitCode;
}
