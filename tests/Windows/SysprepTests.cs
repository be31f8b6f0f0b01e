using Ingot.Emulator.Faults;
using Ingot.Emulator.Windows;

namespace Ingot.Tests.Windows;

public class SysprepTests
{
    [Fact]
    public async Task It_is_watched_until_all_three_signs_agree_without_waiting_for_real()
    {
        var guest = new Guest();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var started = Guest.Answer(await guest.RunAsync(Guest.Script("Invoke-Sysprep")));
        var early = await WatchAsync(guest, "60");
        var answer = await WatchAsync(guest, "900");
        Assert.Equal((false, WindowsSysprep.Complete), ((bool)started["joined"]!, (string?)started["imageState"]));
        Assert.Equal((WindowsSysprep.Undeployable, false), ((string?)early["imageState"], (bool)early["tag"]!));
        Assert.Equal(["sysprep"], early.Strings("processes"), StringComparer.Ordinal);
        Assert.Equal((WindowsSysprep.Generalized, true), ((string?)answer["imageState"], (bool)answer["tag"]!));
        Assert.Empty(answer.Strings("processes"));
        Assert.InRange((long)answer["clock"]! - (long)started["clock"]!, 175, 200);
        Assert.Contains("VMAgentDisabler.dll", (string?)answer["hook"], StringComparison.Ordinal);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(150));
    }

    [Fact]
    public async Task The_state_alone_comes_before_tag_and_end()
    {
        // Three seconds lie between the two, and only the guest's sleep may pass.
        var guest = new Guest { Time = new StillTime() };
        await guest.RunAsync(Guest.Script("Invoke-Sysprep"));
        await guest.RunAsync("Start-Sleep -Seconds 178");
        var answer = Guest.Answer(await guest.RunAsync(Guest.Script("Get-ImageState")));
        Assert.Equal((WindowsSysprep.Generalized, false), ((string?)answer["imageState"], (bool)answer["tag"]!));
        Assert.Equal(["sysprep"], answer.Strings("processes"), StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_state_is_read_before_and_after()
    {
        var guest = new Guest();
        var before = Guest.Answer(await guest.RunAsync(Guest.Script("Get-ImageState")));
        await guest.SysprepAsync();
        var after = Guest.Answer(await guest.RunAsync(Guest.Script("Get-ImageState")));
        Assert.Equal((WindowsSysprep.Complete, false), ((string?)before["imageState"], (bool)before["tag"]!));
        Assert.Equal((WindowsSysprep.Generalized, true), ((string?)after["imageState"], (bool)after["tag"]!));
    }

    [Fact]
    public async Task A_sysprep_at_work_or_done_is_joined()
    {
        var guest = new Guest();
        await guest.SysprepAsync("30");
        Assert.True((bool)Guest.Answer(await guest.RunAsync(Guest.Script("Invoke-Sysprep")))["joined"]!);
        Assert.Equal(WindowsSysprep.Generalized, (string?)(await WatchAsync(guest, "900"))["imageState"]);
        Assert.True((bool)Guest.Answer(await guest.RunAsync(Guest.Script("Invoke-Sysprep")))["joined"]!);
        Assert.Equal(1, guest.Machine.Generalizing.Starts);
    }

    [Fact]
    public async Task A_hook_that_hangs_is_named_for_as_long_as_it_is_watched()
    {
        var guest = Faulty(FaultScenarios.SysprepStuck);
        var answer = Guest.Answer(await guest.SysprepAsync("600"));
        Assert.Equal((WindowsSysprep.Undeployable, false), ((string?)answer["imageState"], (bool)answer["tag"]!));
        Assert.Equal(["sysprep"], answer.Strings("processes"), StringComparer.Ordinal);
        Assert.Contains("VMAgentDisabler.dll", Assert.Single(answer.Strings("errors")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_dll_breaks_it_midway_and_the_watch_ends_with_it()
    {
        var guest = Faulty(FaultScenarios.SysprepHookMissingDll);
        var answer = Guest.Answer(await guest.SysprepAsync());
        Assert.Equal(WindowsSysprep.Undeployable, (string?)answer["imageState"]);
        Assert.Empty(answer.Strings("processes"));
        Assert.Contains("ContosoInventory.dll", answer.Strings("errors")[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FaultScenarios.SysprepRefusedBitLocker, "0x80310039")]
    [InlineData(FaultScenarios.SysprepRefusedStoreApp, "not provisioned for all users")]
    [InlineData(FaultScenarios.SysprepStateLeft, "couldn't update the recorded state")]
    public async Task What_it_refuses_it_refuses_at_once_and_says_why(string fault, string why)
    {
        var answer = Guest.Answer(await Faulty(fault).SysprepAsync());
        Assert.Equal(WindowsSysprep.Complete, (string?)answer["imageState"]);
        Assert.Empty(answer.Strings("processes"));
        Assert.Contains(why, answer.Strings("errors")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_rearm_can_be_spent_once()
    {
        var guest = new Guest();
        guest.Machine.Generalizing.RearmsLeft = 1;
        Assert.Equal(WindowsSysprep.Generalized, (string?)Guest.Answer(await guest.SysprepAsync())["imageState"]);
        Assert.Equal(0, guest.Machine.Generalizing.RearmsLeft);
        var answer = Guest.Answer(await Faulty(FaultScenarios.SysprepRearmExhausted).SysprepAsync());
        Assert.Equal(WindowsSysprep.Undeployable, (string?)answer["imageState"]);
        Assert.Contains("0xc004d307", answer.Strings("errors")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_logs_come_in_pieces_that_fit_and_join_without_a_gap()
    {
        var guest = new Guest();
        await guest.SysprepAsync();
        await guest.RunAsync("""
            $log = 'C:\Windows\System32\Sysprep\Panther\setupact.log'
            1..200 | ForEach-Object { "2026-01-01 00:00:00, Info   SYSPRP line $_ with 'quotes' & <brackets>" } | Add-Content -LiteralPath $log
            """);
        var pieces = new List<string>();
        var end = "";
        do
        {
            var answer = Guest.Answer(await guest.RunAsync(Guest.Script("Get-SysprepLog"), ("Name", "setupact.log"), ("End", end)));
            pieces.Insert(0, (string)answer["text"]!);
            end = ((int)answer["from"]!).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        while (end != "0");
        Assert.InRange(pieces.Count, 3, 20);
        Assert.Equal(200, string.Concat(pieces).Split("SYSPRP line ").Length - 1);
        Assert.Equal("", (string?)Guest.Answer(await guest.RunAsync(Guest.Script("Get-SysprepLog"), ("Name", "setuperr.log")))["text"]);
    }

    static async Task<System.Text.Json.Nodes.JsonObject> WatchAsync(Guest guest, string seconds) =>
        Guest.Answer(await guest.RunAsync(Guest.Script("Watch-Sysprep"), ("Seconds", seconds)));

    static Guest Faulty(string fault)
    {
        var guest = new Guest();
        guest.Machine.Faults.Add(fault);
        return guest;
    }
}
