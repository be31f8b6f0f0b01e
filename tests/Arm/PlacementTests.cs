using Ingot.Arm;
using Ingot.Arm.Machines;
using Ingot.Emulator.Rehearsals;
using Ingot.Recipes;
using Ingot.Tests.Emulator.Arm;

namespace Ingot.Tests.Arm;

/// <summary>Where there is no room, the next size or zone is tried.</summary>
public sealed class PlacementTests
{
    static readonly Recipe Recipe = CheckBench.Recipe with { BuildResourceGroup = "ingot-images", VmSizes = ["Standard_D4s_v5", "Standard_D2as_v5"] };

    [Fact]
    public void All_zones_of_a_size_come_before_the_next_size()
    {
        var placements = VmPlacement.Of(Recipe with { Zones = ["2", "1"] });

        Assert.Equal(
            ["Standard_D4s_v5 in zone 2", "Standard_D4s_v5 in zone 1", "Standard_D2as_v5 in zone 2", "Standard_D2as_v5 in zone 1"],
            placements.Select(placement => placement.ToString()));
        Assert.Equal(["Standard_D4s_v5", "Standard_D2as_v5"], VmPlacement.Of(Recipe).Select(placement => placement.ToString()));
    }

    [Fact]
    public async Task A_size_without_room_leaves_nothing_and_the_next_one_is_taken()
    {
        await using var bench = await CheckBench.OpenAsync(new RehearsalState { Capacities = [new() { Size = "Standard_D4s_v5" }] });
        var (vm, said) = (new BuildVm(bench.Session, Recipe), new List<string>());

        var placement = await CreateAsync(vm, Recipe, said);

        Assert.Equal(new VmPlacement("Standard_D2as_v5", null), placement);
        Assert.Equal("Standard_D4s_v5: AllocationFailed. Trying Standard_D2as_v5", Assert.Single(said));
        Assert.Equal("Standard_D2as_v5", await vm.SizeAsync(EmulatedAzure.Cancellation));
        Assert.Single(bench.Azure.Server.ResourceIds, id => id.Contains("/disks/", StringComparison.OrdinalIgnoreCase));
        Assert.Single(bench.Azure.Server.ResourceIds, id => id.Contains("/networkInterfaces/", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_zone_without_room_is_followed_by_the_next_zone_of_the_same_size()
    {
        await using var bench = await CheckBench.OpenAsync(new RehearsalState { Capacities = [new() { Size = "Standard_D4s_v5", Zone = "1" }] });
        var (recipe, said) = (Recipe with { Zones = ["1", "3"] }, new List<string>());

        var placement = await CreateAsync(new BuildVm(bench.Session, recipe), recipe, said);

        Assert.Equal(new VmPlacement("Standard_D4s_v5", "3"), placement);
        Assert.StartsWith("Standard_D4s_v5 in zone 1: ZonalAllocationFailed.", Assert.Single(said), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OperationNotAllowed")]
    [InlineData("QuotaExceeded")]
    public async Task An_exhausted_quota_skips_every_zone_of_the_size(string code)
    {
        await using var bench = await CheckBench.OpenAsync(new RehearsalState { Quotas = [new() { Name = "standardDSv5Family", Limit = 0, Code = code }] });
        var (recipe, said) = (Recipe with { Zones = ["1", "2"] }, new List<string>());

        var placement = await CreateAsync(new BuildVm(bench.Session, recipe), recipe, said);

        Assert.Equal(new VmPlacement("Standard_D2as_v5", "1"), placement);
        Assert.Contains(code, Assert.Single(said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_there_is_no_room_anywhere_every_try_is_listed()
    {
        await using var bench = await CheckBench.OpenAsync(new RehearsalState
        {
            Capacities = [new() { Size = "Standard_D4s_v5" }, new() { Size = "Standard_D2as_v5", Code = "OverconstrainedAllocationRequest" }],
        });

        var fault = await Assert.ThrowsAsync<Fault>(() => CreateAsync(new BuildVm(bench.Session, Recipe), Recipe, []));

        Assert.Contains("1. Standard_D4s_v5: AllocationFailed.", fault.Why, StringComparison.Ordinal);
        Assert.Contains("2. Standard_D2as_v5: OverconstrainedAllocationRequest.", fault.Why, StringComparison.Ordinal);
        Assert.Equal("OverconstrainedAllocationRequest", fault.Code);
        Assert.NotNull(fault.CorrelationId);
    }

    [Fact]
    public async Task A_spot_vm_is_never_replaced_by_a_regular_one()
    {
        await using var bench = await CheckBench.OpenAsync(new RehearsalState { Capacities = [new() { Size = "Standard_D4s_v5" }, new() { Size = "Standard_D2as_v5" }] });
        var recipe = Recipe with { Vm = new VmOptions { SpotEvictionPolicy = "Delete" } };

        var fault = await Assert.ThrowsAsync<Fault>(() => CreateAsync(new BuildVm(bench.Session, recipe), recipe, []));

        Assert.Contains("a regular one is only taken", fault.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TrustedLaunch", "DefinitionMismatch")]
    [InlineData("Standard", null)]
    public async Task A_definition_that_does_not_suit_the_vm_as_azure_made_it_is_met_at_once(string usual, string? code)
    {
        var properties = new System.Text.Json.Nodes.JsonObject { ["osType"] = "Windows", ["osState"] = "Generalized", ["hyperVGeneration"] = "V2", ["architecture"] = "x64" };
        await using var bench = await CheckBench.OpenAsync(new RehearsalState
        {
            DefaultSecurityType = usual,
            Resources =
            [
                new() { Type = "Microsoft.Compute/galleries", Name = "shared", Group = "ingot-images" },
                new() { Type = "Microsoft.Compute/galleries/images", Name = "shared/golden", Group = "ingot-images", Properties = properties },
            ],
        });
        var gallery = new GalleryOptions { Gallery = "shared", Definition = "golden" };
        var recipe = Recipe with { Capture = new CaptureOptions { Kind = CaptureKind.Gallery, Gallery = gallery } };

        var vm = new BuildVm(bench.Session, recipe);
        await CreateAsync(vm, recipe, []);
        var failure = await Record.ExceptionAsync(() => vm.RequireCapturableAsync(CheckBench.Source, EmulatedAzure.Cancellation));

        Assert.Equal(code, (failure as Fault)?.Code);
        Assert.Equal(code is null, failure is null);
    }

    [Theory]
    [InlineData("SubnetIsFull", false)]
    [InlineData("PublicIPCountLimitReached", false)]
    [InlineData("ResourceQuotaExceeded", false)]
    [InlineData("QuotaExceeded", true)]
    [InlineData("SkuNotAvailable", true)]
    public void Another_size_is_tried_only_when_it_may_help(string code, bool isTried) =>
        Assert.Equal(isTried, Ingot.Arm.Errors.ErrorCatalogue.Find(code)?.IsAboutPlacement);

    [Fact]
    public async Task A_refusal_that_has_nothing_to_do_with_room_ends_it()
    {
        await using var bench = await CheckBench.OpenAsync(new RehearsalState { Permissions = [new() { Actions = ["*"], NotActions = ["Microsoft.Compute/virtualMachines/write"] }] });
        var said = new List<string>();

        var fault = await Assert.ThrowsAsync<Fault>(() => CreateAsync(new BuildVm(bench.Session, Recipe), Recipe, said));

        Assert.Equal("AuthorizationFailed", fault.Code);
        Assert.Empty(said);
    }

    [Fact]
    public async Task A_spot_vm_that_was_deallocated_in_mid_bake_is_recognised()
    {
        await using var bench = await CheckBench.OpenAsync();
        var recipe = Recipe with { Vm = new VmOptions { SpotEvictionPolicy = "Deallocate" } };
        var vm = new BuildVm(bench.Session, recipe);
        await CreateAsync(vm, recipe, []);
        await vm.RequireNotEvictedAsync(EmulatedAzure.Cancellation);

        await vm.DeallocateAsync(EmulatedAzure.Cancellation);
        var fault = await Assert.ThrowsAsync<Fault>(() => vm.RequireNotEvictedAsync(EmulatedAzure.Cancellation));

        Assert.Equal("SpotVmEvicted", fault.Code);
    }

    static Task<VmPlacement> CreateAsync(BuildVm vm, Recipe recipe, List<string> said)
    {
        var entry = new LedgerEntry(Stage.None, recipe.ImageName, "run", "hash", CheckBench.Source.Text, "inputs", DateTimeOffset.UnixEpoch);
        return vm.CreateAsync(CheckBench.Source, entry, VmPlacement.Of(recipe), said.Add, EmulatedAzure.Cancellation);
    }
}
