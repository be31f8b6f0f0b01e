using Ingot.Windows;

namespace Ingot.Tests.Windows;

/// <summary>What is made of what is seen, without a guest.</summary>
public sealed class SysprepWatchSpecs
{
    const string Working = "IMAGE_STATE_UNDEPLOYABLE";

    static readonly string[] Sysprep = ["sysprep"];

    [Theory]
    [InlineData(true, true, true, SysprepStand.Done)]
    [InlineData(false, true, true, SysprepStand.GoOn)]
    [InlineData(true, false, true, SysprepStand.GoOn)]
    [InlineData(true, true, false, SysprepStand.GoOn)]
    public void Only_all_three_signs_together_are_success(bool state, bool tag, bool gone, SysprepStand expected)
    {
        var watch = Begun();
        Assert.Equal(expected, watch.See(Glance(100, state ? SysprepResult.Generalized : Working, tag, gone ? [] : Sysprep)));
    }

    [Fact]
    public void One_that_refuses_is_not_waited_for()
    {
        var watch = Begun();
        Assert.Equal(SysprepStand.GoOn, watch.See(Glance(10, SysprepResult.Complete, errors: ["Error BitLocker is on (0x80310039)"])));
        Assert.Equal(SysprepStand.Failed, watch.See(Glance(70, SysprepResult.Complete, errors: ["Error BitLocker is on (0x80310039)"])));
        Assert.Equal("Sysprep refused to begin.", watch.Failure().Message);
        Assert.Contains("BitLocker has encrypted", watch.Failure().Why, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_failed_midway_is_not_waited_for_either()
    {
        var watch = Begun();
        watch.See(Glance(100, Working, processes: Sysprep));
        Assert.Equal(SysprepStand.GoOn, watch.See(Glance(120, Working, errors: ["x"])));
        Assert.Equal(SysprepStand.Failed, watch.See(Glance(190, Working, errors: ["x"])));
    }

    [Fact]
    public void Between_the_end_of_one_process_and_the_begin_of_another_nothing_is_concluded()
    {
        var watch = Begun();
        Assert.Equal(SysprepStand.GoOn, watch.See(Glance(20, Working, errors: ["harmless"])));
        Assert.Equal(SysprepStand.GoOn, watch.See(Glance(50, Working, processes: ["SetupHost"], errors: ["harmless"])));
        Assert.Equal(SysprepStand.GoOn, watch.See(Glance(170, Working, processes: ["SetupHost"], errors: ["harmless"])));
        Assert.Equal(SysprepStand.Done, watch.See(Glance(200, SysprepResult.Generalized, tag: true, errors: ["harmless"])));
    }

    [Fact]
    public void The_state_between_two_passes_wants_a_reboot_once_it_has_stayed()
    {
        var watch = Begun();
        Assert.Equal(SysprepStand.GoOn, watch.See(Glance(100, SysprepResult.BetweenPasses)));
        Assert.Equal(SysprepStand.Reboot, watch.See(Glance(161, SysprepResult.BetweenPasses)));
    }

    [Theory]
    [InlineData(Working, true, "the image state was never set")]
    [InlineData(SysprepResult.Generalized, false, "did not say that it succeeded")]
    public void Signs_that_disagree_for_long_are_a_failure(string state, bool tag, string what)
    {
        var watch = Begun();
        Assert.Equal(SysprepStand.GoOn, watch.See(Glance(180, state, tag)));
        Assert.Equal(SysprepStand.GoOn, watch.See(Glance(300, state, tag)));
        Assert.Equal(SysprepStand.Failed, watch.See(Glance(361, state, tag)));
        Assert.Contains(what, watch.Failure().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void At_the_deadline_the_hook_it_hangs_in_is_the_suspect()
    {
        var watch = Begun();
        var hook = @"2026-01-01 00:00:00, Info SYSPRP ActionPlatform::LaunchModule: Found 'Slow' in C:\Program Files\Contoso\Slow.dll; executing it";
        watch.See(Glance(200, Working, processes: Sysprep, hook: hook));
        Assert.Equal(SysprepStand.Failed, watch.See(Glance(900, Working, processes: Sysprep, hook: hook)));
        Assert.Equal("Sysprep did not end within 15 minutes.", watch.Failure().Message);
        Assert.Contains(@"'Slow' of C:\Program Files\Contoso\Slow.dll, which is the suspect", watch.Failure().Why, StringComparison.Ordinal);
        Assert.Equal(@"IMAGE_STATE_UNDEPLOYABLE for 15 minutes; last hook 'Slow' of C:\Program Files\Contoso\Slow.dll", watch.ToString());
    }

    [Theory]
    [InlineData(15)]
    [InlineData(60)]
    [InlineData(240)]
    public void Whatever_the_deadline_there_are_few_looks(int minutes)
    {
        var watch = new SysprepWatch(TimeSpan.FromMinutes(minutes));
        watch.Begin(TimeSpan.Zero);
        var looks = 0;
        var clock = TimeSpan.Zero;
        do
        {
            clock += watch.Next;
            looks++;
        }
        while (watch.See(Glance(clock.TotalSeconds, Working, processes: Sysprep)) == SysprepStand.GoOn);
        Assert.InRange(looks, 8, 12);
        Assert.InRange(clock, TimeSpan.FromMinutes(minutes), TimeSpan.FromMinutes(minutes) + TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Warning_and_logs_are_looked_at_when_they_are_due()
    {
        var watch = Begun();
        var seen = new List<double>();
        while (watch.See(Glance(watch.Elapsed.TotalSeconds + watch.Next.TotalSeconds, Working, processes: Sysprep)) == SysprepStand.GoOn)
            seen.Add(watch.Elapsed.TotalSeconds);
        Assert.Contains(SysprepWatch.WarnAfter.TotalSeconds, seen);
        Assert.Contains(SysprepWatch.LogsAfter.TotalSeconds, seen);
    }

    public static TheoryData<string, string> Lines => new()
    {
        { "Error SYSPRP BitLocker-Sysprep: BitLocker is on for the OS volume. Turn BitLocker off to run Sysprep. (0x80310039)", "BitLocker" },
        { "Error SYSPRP Package Microsoft.X_1_neutral__8wekyb3d8bbwe was installed for a user, but not provisioned for all users.", "store app" },
        { "Error SYSPRP ActionPlatform::LaunchModule: Failure occurred while executing 'SLReArmWindows' from C:\\Windows\\System32\\slc.dll; dwRet = 0xc004d307", "1001" },
        { "Error SYSPRP RunExternalDlls:Not running DLLs; either the machine is in an invalid state or we couldn't update the recorded state, dwRet = 0x1f", "left by one that failed" },
        { "Error SYSPRP ActionPlatform::LaunchModule: Failure occurred while executing 'GeneralizeHook' from C:\\Windows\\System32\\VMAgentDisabler.dll; dwRet = 0x5", "guest agent" },
        { "Error SYSPRP ActionPlatform::LaunchModule: Failure occurred while executing 'SysPrep_Cleanup' from C:\\Windows\\System32\\DscCore.dll; dwRet = 0x2", "DscCore" },
        { "Error SYSPRP ActionPlatform::LaunchModule: Could not load DLL C:\\Program Files\\Gone\\gone.dll[gle=0x0000007e]", "not there" },
        { "Error SYSPRP ActionPlatform::LaunchModule: Failure occurred while executing 'X' from C:\\Program Files\\Guard\\guard.dll; dwRet = 0x5", "denied access" },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void Known_lines_have_known_causes(string line, string cause) =>
        Assert.Contains(cause, SysprepCauses.Find([line])?.Cause, StringComparison.Ordinal);

    [Fact]
    public void A_line_that_nobody_knows_has_no_cause() => Assert.Null(SysprepCauses.Find(["Error SYSPRP something else; dwRet = 0x51"]));

    [Theory]
    [InlineData(@"Found 'A' in C:\x\a.dll; executing it", @"'A' of C:\x\a.dll")]
    [InlineData(@"Could not load DLL C:\Program Files\b.dll[gle=0x0000007e]", @"C:\Program Files\b.dll")]
    [InlineData("nothing", null)]
    public void The_hook_of_a_line_is_read(string line, string? hook) => Assert.Equal(hook, SysprepCauses.Hook(line));

    static SysprepWatch Begun()
    {
        var watch = new SysprepWatch(TimeSpan.FromMinutes(15));
        watch.Begin(TimeSpan.Zero);
        return watch;
    }

    static SysprepGlance Glance(double clock, string state, bool tag = false, string[]? processes = null, string hook = "", string[]? errors = null) =>
        new(state, tag, processes ?? [], TimeSpan.FromSeconds(clock), hook, errors ?? []);
}
