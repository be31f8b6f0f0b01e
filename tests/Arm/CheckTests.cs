using Ingot.Arm.Checks;
using Ingot.Arm.Errors;
using Ingot.Arm.Machines;
using Ingot.Emulator.Rehearsals;
using Ingot.Recipes;
using Ingot.Tests.Emulator.Arm;

namespace Ingot.Tests.Arm;

/// <summary>What Preflight asks Azure, against an Azure that is as a test says.</summary>
public sealed class CheckTests
{
    [Fact]
    public async Task A_good_recipe_passes_every_check()
    {
        await using var bench = await CheckBench.OpenAsync();

        var findings = await bench.AskAsync(CheckBench.Recipe);

        Assert.DoesNotContain(findings, finding => !finding.IsWarning);
        Assert.Contains("location westeurope", bench.Subjects);
        Assert.Equal([new VmPlacement("Standard_D4s_v5", null)], bench.Placements);
    }

    [Fact]
    public async Task An_unknown_region_is_one_finding_and_what_depends_on_it_is_left_out()
    {
        await using var bench = await CheckBench.OpenAsync();

        var findings = await bench.AskAsync(CheckBench.Recipe with { Location = "westeuropa" });

        var errors = findings.Where(finding => !finding.IsWarning).ToList();
        var region = Assert.Single(errors);
        Assert.Equal("LocationNotAvailableForResourceType", region.Code);
        Assert.StartsWith("Did you mean westeurope?", region.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain(errors, finding => finding.Code.StartsWith("Size", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_target_region_that_azure_does_not_know_is_found_before_the_bake()
    {
        await using var bench = await CheckBench.OpenAsync();
        var gallery = new GalleryOptions { Gallery = "ingot_gallery", Definition = "win2022", TargetRegions = ["North Europe", "nowhere"] };

        var findings = await bench.AskAsync(CheckBench.Recipe with { Capture = new CaptureOptions { Kind = CaptureKind.Gallery, Gallery = gallery } });

        var finding = Assert.Single(findings, each => each.Code == "LocationNotAvailableForResourceType");
        Assert.StartsWith("--target-regions 'nowhere' ", finding.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelt_size_is_told_what_was_meant()
    {
        await using var bench = await CheckBench.OpenAsync();

        var findings = await bench.AskAsync(CheckBench.Recipe with { VmSizes = ["Standard_D4s_v55"] });

        var finding = Assert.Single(findings, each => each.Code == "SizeNotOffered");
        Assert.StartsWith("Did you mean Standard_D4s_v5? ", finding.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_size_that_is_not_offered_is_a_warning_while_another_works()
    {
        await using var bench = await CheckBench.OpenAsync(new RehearsalState { Sizes = [new() { Name = "Standard_D4s_v5", Offered = false }] });

        var alone = await bench.AskAsync(CheckBench.Recipe);
        Assert.Equal("SizeNotOffered False", Only(alone));
        var both = await bench.AskAsync(CheckBench.Recipe with { VmSizes = ["Standard_D4s_v5", "Standard_D2s_v5"] });
        Assert.Equal("SizeNotOffered True", Only(both));
        Assert.Equal([new VmPlacement("Standard_D2s_v5", null)], bench.Placements);
    }

    [Fact]
    public async Task A_restricted_size_and_a_restricted_zone_are_named()
    {
        await using var bench = await CheckBench.OpenAsync(new RehearsalState
        {
            Sizes = [new() { Name = "Standard_D4s_v5", Restricted = true }, new() { Name = "Standard_D2s_v5", RestrictedZones = ["1"] }],
        });

        Assert.Equal("SizeRestricted False", Only(await bench.AskAsync(CheckBench.Recipe)));
        var zonal = CheckBench.Recipe with { VmSizes = ["Standard_D2s_v5"], Zones = ["1", "2"] };
        Assert.Equal("ZoneNotOffered True", Only(await bench.AskAsync(zonal)));
        Assert.Equal([new VmPlacement("Standard_D2s_v5", "2")], bench.Placements);
        Assert.Equal("ZoneNotOffered False", Only(await bench.AskAsync(zonal with { Zones = ["1"] })));
    }

    [Theory]
    [InlineData("standardDSv5Family", false)]
    [InlineData("cores", false)]
    [InlineData("lowPriorityCores", true)]
    public async Task A_quota_without_room_is_a_finding_with_its_figures(string quota, bool isSpot)
    {
        await using var bench = await CheckBench.OpenAsync(new RehearsalState { Quotas = [new() { Name = quota, Limit = 10, Used = 8 }] });

        var findings = await bench.AskAsync(CheckBench.Recipe with { Vm = new VmOptions { SpotEvictionPolicy = isSpot ? "Delete" : null } });

        var finding = Assert.Single(findings, each => each.Code == "QuotaExceeded");
        Assert.Contains("is 10; 8 are in use, and the VM needs 4", finding.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_quota_of_the_family_leaves_a_size_of_another()
    {
        await using var bench = await CheckBench.OpenAsync(new RehearsalState { Quotas = [new() { Name = "standardDSv5Family", Limit = 0 }] });

        var findings = await bench.AskAsync(CheckBench.Recipe with { VmSizes = ["Standard_D4s_v5", "Standard_D4as_v5"] });

        Assert.Equal("QuotaExceeded True", Only(findings));
        Assert.Equal([new VmPlacement("Standard_D4as_v5", null)], bench.Placements);
    }

    [Fact]
    public async Task What_the_source_image_demands_of_a_size_is_compared()
    {
        await using var bench = await CheckBench.OpenAsync();

        var findings = await bench.AskAsync(CheckBench.Recipe, CheckBench.Source with { Architecture = "Arm64" });

        Assert.Contains("is x64, and the source image is Arm64", Assert.Single(findings, each => each.Code == "SizeUnsuitable").Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_only_starts_with_trusted_launch_gives_no_managed_image()
    {
        await using var bench = await CheckBench.OpenAsync();
        var source = CheckBench.Source with { Features = new Dictionary<string, string>(StringComparer.Ordinal) { ["SecurityType"] = "TrustedLaunch" } };

        Assert.Contains(await bench.AskAsync(CheckBench.Recipe, source), finding => finding.Code == "ManagedImageImpossible");
        var gallery = CheckBench.Recipe with { Capture = new CaptureOptions { Kind = CaptureKind.Gallery } };
        Assert.DoesNotContain(await bench.AskAsync(gallery, source), finding => finding.Code == "ManagedImageImpossible");
    }

    [Fact]
    public async Task Groups_and_subnets_that_are_not_there_are_named()
    {
        await using var bench = await CheckBench.OpenAsync();

        var findings = await bench.AskAsync(CheckBench.Recipe with
        {
            ResourceGroup = "absent", BuildResourceGroup = "gone", Network = CheckBench.Recipe.Network with { Subnet = "nowhere" },
        });

        var errors = findings.Where(finding => !finding.IsWarning).Select(finding => finding.What).ToList();
        Assert.Equal(
            ["There is no resource group 'absent'.", "There is no resource group 'gone'.",
                "There is no subnet 'nowhere' in virtual network 'bake-vnet' of resource group 'ingot-network'."],
            errors);
    }

    [Fact]
    public async Task A_temporary_group_of_somebody_else_is_refused()
    {
        await using var bench = await CheckBench.OpenAsync(new RehearsalState { Groups = [new() { Name = "ingot-windows-2022-bake-2022", Location = "westeurope" }] });

        Assert.Equal("GroupNotOurs False", Only(await bench.AskAsync(CheckBench.Recipe)));
    }

    [Fact]
    public async Task What_is_named_by_its_id_must_be_there_and_in_the_region()
    {
        await using var bench = await CheckBench.OpenAsync(new RehearsalState
        {
            Groups = [new() { Name = "vaults", Location = "northeurope" }],
            Resources = [new() { Type = "Microsoft.Compute/diskEncryptionSets", Name = "keys", Group = "vaults", Location = "northeurope" }],
        });
        var id = bench.Session.Id("vaults", "Microsoft.Compute/diskEncryptionSets", "keys").ToString();

        var elsewhere = await bench.AskAsync(CheckBench.Recipe with { Disks = new DiskOptions { EncryptionSet = id } });
        Assert.Equal("RegionMismatch False", Only(elsewhere));
        var missing = await bench.AskAsync(CheckBench.Recipe with { Disks = new DiskOptions { EncryptionSet = id + "-absent" } });
        Assert.Equal("ResourceNotFound False", Only(missing));
        var nonsense = await bench.AskAsync(CheckBench.Recipe with { Disks = new DiskOptions { EncryptionSet = "keys" } });
        Assert.Equal("InvalidRecipe False", Only(nonsense));
    }

    [Fact]
    public async Task Each_missing_action_is_named_with_its_scope()
    {
        await using var bench = await CheckBench.OpenAsync(new RehearsalState
        {
            Permissions =
            [
                new() { Actions = ["*/read", "Microsoft.Compute/*", "Microsoft.Network/*", "Microsoft.Resources/*", "Microsoft.PolicyInsights/*"], NotActions = ["Microsoft.Compute/virtualMachines/generalize/action"] },
            ],
        });

        var finding = Assert.Single(await bench.AskAsync(CheckBench.Recipe), each => each.Code == "AuthorizationFailed");

        Assert.Contains("Microsoft.Compute/virtualMachines/generalize/action", finding.Why, StringComparison.Ordinal);
        Assert.DoesNotContain("Microsoft.Compute/virtualMachines/write", finding.Why, StringComparison.Ordinal);
        Assert.Contains(bench.Session.Subscription.Id.ToString(), finding.Why, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_question_that_azure_refuses_is_a_warning()
    {
        await using var bench = await CheckBench.OpenAsync(new RehearsalState
        {
            Permissions = [new() { Actions = ["*"], NotActions = ["Microsoft.Compute/locations/usages/read"] }],
        });

        var warning = Assert.Single(await bench.AskAsync(CheckBench.Recipe), each => each.What.Contains("quotas", StringComparison.Ordinal));

        Assert.True(warning.IsWarning);
        Assert.Equal("NotChecked", warning.Code);
    }

    [Fact]
    public async Task Who_may_not_list_regions_is_asked_about_everything_else_nevertheless()
    {
        await using var bench = await CheckBench.OpenAsync(
            EmulatedAzure.NewOptions() with { FaultRules = [Ingot.Emulator.Faults.FaultRule.Parse("GET locations#*=403") ?? throw new InvalidOperationException()] });

        var findings = await bench.AskAsync(CheckBench.Recipe with { VmSizes = ["Standard_Unknown"] });

        Assert.True(Assert.Single(findings, each => each.Code == "NotChecked").IsWarning);
        Assert.Contains(findings, each => each.Code == "SizeNotOffered");
        Assert.True(await new AzureChecks(bench.Session, CheckBench.Recipe, EmulatedAzure.Cancellation).LocationMayBeKnownAsync());
    }

    [Fact]
    public async Task A_provider_that_the_subscription_does_not_use_is_named()
    {
        await using var bench = await CheckBench.OpenAsync(new RehearsalState
        {
            Providers = new Dictionary<string, Registration>(StringComparer.OrdinalIgnoreCase) { ["Microsoft.Network"] = Registration.NotRegistered },
        });

        var finding = Assert.Single(await bench.AskAsync(CheckBench.Recipe), each => each.Code == "MissingSubscriptionRegistration");

        Assert.False(finding.IsWarning);
        Assert.Contains("Microsoft.Network", finding.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Standard", null, "Microsoft.Compute/UseStandardSecurityType")]
    [InlineData(null, true, "Microsoft.Compute/EncryptionAtHost")]
    public async Task What_needs_a_registration_is_refused_without_it(string? type, bool? encryption, string feature)
    {
        var recipe = CheckBench.Recipe with { Security = new SecurityOptions { Type = type, EncryptionAtHost = encryption } };
        await using var bench = await CheckBench.OpenAsync();
        await using var registered = await CheckBench.OpenAsync(new RehearsalState
        {
            Features = new Dictionary<string, Registration>(StringComparer.OrdinalIgnoreCase) { [feature] = Registration.Registered },
        });

        Assert.Contains(feature, Assert.Single(await bench.AskAsync(recipe), each => each.Code == "FeatureNotRegistered").Why, StringComparison.Ordinal);
        Assert.DoesNotContain(await registered.AskAsync(recipe), each => each.Code == "FeatureNotRegistered");
    }

    [Theory]
    [InlineData("TrustedLaunch", "V1", null, 1)]
    [InlineData("ConfidentialVM", "V1", null, 1)]
    [InlineData("Standard", "V2", "TrustedLaunch", 1)]
    [InlineData("TrustedLaunch", "V2", "TrustedLaunch", 0)]
    [InlineData("TrustedLaunch", "V2", "TrustedLaunchSupported", 0)]
    [InlineData(null, "V1", null, 0)]
    public async Task A_security_type_has_to_go_with_the_source_image(string? type, string generation, string? feature, int findings)
    {
        await using var bench = await CheckBench.OpenAsync();
        var recipe = CheckBench.Recipe with { Security = new SecurityOptions { Type = type }, Capture = new CaptureOptions { Kind = CaptureKind.Gallery } };
        var features = feature is null ? [] : new Dictionary<string, string>(StringComparer.Ordinal) { ["SecurityType"] = feature };

        Assert.Equal(findings, (await bench.AskAsync(recipe, CheckBench.Source with { Generation = generation, Features = features })).Count(each => each.Code == "SourceUnusable"));
    }

    [Fact]
    public async Task A_policy_that_would_forbid_the_vm_is_named_with_its_reason()
    {
        await using var bench = await CheckBench.OpenAsync(new RehearsalState
        {
            Policies = [new() { Name = "sizes-allowed", Types = ["Microsoft.Compute/virtualMachines"], AllowedSizes = ["Standard_D2s_v5"] }],
        });

        var finding = Assert.Single(await bench.AskAsync(CheckBench.Recipe), each => each.Code == "RequestDisallowedByPolicy");

        Assert.Equal("Policy 'sizes-allowed' forbids the build VM.", finding.What);
        Assert.Contains("Standard_D4s_v5 notIn", finding.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_code_of_a_finding_is_in_the_catalogue()
    {
        var codes = Checkout.Files("build/Arm/Checks", "*.cs").Append("build/Build.Preflight.cs").Append("build/Recipes/Finding.cs")
            .SelectMany(file => System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(Checkout.Path(file)), "(?:Code = (?:\\w+ \\?\\? )?|Unusable\\(name, )\"(\\w+)\""))
            .Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.True(codes.Count > 10);
        Assert.All(codes, code => Assert.NotNull(ErrorCatalogue.Find(code)));
    }

    static string Only(IReadOnlyList<Finding> findings)
    {
        var finding = Assert.Single(findings, each => each.Code != "NotChecked");
        return $"{finding.Code} {finding.IsWarning}";
    }
}
