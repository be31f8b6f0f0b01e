using Azure.Core;
using Ingot.Arm.Machines;
using Ingot.Emulator.Faults;
using Ingot.Emulator.Rehearsals;
using Ingot.Recipes;
using Ingot.Tests.Emulator.Arm;
using static Ingot.Tests.Arm.RemainsBench;

namespace Ingot.Tests.Arm;

/// <summary>A build VM in a group of the user goes with what was made with it, and with nothing else.</summary>
public sealed class VmRemainsTests
{
    static readonly string marker = Id("Microsoft.Network/networkSecurityGroups", "bake-2022-in-use");

    [Fact]
    public async Task What_people_attached_to_a_kept_vm_stays()
    {
        var nic = Interface("bake-2022-nic-1a2b3c4d");
        string[] foreign =
        [
            Interface("bake-2022-nic-of-the-company"), Interface("company-nic", "company"), Address("company-ip", "company"), Address("bake-2022-ip", "company"),
            Disk("company-data", "company"), Disk("bake-2022-data-1", "company"), Disk("bake-2022-data-2"), Disk("bake-2022-data-9"),
        ];
        await using var bench = await CheckBench.OpenAsync(new RehearsalState
        {
            Resources =
            [
                Machine(
                    [Attached(nic, "Delete"), Attached(foreign[0], "Detach"), Attached(foreign[1], "Detach")],
                    [
                        DiskOf(Disk("bake-2022-data-0"), "Delete"), DiskOf(foreign[5], "Detach", 1), DiskOf(foreign[6], "Detach", 2), DiskOf(foreign[4], "Detach", 3),
                        DiskOf(foreign[7], "Detach", 4),
                    ]),
                InterfaceOfVm(nic, Address("bake-2022-ip-5e6f7a8b"), foreign[2], foreign[3]), AddressOf(Address("bake-2022-ip-5e6f7a8b"), nic, "Delete"),
                AddressOf(foreign[2], nic), AddressOf(foreign[3], nic), InterfaceOfVm(foreign[0]), InterfaceOfVm(foreign[1]),
                Resource(Disk("bake-2022-os")), Resource(Disk("bake-2022-data-0")), .. foreign[4..].Select(id => Resource(id)),
            ],
        });

        await new Leftovers(bench.Session, Bake).DeleteAsync(EmulatedAzure.Cancellation);

        Assert.Equal(foreign.Order(StringComparer.Ordinal), Left(bench));
        Assert.DoesNotContain(bench.Azure.Server.RequestLog, entry => entry.Method is "DELETE" && foreign.Any(id => entry.Path.EndsWith(id.Split('/')[^1], StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_could_not_be_deleted_with_the_vm_is_found_by_the_next_process()
    {
        List<ResourceLock> locks = [new() { Name = "nic", Scope = Ours[0] }, new() { Name = "disk", Scope = Ours[3] }];
        await using var bench = await CheckBench.OpenAsync(new RehearsalState { Resources = Made, Locks = locks });

        var fault = await Assert.ThrowsAsync<Fault>(() => new Leftovers(bench.Session, Bake).DeleteAsync(EmulatedAzure.Cancellation));
        var left = Left(bench);
        locks.Clear();
        var isSeen = await new Leftovers(bench.Session, Bake).AreThereAsync(EmulatedAzure.Cancellation);
        var deleted = await new Leftovers(bench.Session, Bake).DeleteAsync(EmulatedAzure.Cancellation);

        Assert.Equal("ScopeLocked", fault.Code);
        Assert.Contains(Ours[0], left);
        Assert.Contains(Ours[3], left);
        Assert.DoesNotContain(Vm, left);
        Assert.True(isSeen);
        Assert.Empty(Left(bench));
        Assert.Contains("networkInterfaces bake-2022-nic-1a2b3c4d", deleted);
        Assert.False(await new Leftovers(bench.Session, Bake).AreThereAsync(EmulatedAzure.Cancellation));
    }

    [Fact]
    public async Task The_end_of_a_hold_leaves_what_is_noted()
    {
        List<ResourceLock> locks = [new() { Name = "disk", Scope = Ours[3] }];
        await using var bench = await CheckBench.OpenAsync(new RehearsalState { Resources = Made, Locks = locks });
        var since = new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);
        var hold = new Hold(bench.Session, Bake, new Holder("ann@host", "machine", 1, since, since), _ => true, TimeProvider.System);
        await hold.ClaimAsync(_ => { }, EmulatedAzure.Cancellation);

        await Assert.ThrowsAsync<Fault>(() => new Leftovers(bench.Session, Bake).DeleteAsync(EmulatedAzure.Cancellation));
        await hold.ReleaseAsync(EmulatedAzure.Cancellation);

        Assert.Contains(marker, Left(bench));
        Assert.True(await new Leftovers(bench.Session, Bake).AreThereAsync(EmulatedAzure.Cancellation));
    }

    [Fact]
    public async Task What_a_killed_process_noted_is_deleted_and_nothing_else()
    {
        var noted = new Dictionary<string, string>(Tags)
        {
            [TagNames.RemainsOf] = "windows-2022", [$"{TagNames.Remains}1"] = "nic/nic-1a2b3c4d,nic/nic-elsewhere,ip/ip-5e6f7a8b,disk/os,disk/data-1", [$"{TagNames.Remains}2"] = "disk/data-0,disk/of-mine",
        };
        // The first was noted, and has found another use since.
        string[] foreign = [Interface("bake-2022-nic-elsewhere"), Disk("bake-2022-data-7"), Disk("bake-2022-of-mine")];
        await using var bench = await CheckBench.OpenAsync(new RehearsalState
        {
            Resources =
            [
                InterfaceOf(null, Ours[0], Ours[1]), .. Made.Skip(2), Resource(marker, tags: noted),
                InterfaceOf(Id("Microsoft.Compute/virtualMachines", "elsewhere"), foreign[0]), Resource(foreign[1]), Resource(foreign[2]),
            ],
        });

        var remains = new VmRemains(bench.Session, new ResourceIdentifier(Vm), "windows-2022", isShared: true, TimeProvider.System);
        Assert.Equal(Vm, RemainsNote.VmOf(new ResourceIdentifier(marker))?.ToString());
        Assert.True(await remains.AreThereAsync(EmulatedAzure.Cancellation));
        Assert.True(await remains.DeleteNotedAsync(_ => { }, EmulatedAzure.Cancellation));

        Assert.Equal(foreign.Order(StringComparer.Ordinal), Left(bench));
    }

    [Fact]
    public async Task The_note_is_there_before_the_vm_goes()
    {
        await using var bench = await CheckBench.OpenAsync(
            EmulatedAzure.NewOptions() with { Rehearsal = new() { Resources = Made }, FaultRules = [FaultRule.Parse("DELETE virtualMachines#*=403")!] });

        await Assert.ThrowsAsync<Fault>(() => new Leftovers(bench.Session, Bake).DeleteAsync(EmulatedAzure.Cancellation));
        var noted = await new RemainsNote(bench.Session, new ResourceIdentifier(Vm), "windows-2022").ReadAsync(EmulatedAzure.Cancellation);

        Assert.Equal(Ours, noted.Select(id => id.ToString()));
        Assert.False(await new VmRemains(bench.Session, new ResourceIdentifier(Vm), "windows-2022", isShared: true, TimeProvider.System)
            .DeleteNotedAsync(_ => { }, EmulatedAzure.Cancellation));
    }

    [Fact]
    public async Task The_longest_note_fits_into_its_tags()
    {
        var vm = new ResourceIdentifier(Id("Microsoft.Compute/virtualMachines", "bake-2022-abcde"));
        List<string> parts = [Interface("bake-2022-abcde-nic-" + new string('n', 60)), Address("bake-2022-abcde-ip-" + new string('a', 61)), Disk("bake-2022-abcde-os")];
        parts.AddRange(Enumerable.Range(0, 64).Select(lun => Disk($"bake-2022-abcde-data-{lun}")));
        await using var bench = await CheckBench.OpenAsync(new RehearsalState { Resources = Made });
        var machine = (await bench.Session.Client.GetGenericResource(new ResourceIdentifier(Vm)).GetAsync(EmulatedAzure.Cancellation)).Value.Data;
        var note = new RemainsNote(bench.Session, vm, "windows-2022");

        var data = new Azure.ResourceManager.Compute.VirtualMachineData(machine.Location) { Tags = { [TagNames.Image] = "windows-2022" } };
        await note.WriteAsync([.. parts.Select(id => new ResourceIdentifier(id))], data, EmulatedAzure.Cancellation);
        var read = await note.ReadAsync(EmulatedAzure.Cancellation);
        var tags = (await bench.Session.Client.GetGenericResource(new ResourceIdentifier(Id("Microsoft.Network/networkSecurityGroups", "bake-2022-abcde-in-use")))
            .GetAsync(EmulatedAzure.Cancellation)).Value.Data.Tags;

        Assert.Equal(parts, read.Select(id => id.ToString()));
        Assert.InRange(tags.Count, 3, TagNames.MostRemains + 2);
        Assert.All(tags.Keys, name => Assert.Contains(name, TagNames.All));
    }
}
