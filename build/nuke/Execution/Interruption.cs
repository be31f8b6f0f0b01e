using System.Runtime.InteropServices;

namespace Nuke.Common.Execution;

/// <summary>Ctrl-C and SIGTERM: the first asks the build to end, the second ends the process.</summary>
/// <param name="stopAtOnce">Ends the process.</param>
sealed class Interruption(Action stopAtOnce) : IDisposable
{
    readonly TaskCompletionSource signaled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly List<PosixSignalRegistration> registrations = [];
    PosixSignalContext? latest;
    int count;

    /// <summary>Ends with the first signal.</summary>
    public Task Signaled => signaled.Task;

    public bool IsRequested => signaled.Task.IsCompleted;

    public void Raise()
    {
        if (Interlocked.Increment(ref count) == 1)
            signaled.TrySetResult();
        else
            stopAtOnce();
    }

    // .NET calls handlers in reverse order of registration: registered before the build class is made, this one is last, so a
    // Console.CancelKeyPress handler of the build that leaves Cancel unset does not end the process.
    public void Listen()
    {
        registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle));
        registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle));
        // A closed terminal or a lost connection: the usual way for a long build to lose its user.
        registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGHUP, Handle));
    }

    // Registered again after the hooks of the build, it is also first: the engine knows of the signal before a handler of the build
    // cancels the running target, whose failure then counts as an interruption.
    public void ListenBeforeBuild()
    {
        if (registrations.Count > 0)
            Listen();
    }

    public void Dispose() => registrations.ForEach(x => x.Dispose());

    void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        // All handlers of one signal get the same context.
        if (Interlocked.Exchange(ref latest, context) != context)
            Raise();
    }
}
