namespace Ingot.Emulator.WinRm;

/// <summary>An answer that is a fault, with the code clients look at.</summary>
sealed class WsmanFaultException(string code, string subcode, string reason) : Exception(reason)
{
    /// <summary>The decimal WSMan code.</summary>
    public string Code => code;

    /// <summary>The WS-Management subcode, such as w:TimedOut.</summary>
    public string Subcode => subcode;

    /// <summary>Nothing came within the operation's timeout; clients ask again.</summary>
    public static WsmanFaultException TimedOut() => new(
        "2150858793", "w:TimedOut",
        "The WS-Management service cannot complete the operation within the time specified in OperationTimeout.");

    /// <summary>There is no such shell or command, for instance since the machine was restarted.</summary>
    public static WsmanFaultException InvalidSelectors(string what, string id) => new(
        "2150858843", "w:InvalidSelectors",
        $"The request for the Windows Remote Shell with {what} {id} failed because the {(what == "ShellId" ? "shell" : "command")} was not found on the server. " +
        $"Possible causes are: the specified {what} is incorrect or the {(what == "ShellId" ? "shell" : "command")} no longer exists on the server. " +
        $"Provide the correct {what} or create a new one and retry the operation.");

    /// <summary>The user has as many shells as MaxShellsPerUser allows.</summary>
    public static WsmanFaultException TooManyShells(int limit) => new(
        "2150859174", "w:QuotaLimit",
        $"The WS-Management service cannot process the request. The maximum number of concurrent shells for this user has been exceeded ({limit}). " +
        "Close existing shells or raise the quota for this user.");

    /// <summary>The message is not what the service understands.</summary>
    public static WsmanFaultException Schema(string detail) => new(
        "2150858817", "w:SchemaValidationError",
        $"The SOAP XML in the message does not match the corresponding XML schema definition. {detail}");

    /// <summary>The resource or the action is not served.</summary>
    public static WsmanFaultException ActionNotSupported(string action) => new(
        "2150858752", "a:ActionNotSupported",
        $"The WS-Management service cannot process the request because the action {action} is not supported for this resource.");
}
