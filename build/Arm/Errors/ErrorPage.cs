using System.Globalization;
using System.Text;

namespace Ingot.Arm.Errors;

/// <summary>The page docs/errors.md.</summary>
public static class ErrorPage
{
    static readonly (ErrorKind Kind, string Title)[] Sections =
    [
        (ErrorKind.Capacity, "Capacity"),
        (ErrorKind.Quota, "Quota"),
        (ErrorKind.Permission, "Permission"),
        (ErrorKind.Policy, "Policy"),
        (ErrorKind.Throttle, "Too many calls"),
        (ErrorKind.Conflict, "Conflict"),
        (ErrorKind.Transient, "Azure's own faults"),
        (ErrorKind.Missing, "Not there"),
        (ErrorKind.Invalid, "Wrong request"),
        (ErrorKind.Guest, "Windows does not come up"),
        (ErrorKind.Trial, "The image is not as it has to be (VerifyImage, exit code 17)"),
        (ErrorKind.SignIn, "Sign-in"),
        (ErrorKind.Wrapper, "Wrappers"),
        (ErrorKind.Preflight, "Preflight's own"),
    ];

    const string Head =
        """
        # Errors

        A message of Ingot ends with Azure's code, the correlation id (it finds the call in the subscription's activity log) and the request id. This page says what each code
        means, what Ingot does about it by itself, and what you can do. It is written from the catalogue in `build/Arm/Errors`.

        What holds for all of them:

        - Azure nests errors. Ingot shows the innermost cause first, then the chain of codes that wrapped it, and looks the innermost known one up here.
        - An operation that fails after it was accepted is reported with HTTP status 200. Ingot decides by the code, never by the status.
        - When the connection breaks, the SDK gives up after four tries with one error for each; Ingot shows the last.
        - "Again" says whether the same request may succeed a little later. Of what changes something, Ingot repeats only what Azure refused outright, never a request whose
          answer was lost. How far an operation is, it asks through an outage until the target's deadline; any other question, for half a minute.

        """;

    /// <summary>Its text.</summary>
    public static string Write()
    {
        var page = new StringBuilder(Head);
        foreach (var (kind, title) in Sections)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n| Code | HTTP | Means | Ingot | You | Again |\n| --- | --- | --- | --- | --- | --- |\n");
            foreach (var entry in ErrorCatalogue.All.Where(entry => entry.Kind == kind))
            {
                page.Append(
                    CultureInfo.InvariantCulture,
                    $"| `{entry.Code}` | {entry.Status} | {Cell(entry.Meaning)} | {Cell(entry.Ingot)} | {Cell(entry.Remedy)} | {(entry.IsRetryable ? "yes" : "no")} |\n");
            }
        }

        return page.ToString().ReplaceLineEndings("\n");
    }

    static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
