using Ingot;
using Ingot.Arm.Machines;
using Ingot.Recipes;
using Ingot.Windows;
using Serilog;

/// <summary>EnableWinRm, and closing it again.</summary>
partial class Build
{
    // More often, and it is not the accident that is mended.
    const int MostCures = 2;

    WinRmCredential credential = new(WinRmTransport.Basic, "");
    WinRmIdentity? identity;
    WinRmVerdict? lastVerdict;

    WinRmIdentity Identity => identity ?? throw new InvalidOperationException("WinRM was not opened.");

    /// <summary>How long a link that nothing here mends is given: a rule of the network takes a while to apply.</summary>
    TimeSpan WinRmPatience => TimeoutEnableWinRm / 4;

    /// <summary>How long to dial before the guest is asked what it sees.</summary>
    TimeSpan WinRmGlance => TimeSpan.FromSeconds(Math.Min(10, WinRmPatience.TotalSeconds / 3));

    async Task EnableWinRmAsync(CancellationToken cancellationToken)
    {
        await NeedVmAsync(cancellationToken);
        var vm = await VmAsync(cancellationToken);
        try
        {
            await vm.WaitForAgentAsync(TimeoutAgent, line => Log.Information("{Line}", line), cancellationToken);
            identity = await OpenWinRmAsync(Recipe, cancellationToken);
        }
        catch (OperationCanceledException) when (!interrupted.IsCancellationRequested && lastVerdict is not null)
        {
            throw lastVerdict.ToFault(WinRmTransport);
        }

        // The image has to say whose disk it was: no machine made of it may have this identifier.
        ledger = ledger with { Machine = RecipeHash.Of(Identity.MachineSid) };
        Report(nameof(EnableWinRm), "Listener", $"{Identity.Address}:{WinRmIdentity.Port}");
    }

    /// <summary>Opens WinRM in a machine with a fresh password, dials it, and mends what can be mended.</summary>
    async Task<WinRmIdentity> OpenWinRmAsync(Recipe machine, CancellationToken cancellationToken)
    {
        var vm = new BuildVm(await SessionAsync(cancellationToken), machine);
        var address = await vm.AddressAsync(cancellationToken);
        var opened = await MakeWinRmAsync(vm, machine, address, cancellationToken);
        var probe = Probe(opened);
        var started = TimeProvider.System.GetTimestamp();
        var cures = new Dictionary<WinRmLink, int>();
        while (await probe.WaitAsync(WinRmGlance, cancellationToken) is { IsOpen: false } dial)
        {
            lastVerdict = await JudgeAsync(vm, opened, dial, cancellationToken);
            Log.Warning("WinRM cannot be used yet; {Link}: {Why}", lastVerdict.Word, lastVerdict.Why);
            events.Add(currentTarget, "fact", $"{lastVerdict.Word}: {lastVerdict.Why}");
            var tried = cures[lastVerdict.Link] = cures.GetValueOrDefault(lastVerdict.Link) + 1;
            var isHopeless = lastVerdict.Cure switch
            {
                WinRmCure.None => true,
                WinRmCure.Wait => TimeProvider.System.GetElapsedTime(started) > WinRmPatience,
                _ => tried > MostCures,
            };
            if (isHopeless)
                throw lastVerdict.ToFault(WinRmTransport);
            if (lastVerdict.Cure == WinRmCure.Remake)
                probe = Probe(opened = await MakeWinRmAsync(vm, machine, address, cancellationToken));
        }

        return opened;
    }

    /// <summary>Waits until WinRM answers again, as after a restart or a break in the network.</summary>
    /// <exception cref="Fault">It does not; the fault names the link that broke.</exception>
    async Task ReachAgainAsync(Recipe machine, WinRmIdentity opened, CancellationToken cancellationToken)
    {
        if (await Probe(opened).WaitAsync(WinRmPatience, cancellationToken) is not { IsOpen: false } dial)
            return;
        var vm = new BuildVm(await SessionAsync(cancellationToken), machine);
        throw (await JudgeAsync(vm, opened, dial, cancellationToken)).ToFault(WinRmTransport);
    }

    WinRmProbe Probe(WinRmIdentity opened) => new(opened, credential, TimeProvider.System);

    async Task<WinRmVerdict> JudgeAsync(BuildVm vm, WinRmIdentity opened, WinRmDial dial, CancellationToken cancellationToken) =>
        WinRmVerdict.Of(dial, GuestLook.Read(await vm.RunAsync(GuestScripts.TestWinRm(opened, WinRmTransport), cancellationToken)));

    async Task<WinRmIdentity> MakeWinRmAsync(BuildVm vm, Recipe machine, string address, CancellationToken cancellationToken)
    {
        credential = FreshCredential();
        var script = GuestScripts.EnableWinRm(machine, address, BuilderRoute.Of(machine.Network, address), credential);
        return WinRmIdentity.Read(address, await vm.RunAsync(script, cancellationToken));
    }

    async Task CloseWinRmAsync(BuildVm vm, CancellationToken cancellationToken)
    {
        var closing = WinRmClosing.Read(await vm.RunAsync(GuestScripts.CloseWinRm(), cancellationToken));
        WinRmClosing.Require(await vm.RunAsync(GuestScripts.TestWinRmClosed(closing), cancellationToken));
        await ClosedPort.RequireAsync(await vm.AddressAsync(cancellationToken), closing, cancellationToken);
        ForgetCredential();
        Log.Information("WinRM is closed: listener, certificates, keys, firewall rule, changed settings and build account are gone, as a second look and a dial confirm");
    }
}
