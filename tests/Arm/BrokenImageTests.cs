using System.Text.Json.Nodes;
using Ingot.Arm.Machines;
using Ingot.Emulator.Rehearsals;
using Ingot.Recipes;
using Ingot.Tests.Emulator.Arm;
using static Ingot.Tests.Arm.RemainsBench;

namespace Ingot.Tests.Arm;

/// <summary>Which images count as unfinished, and that one which cannot be deleted keeps nothing else from being deleted.</summary>
public sealed class BrokenImageTests
{
    static readonly string image = Id("Microsoft.Compute/images", "windows-2022-20261101-100000");

    [Theory]
    [InlineData("Succeeded", Run, "", true)]
    [InlineData("Failed", Run, "", false)]
    [InlineData("Canceled", Run, "", false)]
    [InlineData("Failed", Run, "passed 2026-11-22T11:00:00Z", true)]
    [InlineData("Failed", "20261101-100000", "", true)]
    public async Task Only_what_the_run_of_the_vm_began_is_unfinished(string state, string run, string verified, bool stays)
    {
        await using var bench = await CheckBench.OpenAsync(new RehearsalState { Resources = [.. Made, Image(state, run, verified)] });

        await new Leftovers(bench.Session, Bake).DeleteAsync(EmulatedAzure.Cancellation);

        Assert.Equal(stays ? [image] : [], Left(bench));
    }

    [Fact]
    public async Task One_that_this_process_knows_to_be_whole_stays()
    {
        await using var bench = await CheckBench.OpenAsync(new RehearsalState { Resources = [.. Made, Image("Failed", Run, "")] });

        await new Leftovers(bench.Session, Bake) { Whole = [image] }.DeleteAsync(EmulatedAzure.Cancellation);

        Assert.Equal([image], Left(bench));
    }

    [Fact]
    public async Task One_that_is_locked_is_named_with_its_command_and_the_vm_goes_all_the_same()
    {
        await using var bench = await CheckBench.OpenAsync(
            new RehearsalState { Resources = [.. Made, Image("Failed", Run, "")], Locks = [new() { Name = "keep", Scope = image }] });

        var fault = await Assert.ThrowsAsync<Fault>(() => new Leftovers(bench.Session, Bake).DeleteAsync(EmulatedAzure.Cancellation));

        Assert.Equal([image], Left(bench));
        Assert.Equal("ScopeLocked", fault.Code);
        Assert.Contains("az image delete --resource-group ingot-images --name windows-2022-20261101-100000", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_is_locked_does_not_stand_in_the_way_of_a_new_machine()
    {
        await using var bench = await CheckBench.OpenAsync(
            new RehearsalState { Resources = [.. Made, Image("Failed", Run, "")], Locks = [new() { Name = "keep", Scope = image }] });
        var told = new List<Fault>();

        var deleted = await new Leftovers(bench.Session, Bake).MakeRoomAsync(told.Add, EmulatedAzure.Cancellation);

        Assert.Equal([image], Left(bench));
        Assert.Contains("VM bake-2022", deleted);
        Assert.Contains("az image delete", Assert.Single(told).Remedy, StringComparison.Ordinal);
    }

    static ExistingResource Image(string state, string run, string verified)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal) { [TagNames.Image] = "windows-2022", [TagNames.Run] = run };
        if (verified.Length > 0)
            tags[TagNames.Verified] = verified;
        return Resource(image, new JsonObject { ["provisioningState"] = state, ["sourceVirtualMachine"] = new JsonObject { ["id"] = Vm } }, tags);
    }
}
