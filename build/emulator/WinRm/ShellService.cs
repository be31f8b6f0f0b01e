using System.Globalization;
using System.Xml.Linq;
using Ingot.Emulator.WinRm.Commands;

namespace Ingot.Emulator.WinRm;

/// <summary>The operations of the Windows remote shell (MS-WSMV 3.1.4).</summary>
sealed class ShellService(GuestMachine guest, TimeProvider time)
{
    const string Transfer = "http://schemas.xmlsoap.org/ws/2004/09/transfer/";
    const string Shell = "http://schemas.microsoft.com/wbem/wsman/1/windows/shell/";

    /// <summary>What an answer needs beside its output.</summary>
    const int EnvelopeOverhead = 4096;

    readonly ShellTable shells = new(time);

    /// <summary>True when nobody has a shell open.</summary>
    public bool IsIdle => shells.IsEmpty;

    /// <summary>Answers a request.</summary>
    /// <exception cref="WsmanFaultException">The answer is a fault.</exception>
    public async Task<byte[]> AnswerAsync(WsmanRequest request, string user, CancellationToken cancellationToken)
    {
        if (request.Action == Transfer + "Get" && request.ResourceUri.TrimEnd('/').Equals(WsmanNames.Config.NamespaceName, StringComparison.OrdinalIgnoreCase))
            return ServiceConfiguration.Answer(request, guest.State);
        if (!request.ResourceUri.TrimEnd('/').Equals(WsmanNames.ShellUri, StringComparison.OrdinalIgnoreCase))
            throw WsmanFaultException.ActionNotSupported($"{request.Action} on {request.ResourceUri}");
        if (request.Action == Transfer + "Create")
            return await CreateAsync(request, user, cancellationToken);
        // A client that keeps its shell over an announced restart loses it once the restart is due.
        if (request.Action == Shell + "Command")
            await guest.RestartIfDueAsync(cancellationToken);
        var shell = shells.Find(request.ShellId, user, guest.State);
        return request.Action switch
        {
            Shell + "Command" => Command(request, shell),
            Shell + "Send" => Send(request, shell),
            Shell + "Receive" => await ReceiveAsync(request, shell, cancellationToken),
            Shell + "Signal" => Signal(request, shell),
            Transfer + "Delete" => await DeleteAsync(request, shell, cancellationToken),
            _ => throw WsmanFaultException.ActionNotSupported(request.Action),
        };
    }

    /// <summary>A client that never deleted its shell still sees the announced restart once it is due.</summary>
    async Task<byte[]> CreateAsync(WsmanRequest request, string user, CancellationToken cancellationToken)
    {
        await guest.RestartIfDueAsync(cancellationToken);
        var shell = shells.Open(user, guest.State);
        return WsmanAnswer.To(
            request,
            new XElement(
                WsmanNames.Transfer + "ResourceCreated",
                new XElement(WsmanNames.Addressing + "Address", request.ResourceUri),
                new XElement(
                    WsmanNames.Addressing + "ReferenceParameters",
                    new XElement(WsmanNames.Wsman + "ResourceURI", request.ResourceUri),
                    new XElement(
                        WsmanNames.Wsman + "SelectorSet",
                        new XElement(WsmanNames.Wsman + "Selector", new XAttribute("Name", "ShellId"), shell.Id)))),
            new XElement(
                WsmanNames.Shell + "Shell",
                new XElement(WsmanNames.Shell + "ShellId", shell.Id),
                new XElement(WsmanNames.Shell + "ResourceUri", request.ResourceUri),
                new XElement(WsmanNames.Shell + "Owner", user),
                new XElement(WsmanNames.Shell + "InputStreams", "stdin"),
                new XElement(WsmanNames.Shell + "OutputStreams", "stdout stderr")));
    }

    byte[] Command(WsmanRequest request, GuestShell shell)
    {
        var body = request.Body.Element(WsmanNames.Shell + "CommandLine") ?? throw WsmanFaultException.Schema("CommandLine is missing.");
        var parts = body.Elements().Where(element => element.Name.LocalName is "Command" or "Arguments").Select(element => element.Value);
        var line = string.Join(' ', parts);
        var id = Guid.NewGuid().ToString().ToUpperInvariant();
        var command = new GuestCommand(line, CommandScript.ReadsInput(line), (started, token) =>
            guest.RunAsync(started, shell.User, token));
        shell.Commands[id] = command;
        command.StartUnlessItReadsInput();
        return WsmanAnswer.To(request,
            new XElement(WsmanNames.Shell + "CommandResponse", new XElement(WsmanNames.Shell + "CommandId", id)));
    }

    static byte[] Send(WsmanRequest request, GuestShell shell)
    {
        foreach (var stream in request.Body.Descendants(WsmanNames.Shell + "Stream"))
        {
            var end = bool.TryParse(stream.Attribute("End")?.Value, out var last) && last;
            shell.Command(stream.Attribute("CommandId")?.Value ?? "").Send(Decode(stream.Value), end);
        }
        return WsmanAnswer.To(request, new XElement(WsmanNames.Shell + "SendResponse"));
    }

    static byte[] Decode(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            throw WsmanFaultException.Schema("A stream is not base64.");
        }
    }

    async Task<byte[]> ReceiveAsync(WsmanRequest request, GuestShell shell, CancellationToken cancellationToken)
    {
        var id = request.Body.Descendants(WsmanNames.Shell + "DesiredStream").FirstOrDefault()?.Attribute("CommandId")?.Value ?? "";
        var most = Math.Max(1024, (request.MaxEnvelopeBytes - EnvelopeOverhead) / 4 * 3);
        try
        {
            var piece = await shell.Command(id).ReceiveAsync(most, request.OperationTimeout, time, cancellationToken);
            return WsmanAnswer.To(request, new XElement(WsmanNames.Shell + "ReceiveResponse", Streams(id, piece), State(id, piece)));
        }
        catch (TimeoutException)
        {
            throw WsmanFaultException.TimedOut();
        }
    }

    static IEnumerable<XElement> Streams(string id, OutputPiece piece) =>
        new[] { ("stdout", piece.Output), ("stderr", piece.Error) }
            .Where(stream => stream.Item2.Length > 0)
            .Select(stream => new XElement(
                WsmanNames.Shell + "Stream",
                new XAttribute("Name", stream.Item1),
                new XAttribute("CommandId", id),
                Convert.ToBase64String(stream.Item2)));

    /// <summary>An exit code travels as the unsigned form that GetExitCodeProcess gives.</summary>
    static XElement State(string id, OutputPiece piece) => new(
        WsmanNames.Shell + "CommandState",
        new XAttribute("CommandId", id),
        new XAttribute("State", WsmanNames.CommandState + (piece.ExitCode is null ? "Running" : "Done")),
        piece.ExitCode is { } code
            ? new XElement(WsmanNames.Shell + "ExitCode", unchecked((uint)code).ToString(CultureInfo.InvariantCulture)) : null);

    static byte[] Signal(WsmanRequest request, GuestShell shell)
    {
        var signal = request.Body.Element(WsmanNames.Shell + "Signal");
        var id = signal?.Attribute("CommandId")?.Value ?? "";
        var command = shell.Command(id);
        if (signal?.Element(WsmanNames.Shell + "Code")?.Value.EndsWith("/terminate", StringComparison.OrdinalIgnoreCase) == true)
        {
            command.Terminate();
            shell.Commands.TryRemove(id, out _);
        }
        return WsmanAnswer.To(request, new XElement(WsmanNames.Shell + "SignalResponse"));
    }

    /// <summary>
    /// An announced restart happens when the shell that asked is gone: its answers are out, and the next connection finds the machine after
    /// it.
    /// </summary>
    async Task<byte[]> DeleteAsync(WsmanRequest request, GuestShell shell, CancellationToken cancellationToken)
    {
        shells.Close(shell);
        var answer = WsmanAnswer.To(request);
        await guest.RestartIfAskedAsync(cancellationToken);
        return answer;
    }
}
