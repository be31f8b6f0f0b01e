using Ingot;
using Ingot.Ansible;
using Ingot.Arm;
using Ingot.Arm.Checks;
using Ingot.Arm.Errors;
using Ingot.Arm.Images;
using Ingot.Arm.Machines;
using Ingot.CI;
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
    AzureChecks? checks;

    IReadOnlyList<VmPlacement> Placements => checks?.Placements ?? VmPlacement.Of(Recipe);

    AnsibleCommand Ansible => new(tools ?? throw new InvalidOperationException("Ansible was not looked for."), RootDirectory)
    {
        OpenSslFile = WinRmTransport == Ingot.Recipes.WinRmTransport.Certificate && File.Exists(OpenSslFile) ? OpenSslFile : null,
    };

    PinnedSource Source => source ?? throw new InvalidOperationException("The source image was not pinned.");

    PlaybookFiles Files => new(RootDirectory, Recipe);

    async Task InstallToolsAsync(CancellationToken cancellationToken)
    {
        tools = await ToolsAsync(BakeTools, cancellationToken);
        Report(nameof(InstallTools), "Ansible", tools.Version);
    }

    // Nothing here writes. Everything is asked, whatever is wrong already, so that one run shows every mistake.
    async Task PreflightAsync(CancellationToken cancellationToken)
    {
        List<Finding> findings =
        [
            .. RecipeCheck.Findings(Recipe), .. WordFindings(), .. Files.Findings(), .. PlaybookFindings(),
            .. AccountFindings(), .. ResultFindings(), .. VerifyFindings(), .. UnknownFaults(), .. InventoryFindings(),
        ];
        Log.Information("Checked: {Subject}", "recipe and files");
        if (await ConnectAsync(findings, cancellationToken) is { } azure)
            findings.AddRange(await AskAzureAsync(azure, findings, cancellationToken));
        foreach (var finding in findings)
            Show(finding);
        Refuse([.. findings.Where(finding => !finding.IsWarning)]);
        preflightPassed = true;
    }

    // Without a sign-in only the recipe can be judged.
    async Task<ArmSession?> ConnectAsync(List<Finding> findings, CancellationToken cancellationToken)
    {
        if (AccountFindings().Concat(UnknownFaults()).Any())
            return null;
        try
        {
            return await SessionAsync(cancellationToken);
        }
        catch (Fault fault) when (findings.Count > 0)
        {
            findings.Add(CheckRun.Finding(fault));
            return null;
        }
    }

    async Task<IReadOnlyList<Finding>> AskAzureAsync(ArmSession azure, IReadOnlyList<Finding> known, CancellationToken cancellationToken)
    {
        checks = new AzureChecks(azure, Recipe, cancellationToken);
        List<Finding> findings = [.. await LedgerFindingsAsync(known, cancellationToken)];
        var isThere = findings.Count == 0 && ledger.Stage != Stage.None;
        findings.AddRange(await CheckAsync(
            [.. checks.Always(), new Check($"source image {Recipe.SourceImage}", token => PinSourceAsync(azure, checks, isThere, token))], cancellationToken));
        if (source is not null)
            findings.AddRange(RecipeCheck.Findings(Recipe, source));
        if (source is not null && Files.Findings().Count == 0)
        {
            inputs = RecipeHash.OfInputs(Recipe, Source, RecipeHash.Of([Files.Hash(), .. PlaybookArguments, .. AnsibleLimit, .. GuestScripts.Texts()]));
            if (!findings.Exists(finding => finding.Code == "ResourceGroupNotFound"))
            {
                var result = new Check("images of the same inputs, and where they go", token => FindResultAsync(azure, isThere, token));
                findings.AddRange(await CheckAsync([result], cancellationToken));
            }

            findings.AddRange(Try(RequireSameInputs));
        }

        findings.AddRange(await CheckAsync([.. WorkAhead(checks, isThere)], cancellationToken));
        return [.. findings.DistinctBy(finding => (finding.Code, finding.What))];
    }

    // A VM of ours that is there needs no size, no quota and no free name any more. By name it is a lint: an image that is there spares it nothing.
    IEnumerable<Check> WorkAhead(AzureChecks azure, bool isThere)
    {
        var asksAll = IsNamed(Preflight);
        if ((VmIsNeeded || VerificationIsAhead || asksAll) && !isThere)
        {
            foreach (var check in azure.Creation(source))
                yield return check;
        }

        if (VmIsNeeded || ImageIsNeeded || VerificationIsAhead || asksAll)
        {
            foreach (var check in azure.Permissions(VerificationIsAhead))
                yield return check;
        }

        if ((PlaybookIsNeeded || asksAll) && Files.Findings().Count == 0)
            yield return new Check($"tasks of {Recipe.Playbook}", token => CheckPlaybookAsync(Recipe.Playbook, PlaybookArguments, token));
        if (VerificationIsAhead && HasVerifyPlaybook && BootFiles.Findings().Count == 0)
            yield return new Check($"tasks of {VerifyPlaybook}", token => CheckPlaybookAsync(VerifyPlaybook, Tagged, token));
    }

    async Task<IReadOnlyList<Finding>> LedgerFindingsAsync(IReadOnlyList<Finding> known, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Recipe.VmName))
            return [];
        try
        {
            ledger = await (await VmAsync(cancellationToken)).ReadLedgerAsync(cancellationToken);
            seenLedger = ledger;
            RequireOwnVm();
            return [];
        }
        catch (Fault fault)
        {
            // Azure does not take a name that breaks the rules; that is said already.
            return fault.Code is not null && known.Count > 0 ? [] : [CheckRun.Finding(fault) with { Code = fault.Code ?? "VmNotOurs" }];
        }
    }

    async Task<IReadOnlyList<Finding>> PinSourceAsync(ArmSession azure, AzureChecks asked, bool isThere, CancellationToken cancellationToken)
    {
        // What is no image, or no region, is a finding already.
        if (Ingot.Recipes.SourceImage.Mistake(Recipe.SourceImage) is not null || string.IsNullOrWhiteSpace(Recipe.Location) || !await asked.LocationMayBeKnownAsync())
            return [];
        try
        {
            // The VM that is there was made of what its tag says, however many versions came since.
            source = await Sources.PinAsync(azure, Recipe.Location, isThere ? ledger.Source : Recipe.SourceImage, cancellationToken);
            return [];
        }
        catch (Fault fault)
        {
            // Without its source there is no bake: more than a question left open.
            return [CheckRun.Finding(fault)];
        }
    }

    static Task<IReadOnlyList<Finding>> CheckAsync(IReadOnlyList<Check> asked, CancellationToken cancellationToken) =>
        CheckRun.AllAsync(asked, subject => Log.Information("Checked: {Subject}", subject), cancellationToken);

    static IReadOnlyList<Finding> Try(Action rule)
    {
        try
        {
            rule();
            return [];
        }
        catch (Fault fault)
        {
            return [CheckRun.Finding(fault)];
        }
    }

    // The fault at the end of the run lists the others.
    void Show(Finding finding)
    {
        if (finding.IsWarning)
            Log.Warning("{Finding}", finding);
        if (IsServerBuild && Place.In(finding.Why, RootDirectory) is null)
            Console.WriteLine(Hidden(ServerCommands.Issue(Host, finding.IsWarning, finding.ToString())));
    }

    async Task<IReadOnlyList<Finding>> FindResultAsync(ArmSession azure, bool hasBuildVm, CancellationToken cancellationToken)
    {
        try
        {
            await FindResultAsync(azure, cancellationToken);
        }
        catch (Fault fault) when (ArmError.From(fault.InnerException) is { Status: 403 })
        {
            // Every bake lists them again: what is forbidden now is forbidden then.
            return [CheckRun.Finding(fault)];
        }

        return ImageIsNeeded && Recipe.Capture.WantsGallery && source is not null
            ? await new GalleryCheck(azure, Recipe).FindingsAsync(source, hasBuildVm ? ledger.Run : "", cancellationToken)
            : [];
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
            throw new Fault(only.What, only.Why, only.Remedy) { ExitCode = ExitCodes.Refused, Code = only.Code };
        if (findings.Count > 0)
        {
            throw new Fault(
                $"{findings.Count} things are wrong.",
                "One by one:" + string.Concat(findings.Select((finding, index) => $"{Environment.NewLine}  {index + 1}. {finding}")),
                "Correct them all; nothing was written.") { ExitCode = ExitCodes.Refused };
        }
    }
}
