using Ingot.Ansible;
using Ingot.Arm;
using Ingot.Arm.Machines;
using Ingot.Recipes;
using Ingot.Windows;
using Serilog;

/// <summary>ProvisionVm, EnableWinRm and GenerateInventory.</summary>
partial class Build
{
    static readonly TimeSpan WinRmDeadline = TimeSpan.FromMinutes(5);

    string password = "";
    WinRmIdentity? identity;

    Inventory Inventory => new(RootDirectory, Recipe);

    WinRmIdentity Identity => identity ?? throw new InvalidOperationException("WinRM was not opened.");

    async Task ProvisionVmAsync(CancellationToken cancellationToken)
    {
        await NeedPreflightAsync(cancellationToken);
        var azure = await SessionAsync(cancellationToken);
        var vm = await VmAsync(cancellationToken);
        await NeedHoldAsync(cancellationToken);
        if (ledger.Stage == Stage.None)
        {
            // A VM without a finished stage is one whose creation broke off; only a new one is known to be whole.
            foreach (var deleted in await new Leftovers(azure, Recipe).DeleteAsync(cancellationToken))
                Log.Information("Deleted what a broken creation left: {What}", deleted);
            ledger = NewRun();
            OpenRun();
            await new BuildGroup(azure, Recipe).EnsureAsync(ledger, HoldOn(Recipe), cancellationToken);
            await new BuildNetwork(azure, Recipe).EnsureAsync(ledger, cancellationToken);
            var placement = await vm.CreateAsync(Source, ledger, Placements, line => Log.Warning("No room: {Line}", line), cancellationToken);
            Log.Information("Created the build VM {Vm} as {Placement}", Recipe.VmName, placement);
            await vm.RequireCapturableAsync(Source, cancellationToken);
            await HoldOn(Recipe).ConfirmAsync(cancellationToken);
            await MarkAsync(vm, Stage.ProvisionVm);
        }
        else if (ledger.Stage < Stage.Sysprep)
        {
            Log.Information("Adopted the build VM of run {Run}", ledger.Run);
            await vm.StartAsync(cancellationToken);
        }

        OpenRun();
        Report(nameof(ProvisionVm), "Run", ledger.Run);
    }

    async Task EnableWinRmAsync(CancellationToken cancellationToken)
    {
        await NeedVmAsync(cancellationToken);
        identity = await OpenWinRmAsync(Recipe, cancellationToken);
        // The image has to say whose disk it was: no machine made of it may have this identifier.
        ledger = ledger with { Machine = RecipeHash.Of(identity.MachineSid) };
        Report(nameof(EnableWinRm), "Listener", $"{identity.Address}:{WinRmIdentity.Port}");
    }

    /// <summary>Opens WinRM in a machine with a fresh password, and dials it.</summary>
    async Task<WinRmIdentity> OpenWinRmAsync(Recipe machine, CancellationToken cancellationToken)
    {
        var vm = new BuildVm(await SessionAsync(cancellationToken), machine);
        var address = await vm.AddressAsync(cancellationToken);
        password = BuildPassword.Fresh();
        MaskOnServer(password);
        var outcome = await vm.RunAsync(GuestScripts.EnableWinRm(machine, address, password), cancellationToken);
        var opened = WinRmIdentity.Read(address, outcome);
        await new WinRmProbe(opened, password, TimeProvider.System).WaitAsync(WinRmDeadline, cancellationToken);
        return opened;
    }

    async Task GenerateInventoryAsync(CancellationToken cancellationToken)
    {
        await NeedWinRmAsync(cancellationToken);
        await NeedToolsAsync(cancellationToken);
        await WriteInventoryAsync(Recipe, Identity, cancellationToken);
        inventoryWritten = true;
        Report(nameof(GenerateInventory), "Inventory", Path.GetRelativePath(RootDirectory, Inventory.StaticFile));
    }

    /// <summary>Writes the inventory of a machine whose WinRM is open, and has Ansible confirm it.</summary>
    async Task WriteInventoryAsync(Recipe machine, WinRmIdentity opened, CancellationToken cancellationToken)
    {
        var inventory = new Inventory(RootDirectory, machine);
        await inventory.WriteAsync(opened.Address, opened.Certificate, cancellationToken);
        await InventoryCheck.RequireAsync(Ansible, inventory, machine, opened.Address, cancellationToken);
    }

    LedgerEntry NewRun()
    {
        var now = TimeProvider.System.GetUtcNow();
        return new LedgerEntry(
            Stage.None, Recipe.ImageName, Names.Run(now), RecipeHash.OfVm(Recipe), Source.ToString(), inputs, now + Recipe.TimeToLive);
    }

    // Not to be interrupted: what was done has to be remembered.
    async Task MarkAsync(BuildVm vm, Stage stage)
    {
        ledger = ledger with { Stage = stage, Inputs = inputs };
        using var deadline = new CancellationTokenSource(TimeoutAgent);
        await vm.MarkAsync(ledger, deadline.Token);
    }
}
