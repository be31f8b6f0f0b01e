using Ingot;
using Ingot.Ansible;
using Ingot.Recipes;
using Ingot.Windows;
using Serilog;

/// <summary>GenerateInventory, and where Ansible runs.</summary>
partial class Build
{
    Inventory Inventory => InventoryOf(Recipe);

    Runner Runner => new(AnsibleRunner, WslDistribution, TemporaryDirectory / "ansible-scripts");

    ToolSet BakeTools => InventorySource == InventorySource.Dynamic ? ToolSet.DynamicBake : ToolSet.Bake;

    // Azure is asked for the build VM only: the machine that an image is tried on was made a moment ago by this very process.
    Inventory InventoryOf(Recipe machine) => new(RootDirectory, machine, machine == Recipe ? InventorySource : InventorySource.Static)
    {
        Client = WinRmTransport == WinRmTransport.Certificate ? (BuilderCertificateFile, BuilderKeyFile) : null,
    };

    async Task GenerateInventoryAsync(CancellationToken cancellationToken)
    {
        await NeedWinRmAsync(cancellationToken);
        await NeedToolsAsync(cancellationToken);
        await WriteInventoryAsync(Recipe, Identity, cancellationToken);
        if (InventorySource == InventorySource.Dynamic)
        {
            var vm = await VmAsync(cancellationToken);
            await new DynamicCheck(Ansible, Inventory, Recipe, PluginAccess(), TimeProvider.System)
                .RequireAsync(Identity.Address, vm.DescribeAsync, cancellationToken);
            Log.Information("Azure's own answer names the same VM: {File}", Path.GetRelativePath(RootDirectory, Inventory.DynamicFile));
        }

        await PingAsync(Recipe, cancellationToken);
        inventoryWritten = true;
        Report(nameof(GenerateInventory), "Inventory", Path.GetRelativePath(RootDirectory, Inventory.PlayFile));
    }

    /// <summary>Writes the inventories of a machine whose WinRM is open, and has Ansible confirm the static one.</summary>
    async Task WriteInventoryAsync(Recipe machine, WinRmIdentity opened, CancellationToken cancellationToken)
    {
        var inventory = InventoryOf(machine);
        await inventory.WriteAsync(opened.Address, opened.Certificate, PluginAccess(), cancellationToken);
        await InventoryCheck.RequireAsync(Ansible, inventory, machine, opened.Address, cancellationToken);
    }

    Task PingAsync(Recipe machine, CancellationToken cancellationToken) =>
        new PingCheck(Ansible, InventoryOf(machine), machine, TimeProvider.System).RequireAsync(credential.Password, cancellationToken);

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
