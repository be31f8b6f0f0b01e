using Ingot;
using Ingot.Arm;
using Ingot.Arm.Identity;
using Ingot.Arm.Machines;
using Ingot.Emulator;
using Ingot.Emulator.Faults;
using Ingot.Emulator.Rehearsals;
using Ingot.Recipes;
using Nuke.Common.IO;
using Serilog;

/// <summary>The connection to the cloud, opened when the first target needs it. In a rehearsal the cloud is started first; nothing else differs.</summary>
partial class Build
{
    ArmSession? session;
    EmulatorServer? emulator;
    EmulatorOptions? rehearsed;

    AbsolutePath RehearsalFolder => TemporaryDirectory / "rehearsal";

    bool IsRehearsal => Cloud.Equals("Rehearsal", StringComparison.OrdinalIgnoreCase);

    async Task<ArmSession> SessionAsync(CancellationToken cancellationToken)
    {
        if (session is not null)
            return session;
        if (!IsRehearsal)
        {
            if (AccountFindings().ToList() is { Count: > 0 } findings)
                Refuse(findings);
            var plan = SignInPlan.Of(User, Job);
            Log.Information("Sign-in will be by {Chain}", plan.ToString());
            Log.Information("Not by {Others}", plan.Others());
            session = await ArmSession.OpenAsync(Cloud, CloudCaFile, User, Job, cancellationToken);
            Log.Information("Signed in by {Kind}", session.SignInKind);
            return Told(session);
        }

        // The user's own account is of no use here, and is better left where it is.
        var options = RehearsalOptions();
        emulator ??= await StartEmulatorAsync(options, cancellationToken);
        rehearsed = options;
        var account = new Account(options.SubscriptionId, options.TenantId, options.ClientId, options.ClientSecret);
        return Told(session = await ArmSession.OpenAsync(emulator.Endpoint.ToString(), emulator.CaFile, account, BuildJob.None, cancellationToken));
    }

    static ArmSession Told(ArmSession opened)
    {
        opened.Waits.Tell = line => Log.Information("{Line}", line);
        return opened;
    }

    async Task<BuildVm> VmAsync(CancellationToken cancellationToken) => new(await SessionAsync(cancellationToken), Recipe);

    EmulatorOptions RehearsalOptions() => new()
    {
        StateDirectory = RehearsalFolder,
        // Every working copy has its own addresses, so that rehearsals of several do not meet.
        GuestNetwork = $"127.{Octet(0)}.{Octet(2)}",
        ClientSecret = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16)),
        Faults = [.. RehearsalFault.Where(FaultScenarios.All.ContainsKey)],
        FaultRules = [.. RehearsalFault.Select(FaultRule.Parse).OfType<FaultRule>()],
        Strict = RehearsalStrict,
        Rehearsal = ReadRehearsalState(),
        Pace = RehearsalPace,
    };

    RehearsalState ReadRehearsalState()
    {
        if (RehearsalState is null)
            return new();
        try
        {
            return RehearsalFile.Read(Path.GetFullPath(RehearsalState, RootDirectory));
        }
        catch (RehearsalFileException exception) when (exception.Mistakes is [var only])
        {
            throw new Fault(only.What, only.Why, only.Remedy, exception) { ExitCode = ExitCodes.Refused };
        }
        catch (RehearsalFileException exception)
        {
            throw new Fault(
                $"{exception.Mistakes.Count} things are wrong with the rehearsal-state file.",
                string.Concat(exception.Mistakes.Select((mistake, index) =>
                    $"{Environment.NewLine}  {index + 1}. {mistake.What} {mistake.Why} {mistake.Remedy}")),
                "Correct them all; nothing was rehearsed.",
                exception) { ExitCode = ExitCodes.Refused };
        }
    }

    static async Task<EmulatorServer> StartEmulatorAsync(EmulatorOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await EmulatorServer.StartAsync(options, cancellationToken);
        }
        catch (StateLockedException exception)
        {
            throw new Fault(
                "Another rehearsal of this working copy is running.",
                exception.Message,
                "Wait until it has ended, or use another working copy.",
                exception) { ExitCode = ExitCodes.Refused };
        }
        catch (PortInUseException exception)
        {
            throw new Fault(
                $"Port {exception.Port} is in use.",
                exception.Message,
                "End that process, or give --emulator-port or --emulator-proxy-port another port; 0 takes a free one.",
                exception) { ExitCode = ExitCodes.Refused };
        }
    }

    void CloseSession()
    {
        session?.Dispose();
        if (emulator is null)
            return;
        foreach (var name in emulator.NotModelled)
            Log.Warning("The rehearsal only pretended to know {Name}: what it does on real Windows was not rehearsed", name);
        emulator.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    // From 16 up: low networks are where people put things of their own.
    static int Octet(int index) => 16 + (Convert.FromHexString(RecipeHash.Of(RootDirectory))[index] % 200);
}
