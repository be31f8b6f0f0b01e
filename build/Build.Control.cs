using Ingot;
using Ingot.Recipes;
using Nuke.Common;
using Serilog;

/// <summary>The person at the terminal: pauses, and what to do after a failure.</summary>
partial class Build
{
    [Parameter("Pauses before each target, at a terminal")]
    readonly bool Step;

    /// <summary>What the person chose after a failure; null while nobody was asked.</summary>
    FailureAction? chosen;

    string currentTarget = "";
    bool isOver;

    bool IsInteractive => !IsServerBuild && !Console.IsInputRedirected && !Console.IsOutputRedirected;

    /// <summary>What happens after a failure: as chosen, as given, or else ask at a terminal and clean up elsewhere.</summary>
    FailureAction AfterFailure => chosen ?? (OnError ?? FailureAction.Ask) switch
    {
        FailureAction.Ask when !IsInteractive => FailureAction.Cleanup,
        var given => given,
    };

    void RefusePausesWithoutTerminal()
    {
        if (IsInteractive || !(Step || OnError == FailureAction.Ask))
            return;
        throw new Fault(
            $"{(Step ? "--step" : "--on-error Ask")} needs a person at a terminal.",
            "Input or output of this run is a file or a pipe, or it runs on a build server.",
            "Leave it out, or run at a terminal.") { ExitCode = ExitCodes.Refused };
    }

    /// <summary>With --step: says what comes next, and waits for the person.</summary>
    // Who interrupted is not asked any more: what still runs then is the cleanup that the first Ctrl-C promises.
    async Task PauseAsync()
    {
        if (!Step || interrupted.IsCancellationRequested)
            return;
        var target = ExecutionPlan.First(x => x.Name == currentTarget);
        Console.WriteLine($"Next: {target.Name}: {target.Description}. Enter goes on, q ends the run here.");
        if (await AnswerToPauseAsync() is not ("q" or "quit"))
            return;
        chosen = FailureAction.Keep;
        throw new Fault($"{target.Name} was not started.", "You ended the run here.", "Run the target again; it goes on where it stopped.")
        {
            ExitCode = ExitCodes.Interrupted,
        };
    }

    async Task<string?> AnswerToPauseAsync()
    {
        try
        {
            return await AnswerAsync(interrupted.Token);
        }
        catch (OperationCanceledException) when (currentTarget == nameof(Cleanup))
        {
            // At Cleanup's own prompt the first Ctrl-C means what it means everywhere: clean up.
            return null;
        }
    }

    /// <summary>After a failure, at a terminal: true to try the target again. The other answers are kept for Cleanup's turn.</summary>
    async Task<bool> WantsAnotherTryAsync(Exception failure, CancellationToken cancellationToken)
    {
        if (AfterFailure != FailureAction.Ask || currentTarget == nameof(Cleanup) || !preflightPassed)
            return false;
        Console.WriteLine(Hidden(failure is Fault ? failure.ToString() : failure.Message));
        Console.WriteLine($"{currentTarget} failed. c cleans up, k keeps the build VM, r tries {currentTarget} again.");
        while (true)
        {
            switch (await AnswerAsync(cancellationToken))
            {
                case "r" or "retry":
                    return true;
                case "k" or "keep":
                    chosen = FailureAction.Keep;
                    return false;
                case "c" or "cleanup" or null:
                    chosen = FailureAction.Cleanup;
                    return false;
                default:
                    Console.WriteLine("Answer c, k or r.");
                    break;
            }
        }
    }

    // A line cannot be read with a deadline: the reader is left behind when the run is interrupted.
    static async Task<string?> AnswerAsync(CancellationToken cancellationToken) =>
        (await Task.Run(Console.In.ReadLine, CancellationToken.None).WaitAsync(cancellationToken))?.Trim().ToLowerInvariant();

    // A second Ctrl-C ends the process in the middle of things: what Azure has by now, only Azure knows.
    void SayWhatMayStay()
    {
        if (isOver || (ledger.Run.Length == 0 && !isTrialBegun) || !preflightPassed)
            return;
        if (isTrialBegun)
            Console.Error.WriteLine($"What may stay: the VM {Boot.VmName} that the image was tried on, in resource group {Names.BuildGroup(Boot)}.");
        var group = Names.BuildGroup(Recipe);
        Console.Error.WriteLine($"What may stay: the build VM {Recipe.VmName} with its disk and network interface, in resource group {group}.");
        Console.Error.WriteLine("'./build.sh Cleanup' with the same parameters deletes it; 'az resource list --resource-group "
            + $"{group} --output table' shows it.");
    }

    // Nobody should find out from the bill.
    void SayWhatStays()
    {
        if (isTrialBegun && !SucceededTargets.Contains(Cleanup))
        {
            Log.Information(
                "The VM {Vm} that the image was tried on stays in resource group {Group}: Cleanup deletes it, as does the next VerifyImage",
                Boot.VmName, Names.BuildGroup(Boot));
        }

        if (ledger.Stage == Stage.None || SucceededTargets.Contains(Cleanup) || !preflightPassed)
            return;
        var group = Names.BuildGroup(Recipe);
        Log.Information(
            "The build VM {Vm} stays in resource group {Group} until {Expires:u}: CaptureImage goes on with it, Cleanup deletes it",
            Recipe.VmName, group, ledger.Expires.UtcDateTime);
        if (!IsFailing)
            return;
        Log.Information(
            "A look inside: az vm run-command invoke --resource-group {Group} --name {Vm} --command-id RunPowerShellScript --scripts 'Get-EventLog System -Newest 20'",
            group, Recipe.VmName);
        if (ledger.Stage < Stage.Sysprep)
        {
            Log.Information(
                "A session: give {User} a password with 'az vm user update --resource-group {Group} --name {Vm} --username {User}'; Ansible finds the VM with {Inventory}",
                Names.BuildUser, group, Recipe.VmName, Names.BuildUser, Path.GetRelativePath(RootDirectory, Inventory.StaticFile));
        }
    }
}
