using Ingot;
using Ingot.Ansible;
using Ingot.Arm;
using Ingot.Emulator.Faults;
using Ingot.Recipes;
using Ingot.Windows;
using Nuke.Common;
using Serilog;

/// <summary>InstallTools and Preflight.</summary>
partial class Build
{
    AnsibleTools? tools;
    MarketplaceImage? source;
    string inputs = "";

    AnsibleCommand Ansible => new(tools ?? throw Skipped(nameof(InstallTools)), RootDirectory);

    MarketplaceImage Source => source ?? throw Skipped(nameof(Preflight));

    PlaybookFiles Files => new(RootDirectory, Recipe);

    async Task InstallToolsAsync(CancellationToken cancellationToken)
    {
        tools = await new ToolInstaller(TemporaryDirectory / "ansible", line => Log.Information("{Line}", line)).EnsureAsync(cancellationToken);
        Report(nameof(InstallTools), "Ansible", tools.Version);
    }

    async Task PreflightAsync(CancellationToken cancellationToken)
    {
        Refuse([.. RecipeCheck.Findings(Recipe), .. Files.Findings(), .. SecretsOnTheCommandLine(), .. UnknownFaults()]);
        var azure = await SessionAsync(cancellationToken);
        ledger = await (await VmAsync(cancellationToken)).ReadLedgerAsync(cancellationToken);
        RequireOwnVm();
        var asked = MarketplaceImage.Parse(ledger.Stage == Stage.None ? Recipe.SourceImage : ledger.Source);
        source = await Marketplace.PinAsync(azure, Recipe.Location, asked ?? throw new InvalidDataException(ledger.Source), cancellationToken);
        await Subnets.RequireAsync(azure, Recipe, cancellationToken);
        inputs = RecipeHash.OfInputs(Recipe, Source, RecipeHash.Of([Files.Hash(), .. GuestScripts.Texts()]));
        await FindImageAsync(azure, cancellationToken);
        RequireSameInputs();
        if (PlaybookIsNeeded)
            await new Playbook(Ansible, Files, Recipe).CheckSyntaxAsync(cancellationToken);
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
        if (ledger == LedgerEntry.Nothing || (ledger.IsOurs && ledger.Recipe == RecipeHash.OfVm(Recipe)))
            return;
        throw new Fault(
            ledger.IsOurs ? $"The build VM {Recipe.VmName} belongs to another recipe." : $"A VM named {Recipe.VmName} exists and is not ours.",
            ledger.IsOurs ? $"Run {ledger.Run} made it for image '{ledger.Image}' from other parameters." : $"It lacks the tag {TagNames.Image}.",
            ledger.IsOurs ? "Run Cleanup with the parameters of that run, or give another --vm-name." : "Give another --vm-name or --build-resource-group.");
    }

    void RequireSameInputs()
    {
        if (ledger.Stage == Stage.RunAnsible && ledger.Inputs != inputs)
            ledger = ledger with { Stage = Stage.ProvisionVm };
        if (ledger.Stage != Stage.Sysprep || ledger.Inputs == inputs || !ImageIsNeeded)
            return;
        throw new Fault(
            $"The build VM {Recipe.VmName} was generalized before playbooks, variables or scripts changed.",
            "A generalized VM cannot be configured any more, and an image of it would not hold the change.",
            "Run Cleanup, then CaptureImage.");
    }

    static void Refuse(IReadOnlyList<Finding> findings)
    {
        if (findings is [var only])
            throw new Fault(only.What, only.Why, only.Remedy);
        if (findings.Count > 0)
        {
            throw new Fault(
                $"{findings.Count} things are wrong with the recipe.",
                string.Concat(findings.Select((finding, index) => $"{Environment.NewLine}  {index + 1}. {finding}")),
                "Correct them all; nothing was written.");
        }
    }

    static IEnumerable<Finding> SecretsOnTheCommandLine() => EnvironmentInfo.CommandLineArguments.Any(IsClientSecret)
        ?
        [
            new Finding(
                "--client-secret is on the command line.",
                "Everybody on this machine can read it there, and shells keep it in their history.",
                "Set the environment variable AZURE_CLIENT_SECRET instead, and replace the secret: it is no longer one."),
        ]
        : [];

    // The engine takes any spelling with dashes: --client-secret, -ClientSecret.
    static bool IsClientSecret(string argument) =>
        argument.StartsWith('-') && argument.Replace("-", "", StringComparison.Ordinal).Equals("ClientSecret", StringComparison.OrdinalIgnoreCase);

    IEnumerable<Finding> UnknownFaults() => RehearsalFaults
        .Where(name => !FaultScenarios.All.ContainsKey(name))
        .Select(name => new Finding(
            $"--rehearsal-faults '{name}' is not a fault that can be rehearsed.",
            "There are: " + string.Join("; ", FaultScenarios.All.Select(fault => $"{fault.Key} ({fault.Value})")) + ".",
            "Choose among them."));

    static Fault Skipped(string target) => new(
        $"{target} did not run in this process.",
        "What it finds out is kept in memory only, and a later target needs it.",
        $"Do not skip {target}.");
}
