namespace Ingot.Emulator.WinRm;

/// <summary>A command of a shell: waits for its input if it reads any, runs once, and hands its output out piece by piece.</summary>
sealed class GuestCommand(string line, bool readsInput, Func<GuestCommand, CancellationToken, Task<CommandOutput>> run) : IDisposable
{
    readonly CancellationTokenSource terminated = new();
    readonly TaskCompletionSource<CommandOutput> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly MemoryStream input = new();
    readonly Lock guard = new();
    bool started;
    int outputSent;
    int errorSent;

    /// <summary>The command line as the client wrote it.</summary>
    public string Line => line;

    /// <summary>Everything that came on standard input.</summary>
    public byte[] Input => input.ToArray();

    /// <summary>Takes a piece of standard input; the last one starts a command that waits for it.</summary>
    public void Send(ReadOnlySpan<byte> bytes, bool end)
    {
        lock (guard)
            input.Write(bytes);
        if (end)
            Start();
    }

    /// <summary>Starts a command that reads no input.</summary>
    public void StartUnlessItReadsInput()
    {
        if (!readsInput)
            Start();
    }

    /// <summary>The next piece of output, at most so many bytes of both streams together, once the command is over.</summary>
    /// <exception cref="TimeoutException">It is not over yet.</exception>
    public async Task<OutputPiece> ReceiveAsync(int most, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        var result = await done.Task.WaitAsync(timeout, time, cancellationToken);
        lock (guard)
        {
            var output = Next(result.Output, ref outputSent, most);
            var error = Next(result.Error, ref errorSent, most - output.Length);
            var all = outputSent == result.Output.Length && errorSent == result.Error.Length;
            return new(output, error, all ? result.ExitCode : null);
        }
    }

    /// <summary>Ends the process if it still runs.</summary>
    public void Terminate() => terminated.Cancel();

    void Start()
    {
        lock (guard)
        {
            if (started)
                return;
            started = true;
        }
        _ = Task.Run(async () =>
        {
            try
            {
                done.TrySetResult(await run(this, terminated.Token));
            }
            catch (Exception error)
            {
                // The outermost frame of a guest process: its failure must reach the client as an ending, else Receive waits for ever.
                done.TrySetResult(CommandOutput.Text("", exitCode: -1, error: error.ToString(), changed: true));
            }
        });
    }

    static byte[] Next(byte[] all, ref int sent, int most)
    {
        var piece = all.AsSpan(sent, Math.Min(Math.Max(most, 0), all.Length - sent)).ToArray();
        sent += piece.Length;
        return piece;
    }

    public void Dispose()
    {
        terminated.Dispose();
        input.Dispose();
    }
}
