using Ingot;
using Ingot.Ansible;
using Ingot.Arm;
using Ingot.Arm.Images;
using Ingot.Arm.Machines;
using Ingot.Emulator.Faults;
using Ingot.Recipes;
using Ingot.Windows;
using Nuke.Common;
using Serilog;

/// <summary>InstallTools and Preflight.</summary>
partial class Build
{
    AnsibleTools? tools;
    PinnedSource? source;
    string inputs = "";

    AnsibleCommand Ansible => new(tools ?? throw new InvalidOperationException("Ansible was not looked for."), RootDirectory);

    PinnedSource Source => source ?? throw new InvalidOperationException("The source image was not pinned.");

    PlaybookFiles Files => new(RootDirectory, Recipe);

    async Task InstallToolsAsync(CancellationToken cancellationToken)
    {
        tools = await ToolsAsync(ToolSet.Bake, cancellationToken);
        Report(nameof(InstallTools), "Ansible", tools.Version);
    }

    static Task<AnsibleTools> ToolsAsync(ToolSet needed, CancellationToken cancellationToken) =>
        new ToolInstaller(TemporaryDirectory / "ansible", needed, line => Log.Information("{Line}", line)).EnsureAsync(cancellationToken);

    async Task PreflightAsync(CancellationToken cancellationToken)
    {
        Refuse([.. RecipeCheck.Findings(Recipe), .. Files.Findings(), .. AccountFindings(), .. UnknownFaults()]);
        var azure = await SessionAsync(cancellationToken);
        ledger = await (await VmAsync(cancellationToken)).ReadLedgerAsync(cancellationToken);
        RequireOwnVm();
        var asked = MarketplaceImage.Parse(ledger.Stage == Stage.None ? Recipe.SourceImage : ledger.Source);
        source = await Marketplace.PinAsync(azure, Recipe.Location, asked ?? throw new InvalidDataException(ledger.Source), cancellationToken);
        await Subnets.RequireAsync(azure, Recipe, cancellationToken);
        inputs = RecipeHash.OfInputs(Recipe, Source, RecipeHash.Of([Files.Hash(), .. AnsibleArguments, .. GuestScripts.Texts()]));
        await new BuildGroup(azure, Recipe).RequireAsync(cancellationToken);
        await FindImageAsync(azure, cancellationToken);
        RequireSameInputs();
        if (PlaybookIsNeeded)
        {
            await NeedToolsAsync(cancellationToken);
            await CheckPlaybookAsync(cancellationToken);
        }

        preflightPassed = true;
    }

    async Task FindImageAsync(ArmSession azure, CancellationToken cancellationToken)
    {
        var found = await new ManagedImages(azure, Recipe).FindAsync(inputs, cancellationToken);
        // A build VM of another run is a bake that somebody began after that image, and wants to finish.
        if (found is null || Force || (ledger.Stage != Stage.None && !found.EndsWith(ledger.Run, StringComparison.Ordinal)))
            return;
        existingImage = found;
        Report(nameof(Preflight), "Up to date", found);
        Log.Information("An image of the same inputs is there already; --force bakes another: {Image}", found);
    }

    void RequireOwnVm()
    {
        if (!ledger.IsOurs || ledger.Recipe == RecipeHash.OfVm(Recipe))
            return;
        throw new Fault(
            $"The build VM {Recipe.VmName} belongs to another recipe.",
            $"Run {ledger.Run} made it for image '{ledger.Image}' from other parameters.",
            "Run Cleanup with the parameters of that run, or give another --vm-name.");
    }

    void RequireSameInputs()
    {
        if (ledger.Stage == Stage.RunAnsible && ledger.Inputs != inputs)
            ledger = ledger with { Stage = Stage.ProvisionVm };
        if (ledger.Stage != Stage.Sysprep || !(WinRmIsNeeded || (ImageIsNeeded && ledger.Inputs != inputs)))
            return;
        throw new Fault(
            $"The build VM {Recipe.VmName} is generalized already.",
            WinRmIsNeeded
                ? "A generalized VM cannot be configured any more; opening it again would put the build account into the image."
                : "Since then playbooks, variables, scripts or parameters changed, and an image of it would not hold the change.",
            "Capture it with the parameters it was made with, or run Cleanup and start over.");
    }

    static void Refuse(IReadOnlyList<Finding> findings)
    {
        if (findings is [var only])
            throw new Fault(only.What, only.Why, only.Remedy) { ExitCode = ExitCodes.Refused };
        if (findings.Count > 0)
        {
            throw new Fault(
                $"{findings.Count} things are wrong with the recipe.",
                string.Concat(findings.Select((finding, index) => $"{Environment.NewLine}  {index + 1}. {finding}")),
                "Correct them all; nothing was written.") { ExitCode = ExitCodes.Refused };
        }
    }

    IEnumerable<Finding> UnknownFaults() => RehearsalFaults
        .Where(name => !FaultScenarios.All.ContainsKey(name))
        .Select(name => new Finding(
            $"--rehearsal-faults '{name}' is not a fault that can be rehearsed.",
            "There are: " + string.Join("; ", FaultScenarios.All.Select(fault => $"{fault.Key} ({fault.Value})")) + ".",
            "Choose among them."));
}
