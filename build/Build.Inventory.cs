using Ingot;
using Ingot.Ansible;
using Ingot.Recipes;
using Serilog;

/// <summary>GenerateInventory, and where Ansible runs.</summary>
partial class Build
{
    Inventory Inventory => new(RootDirectory, Recipe, InventorySource)
    {
        Client = WinRmTransport == WinRmTransport.Certificate ? (BuilderCertificateFile, BuilderKeyFile) : null,
    };

    Runner Runner => new(AnsibleRunner, WslDistribution, TemporaryDirectory / "ansible-scripts");

    ToolSet BakeTools => InventorySource == InventorySource.Dynamic ? ToolSet.DynamicBake : ToolSet.Bake;

    async Task GenerateInventoryAsync(CancellationToken cancellationToken)
    {
        await NeedWinRmAsync(cancellationToken);
        await NeedToolsAsync(cancellationToken);
        var access = PluginAccess();
        await Inventory.WriteAsync(Identity.Address, Identity.Certificate, access, cancellationToken);
        await InventoryCheck.RequireAsync(Ansible, Inventory, Recipe, Identity.Address, cancellationToken);
        if (InventorySource == InventorySource.Dynamic)
        {
            var vm = await VmAsync(cancellationToken);
            await new DynamicCheck(Ansible, Inventory, Recipe, access, TimeProvider.System).RequireAsync(Identity.Address, vm.DescribeAsync, cancellationToken);
            Log.Information("Azure's own answer names the same VM: {File}", Path.GetRelativePath(RootDirectory, Inventory.DynamicFile));
        }

        await new PingCheck(Ansible, Inventory, Recipe, TimeProvider.System).RequireAsync(credential.Password, cancellationToken);
        inventoryWritten = true;
        Report(nameof(GenerateInventory), "Inventory", Path.GetRelativePath(RootDirectory, Inventory.PlayFile));
    }

    async Task<AnsibleTools> ToolsAsync(ToolSet needed, CancellationToken cancellationToken)
    {
        if (AnsibleRunner == RunnerKind.Wsl && WslPaths.IsUnseen(RootDirectory))
        {
            throw new Fault(
                $"Ansible cannot see {RootDirectory}.",
                "It runs in the Windows Subsystem for Linux, which mounts the drives of this machine and no share of another one.",
                "Work in a copy on a drive of this machine, or inside WSL.") { ExitCode = ExitCodes.Refused };
        }

        // A drive of Windows is slow for thousands of small files, and keeps no modes.
        var isolated = AnsibleRunner == RunnerKind.Wsl ? "~/.cache/ingot/ansible" : (string)(TemporaryDirectory / "ansible");
        var found = await new ToolInstaller(isolated, needed, line => Log.Information("{Line}", line), Runner).EnsureAsync(cancellationToken);
        if (ToolVersions.Newer(found) is { } newer)
            Log.Warning("{Newer}", newer);
        return found;
    }
}
