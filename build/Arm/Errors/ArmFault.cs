using System.Text.RegularExpressions;
using Azure;
using Azure.Identity;

namespace Ingot.Arm.Errors;

/// <summary>Words for what Azure says.</summary>
public static partial class ArmFault
{
    /// <summary>A fault from a failed call.</summary>
    /// <param name="doing">What the call was for, as the end of "Azure did not …".</param>
    /// <param name="exception">What the SDK threw.</param>
    public static Fault From(string doing, Exception exception) => exception switch
    {
        // What hands out assertions has said already what is wrong.
        AuthenticationFailedException { InnerException: Fault fault } => new(fault.Message, fault.Why, fault.Remedy, exception) { Code = fault.Code },
        AuthenticationFailedException authentication => SignInRefused(authentication),
        _ when ArmError.From(exception) is { } error => Refused(doing, error, exception),
        _ => new Fault(
            $"Azure did not {doing}.",
            FirstLine(exception.Message),
            "Check the connection (HTTPS_PROXY, NO_PROXY, --cloud-ca-file) and run the target again; it goes on where it stopped.",
            exception),
    };

    static Fault Refused(string doing, ArmError error, Exception exception) =>
        new($"Azure did not {doing}.", Why(error), error.Entry.Remedy, exception)
        {
            Code = error.Code,
            CorrelationId = error.CorrelationId,
            RequestId = error.RequestId,
        };

    // The innermost cause first: what wraps it only says that something failed.
    static string Why(ArmError error)
    {
        var parts = error.Causes.Select(cause => Sentence(cause.Message)).ToList();
        if (error.Quota is { } quota)
            parts.Add(quota.ToString());
        if (error.Policies.Count > 0)
            parts.Add($"The policy is {string.Join(", ", error.Policies)}.");
        if (error.Chain.Count > 1)
            parts.Add($"Azure wrapped it: {string.Join(" in ", error.Chain.Select(link => link.Code))}.");
        var why = string.Join(' ', parts.Where(part => part.Length > 0));
        return why.Length > 0 ? why : error.Entry.Meaning;
    }

    static string Sentence(string message) => message.Length == 0 || message[^1] is '.' or '!' or '?' ? message : message + ".";

    static Fault SignInRefused(AuthenticationFailedException exception)
    {
        // The SDK wraps what the sign-in service said; the service's own sentence is the one that helps.
        var said = AadSentence().Match(exception.ToString());
        var code = said.Groups["code"].Value;
        return new Fault(
            "The sign-in to Azure failed.",
            said.Success ? said.Value.Trim() : exception is CredentialUnavailableException ? Unavailable(exception) : FirstLine(Innermost(exception).Message),
            said.Success ? ErrorCatalogue.Remedy(code) : Remedy(exception),
            exception)
        {
            Code = code.Length > 0 ? code : null,
        };
    }

    // One reason for each way that was tried.
    static string Unavailable(AuthenticationFailedException exception) => exception.InnerException is AggregateException all
        ? string.Join(" ", all.InnerExceptions.Select(reason => FirstLine(reason.Message)))
        : FirstLine(exception.Message);

    // Without a number of the sign-in service: it was not reached, or there was nobody to ask.
    static string Remedy(AuthenticationFailedException exception) => exception switch
    {
        CredentialUnavailableException => "Nobody is signed in here: set AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET, name a --secrets-file, or run 'az login'.",
        _ when exception.Message.Contains("ManagedIdentityCredential", StringComparison.Ordinal) =>
            "Give this machine the managed identity that --client-id names, or sign in another way: see --sign-in.",
        _ => "Check the connection to the sign-in service (HTTPS_PROXY, NO_PROXY, --cloud-ca-file), and that 'az account show' knows who is signed in.",
    };

    // Every try adds the same sentence to the outer message; the last one says it once.
    static Exception Innermost(Exception exception) => exception switch
    {
        AggregateException { InnerExceptions: [.., var last] } => last,
        AuthenticationFailedException { InnerException: { } inner } => Innermost(inner),
        _ => exception,
    };

    static string FirstLine(string message) =>
        message.ReplaceLineEndings("\n").Split('\n', 2)[0].Trim();

    [GeneratedRegex(@"(?<code>AADSTS\d+): [^\r\n]*?(?= Trace ID| Correlation ID|[\r\n]|$)")]
    private static partial Regex AadSentence();
}
