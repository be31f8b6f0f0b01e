using Ingot;
using Nuke.Common;

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
}
