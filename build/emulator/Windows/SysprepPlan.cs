using Ingot.Emulator.Faults;

namespace Ingot.Emulator.Windows;

/// <summary>Works out, when sysprep starts, what it will do and when: the order, times and log lines are those of Windows Server 2022.</summary>
sealed class SysprepPlan(WindowsMachine machine, DateTimeOffset start)
{
    const string Own = @"C:\Windows\System32\";

    // What Windows itself does, with about the share of three minutes that it takes.
    static readonly (string Method, string Library, int Seconds)[] Providers =
    [
        ("Sysprep_Generalize_Pnp", "sppnp.dll", 40), ("Sysprep_Generalize_Net", "netcfgx.dll", 15), ("RasSysPrepCleanup", "rascfg.dll", 5),
        ("Sysprep_Generalize_MountPointManager", "setupcl.dll", 10), ("SLReArmWindows", "slc.dll", 20),
        ("Sysprep_Generalize_WinRE", "reagent.dll", 15), ("CryptoSysPrep_Specialize", "capisp.dll", 10), ("GeneralizeUserData", "dmcmnutils.dll", 30),
    ];

    readonly List<SysprepStep> steps = [];
    DateTimeOffset at = start;

    GeneralizeState Model => machine.Generalizing;

    /// <summary>All steps, in their order.</summary>
    public static List<SysprepStep> Of(WindowsMachine machine, DateTimeOffset start)
    {
        var plan = new SysprepPlan(machine, start);
        plan.Make();
        return plan.steps;
    }

    void Make()
    {
        Add(new(at) { Begins = "sysprep" });
        Say("ParseCommands:Found supported command line option 'GENERALIZE'");
        Say("ParseCommands:Found supported command line option 'OOBE'");
        if (Refusal() is { } code)
        {
            at += TimeSpan.FromSeconds(4);
            Complain($"WinMain:Hit failure while pre-validate sysprep generalize internal providers; hr = {code}");
            Add(new(at) { Ends = "sysprep" });
            return;
        }

        Add(new(at) { ImageState = WindowsSysprep.Undeployable, GeneralizationState = 3 });
        at += TimeSpan.FromSeconds(10);
        if (IsFaulty(FaultScenarios.SysprepReturnsEarly))
        {
            Add(new(at) { Begins = "SetupHost" });
            Add(new(at) { Ends = "sysprep" });
        }

        if (RunOwn() && RunHooks("Cleanup") && RunHooks("Generalize"))
            Finish();
    }

    /// <summary>Why sysprep does not even begin, said into the log; null when it does. The state of the image stays what it was then.</summary>
    string? Refusal()
    {
        at += TimeSpan.FromSeconds(2);
        if (WindowsSysprep.Status(machine).Values.GetValueOrDefault("GeneralizationState") is { Number: not 7 })
        {
            Complain("RunExternalDlls:Not running DLLs; either the machine is in an invalid state or we couldn't update the recorded state, dwRet = 0x1f");
            return "0x8007001f";
        }

        foreach (var app in Model.StoreApps)
            Complain($"Package {app} was installed for a user, but not provisioned for all users. This package will not function properly in the sysprep image.");
        if (Model.StoreApps.Count > 0)
        {
            Complain("Failed to remove apps for the current user: 0x80073cf2.");
            return "0x80073cf2";
        }

        if (!Model.IsVolumeEncrypted)
            return null;
        Complain("BitLocker-Sysprep: BitLocker is on for the OS volume. Turn BitLocker off to run Sysprep. (0x80310039)");
        return "0x80310039";
    }

    bool RunOwn()
    {
        foreach (var (method, library, seconds) in Providers)
        {
            Say($"ActionPlatform::LaunchModule: Found '{method}' in {Own}{library}; executing it");
            at += TimeSpan.FromSeconds(seconds);
            if (method == "SLReArmWindows" && !SkipsRearm)
            {
                if (Model.RearmsLeft == 0)
                    return Break($"ActionPlatform::LaunchModule: Failure occurred while executing '{method}' from {Own}{library}; dwRet = 0xc004d307", "0xc004d307");
                Add(new(at) { Rearms = true });
            }

            Say($"ActionPlatform::LaunchModule: Successfully executed '{method}' from {Own}{library} without error");
        }

        return true;
    }

    bool RunHooks(string pass)
    {
        foreach (var hook in SysprepHook.Of(machine, pass))
        {
            if (hook.Behaviour is null)
                return Break($"ActionPlatform::LaunchModule: Could not load DLL {hook.Library}[gle=0x0000007e]", "0x8007007e");
            Say($"ActionPlatform::LaunchModule: Found '{hook.Method}' in {hook.Library}; executing it");
            at += TimeSpan.FromSeconds(hook.Seconds);
            if (hook.Failure is { } code)
            {
                var line = $"ActionPlatform::LaunchModule: Failure occurred while executing '{hook.Method}' from {hook.Library}; dwRet = {code}";
                if (!hook.Hangs)
                    return Break(line, $"0x8007{Convert.ToInt32(code, 16):x4}");
                Complain(line);
                return false;
            }

            Say($"ActionPlatform::LaunchModule: Successfully executed '{hook.Method}' from {hook.Library} without error");
        }

        return true;
    }

    void Finish()
    {
        at += TimeSpan.FromSeconds(15);
        var host = IsFaulty(FaultScenarios.SysprepReturnsEarly) ? "SetupHost" : "sysprep";
        if (IsFaulty(FaultScenarios.SysprepSpecializeForEver) || (IsFaulty(FaultScenarios.SysprepSpecializeState) && Model.Starts == 1))
        {
            Say("Sysprep_Generalize: image state is set to IMAGE_STATE_SPECIALIZE_RESEAL_TO_OOBE");
            Add(new(at) { ImageState = WindowsSysprep.Specialized, Ends = host });
            return;
        }

        // Not at once: whoever looks at one of the signs alone looks too early.
        Say("Sysprep_Generalize: generalize pass finished");
        Add(new(at) { ImageState = IsFaulty(FaultScenarios.SysprepStateNeverSet) ? null : WindowsSysprep.Generalized, GeneralizationState = 7 });
        at += TimeSpan.FromSeconds(3);
        Add(new(at) { Tags = true });
        at += TimeSpan.FromSeconds(2);
        Add(new(at) { Ends = host });
    }

    /// <summary>A failure midway: sysprep gives up, and the state of the image stays what it is.</summary>
    bool Break(string line, string code)
    {
        Complain(line);
        Complain($"SysprepSession::Execute: Error in executing actions from {Own}Sysprep\\ActionFiles\\Generalize.xml; dwRet = {code}");
        Complain($"WinMain:Hit failure while processing sysprep generalize internal providers; hr = {code}");
        Add(new(at + TimeSpan.FromSeconds(2)) { Ends = "sysprep" });
        return false;
    }

    bool SkipsRearm => machine.Drives["HKLM"]
        .Descend(["SOFTWARE", "Microsoft", "Windows NT", "CurrentVersion", "SoftwareProtectionPlatform"], machine.BootTime)
        .Values.GetValueOrDefault("SkipRearm") is { Number: 1 };

    bool IsFaulty(string scenario) => machine.Faults.Contains(scenario);

    void Say(string line) => Add(new(at) { Line = $"Info                  SYSPRP {line}" });

    void Complain(string line) => Add(new(at) { Line = $"Error                 SYSPRP {line}", IsError = true });

    void Add(SysprepStep step) => steps.Add(step);
}
