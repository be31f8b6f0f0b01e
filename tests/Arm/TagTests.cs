using Azure.Core;
using Ingot.Arm;
using Ingot.Arm.Machines;
using Ingot.Emulator.Rehearsals;
using Ingot.Recipes;
using Ingot.Tests.Emulator.Arm;

namespace Ingot.Tests.Arm;

/// <summary>Tags are changed one by one, and those of what is gone are not.</summary>
public sealed class TagTests
{
    static readonly ResourceIdentifier disk = new(RemainsBench.Disk("bake-2022-os"));

    [Fact]
    public async Task A_change_leaves_the_other_tags()
    {
        var before = new Dictionary<string, string>(StringComparer.Ordinal) { ["owner"] = "web", ["stage"] = "test" };
        await using var bench = await CheckBench.OpenAsync(new RehearsalState { Resources = [RemainsBench.Resource(disk.ToString(), tags: before)] });
        var tags = new ArmTags(bench.Session, disk);

        Assert.True(await tags.MergeAsync("tag the disk", [new("stage", "live"), new("cost", "42")], EmulatedAzure.Cancellation));
        var merged = await tags.FindAsync("read the tags", EmulatedAzure.Cancellation);
        Assert.True(await tags.RemoveAsync("tag the disk", [new("stage", "live")], EmulatedAzure.Cancellation));
        var removed = await tags.FindAsync("read the tags", EmulatedAzure.Cancellation);

        Assert.Equal(new Dictionary<string, string>(StringComparer.Ordinal) { ["owner"] = "web", ["stage"] = "live", ["cost"] = "42" }, merged);
        Assert.Equal(new Dictionary<string, string>(StringComparer.Ordinal) { ["owner"] = "web", ["cost"] = "42" }, removed);
    }

    [Fact]
    public async Task What_is_gone_has_no_tags()
    {
        await using var bench = await CheckBench.OpenAsync(new RehearsalState());
        var tags = new ArmTags(bench.Session, disk);

        Assert.Null(await tags.FindAsync("read the tags", EmulatedAzure.Cancellation));
        Assert.False(await tags.MergeAsync("tag the disk", [new("stage", "live")], EmulatedAzure.Cancellation));
        Assert.False(await tags.RemoveAsync("tag the disk", [new("stage", "live")], EmulatedAzure.Cancellation));
    }

    [Fact]
    public async Task A_stage_of_a_vm_that_somebody_deleted_is_a_failure_with_words_of_its_own()
    {
        await using var bench = await CheckBench.OpenAsync(new RehearsalState());

        var fault = await Assert.ThrowsAsync<Fault>(() =>
            new BuildVm(bench.Session, RemainsBench.Bake).MarkAsync(LedgerEntry.Nothing with { Image = "windows-2022" }, EmulatedAzure.Cancellation));

        Assert.Contains("not there any more", fault.Message, StringComparison.Ordinal);
        Assert.Contains("starts with a new VM", fault.Remedy, StringComparison.Ordinal);
    }
}
