using System.Management.Automation;
using System.Management.Automation.Host;

namespace Ingot.Emulator.Scripting;

/// <summary>Refuses every command that would be a program or script file of this machine.</summary>
/// <remarks>A second line behind <see cref="CommandLookup"/>: the engine asks it on Windows only.</remarks>
sealed class GuestAuthorization() : AuthorizationManager("Ingot")
{
    protected override bool ShouldRun(CommandInfo commandInfo, CommandOrigin origin, PSHost host, out Exception reason)
    {
        var ours = commandInfo.CommandType is not (CommandTypes.Application or CommandTypes.ExternalScript);
        reason = ours ? null! : new UnauthorizedAccessException($"{commandInfo.Name} is not part of the guest.");
        return ours;
    }
}
