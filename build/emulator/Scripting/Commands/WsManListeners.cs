using System.Management.Automation;
using Ingot.Emulator.Faults;
using Ingot.Emulator.Scripting.Provider;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Scripting.Commands;

/// <summary>What New-Item does at WSMan:\localhost\Listener.</summary>
static class WsManListeners
{
    /// <summary>Makes a listener under Windows' conditions and gives its name.</summary>
    /// <exception cref="InvalidOperationException">WinRM is stopped, such a listener exists, or its certificate will not do.</exception>
    public static string Create(CommandCall call)
    {
        WsManAccess.RequireService(call.Session);
        var machine = call.Machine;
        var transport = call.Text("Transport").ToUpperInvariant();
        var thumbprint = call.Text("CertificateThumbPrint");
        Check(machine, transport, call.Text("Address"), thumbprint);
        var listeners = GuestTree.Ensure(call.Session, "WSMan", @"localhost\Listener");
        var port = call.Number("Port", transport == "HTTPS" ? 5986 : 5985);
        var name = $"Listener_{(uint)HashCode.Combine(machine.ComputerName, transport, call.Text("Address"))}";
        var listener = GuestTree.Child(listeners, name, isContainer: true, call.Session.Now);
        WindowsImage.FillListener(listener, call.Text("Address"), transport, port, call.Text("HostName"), thumbprint);
        return name;
    }

    static void Check(WindowsMachine machine, string transport, string address, string thumbprint)
    {
        if (!machine.Services.TryGetValue("WinRM", out var service) || service.Status != "Running")
            throw new InvalidOperationException("The client cannot connect to the destination specified in the request. Verify that the " +
                "WinRM service is running.");
        if (Exists(machine, transport, address))
            throw new InvalidOperationException(
                "The WS-Management service cannot create the resource because it already exists.");
        if (transport == "HTTPS" && (machine.Faults.Contains(FaultScenarios.WinRmListenerFails) || !HasKey(machine, thumbprint)))
            throw new InvalidOperationException(
                "The WinRM client cannot process the request. The certificate structure was incomplete or no private key is available " +
                    "for it: " +
                "a specified logon session does not exist. It may already have been terminated.");
    }

    static bool Exists(WindowsMachine machine, string transport, string address) =>
        machine.Drives["WSMan"].Children["localhost"].Children["Listener"].Children.Values.Any(listener =>
            string.Equals(ItemView.TextOf(listener.Children["Transport"]), transport, StringComparison.OrdinalIgnoreCase)
            && string.Equals(ItemView.TextOf(listener.Children["Address"]), address, StringComparison.OrdinalIgnoreCase));

    static bool HasKey(WindowsMachine machine, string thumbprint)
    {
        var store = machine.Drives["Cert"].Children["LocalMachine"].Children["My"];
        if (!store.Children.TryGetValue(thumbprint, out var node) || node.Content is null)
            return false;
        using var certificate = GuestCertificates.Load(node.Content);
        return certificate.HasPrivateKey && MachineKeys.IsThere(machine, node);
    }
}
