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
            await OpenWinRmAsync(vm, await vm.AddressAsync(cancellationToken), cancellationToken);
        }
        catch (OperationCanceledException) when (!interrupted.IsCancellationRequested && lastVerdict is not null)
        {
            throw lastVerdict.ToFault(WinRmTransport);
        }

        Report(nameof(EnableWinRm), "Listener", $"{Identity.Address}:{WinRmIdentity.Port}");
    }

    async Task OpenWinRmAsync(BuildVm vm, string address, CancellationToken cancellationToken)
    {
        var probe = await MakeWinRmAsync(vm, address, cancellationToken);
        var started = TimeProvider.System.GetTimestamp();
        var cures = new Dictionary<WinRmLink, int>();
        while (await probe.WaitAsync(WinRmGlance, cancellationToken) is { IsOpen: false } dial)
        {
            var look = GuestLook.Read(await vm.RunAsync(GuestScripts.TestWinRm(Identity, WinRmTransport), cancellationToken));
            lastVerdict = WinRmVerdict.Of(dial, look);
            Log.Warning("WinRM cannot be used yet; {Link}: {Why}", lastVerdict.Word, lastVerdict.Why);
            events.Add(nameof(EnableWinRm), "fact", $"{lastVerdict.Word}: {lastVerdict.Why}");
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
                probe = await MakeWinRmAsync(vm, address, cancellationToken);
        }
    }

    /// <summary>Waits until WinRM answers again, as after a restart or a break in the network.</summary>
    /// <exception cref="Fault">It does not; the fault names the link that broke.</exception>
    async Task ReachAgainAsync(CancellationToken cancellationToken)
    {
        if (await new WinRmProbe(Identity, credential, TimeProvider.System).WaitAsync(WinRmPatience, cancellationToken) is not { IsOpen: false } dial)
            return;
        var vm = await VmAsync(cancellationToken);
        var look = GuestLook.Read(await vm.RunAsync(GuestScripts.TestWinRm(Identity, WinRmTransport), cancellationToken));
        throw WinRmVerdict.Of(dial, look).ToFault(WinRmTransport);
    }

    async Task<WinRmProbe> MakeWinRmAsync(BuildVm vm, string address, CancellationToken cancellationToken)
    {
        credential = FreshCredential();
        var script = GuestScripts.EnableWinRm(Recipe, address, BuilderRoute.Of(Recipe.Network, address), credential);
        identity = WinRmIdentity.Read(address, await vm.RunAsync(script, cancellationToken));
        return new WinRmProbe(identity, credential, TimeProvider.System);
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
