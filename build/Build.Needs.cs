using Ingot.Recipes;

/// <summary>
/// What a target needs of the ones before it when they did not run in this process, as after --skip or --continue: passwords, certificates and
/// checks are kept in no file, so they are made again.
/// </summary>
partial class Build
{
    bool preflightPassed;
    bool inventoryWritten;

    async Task NeedToolsAsync(CancellationToken cancellationToken)
    {
        if (tools is null)
            await InstallToolsAsync(cancellationToken);
    }

    async Task NeedPreflightAsync(CancellationToken cancellationToken)
    {
        if (!preflightPassed)
            await PreflightAsync(cancellationToken);
    }

    async Task NeedVmAsync(CancellationToken cancellationToken)
    {
        await NeedPreflightAsync(cancellationToken);
        if (ledger.Stage == Stage.None)
            await ProvisionVmAsync(cancellationToken);
        await NeedHoldAsync(cancellationToken);
    }

    async Task NeedWinRmAsync(CancellationToken cancellationToken)
    {
        await NeedVmAsync(cancellationToken);
        if (identity is null)
            await EnableWinRmAsync(cancellationToken);
    }

    async Task NeedInventoryAsync(CancellationToken cancellationToken)
    {
        await NeedWinRmAsync(cancellationToken);
        if (!inventoryWritten)
            await GenerateInventoryAsync(cancellationToken);
    }
}
