using Microsoft.AspNetCore.Http;

namespace Ingot.Emulator.WinRm;

/// <summary>Answers HTTP requests at /wsman: Identify for anyone, the rest for those with credentials.</summary>
sealed class WinRmHandler(GuestMachine guest, ShellService shells)
{
    const string SoapType = "application/soap+xml;charset=UTF-8";
    readonly BasicCredentials credentials = new();

    /// <summary>Answers one request.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        guest.RefreshIfFree();
        var state = guest.State;
        if (state.Listeners.Count == 0 && shells.IsIdle)
        {
            context.Abort();
            return;
        }
        if (!context.Request.Path.StartsWithSegments("/wsman", StringComparison.OrdinalIgnoreCase)
            || !HttpMethods.IsPost(context.Request.Method))
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        else if (context.Request.Headers["WSMANIDENTIFY"] == "unauthenticated")
            await WriteAsync(context, StatusCodes.Status200OK, WsmanAnswer.Identify(guest.Version));
        else if (credentials.Check(state, guest.Name, context.Request.Headers.Authorization) is not { } user)
            Challenge(context, state);
        else if (context.Request.ContentLength > state.MaxEnvelopeBytes)
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        else
            await AnswerAsync(context, user);
    }

    static void Challenge(HttpContext context, GuestState state)
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        context.Response.Headers.Append("WWW-Authenticate", "Negotiate");
        if (state.BasicAllowed)
            context.Response.Headers.Append("WWW-Authenticate", "Basic realm=\"WSMAN\"");
    }

    async Task AnswerAsync(HttpContext context, string user)
    {
        WsmanRequest? request = null;
        try
        {
            request = await WsmanRequest.ReadAsync(context.Request.Body, context.RequestAborted);
            await WriteAsync(context, StatusCodes.Status200OK, await shells.AnswerAsync(request, user, context.RequestAborted));
        }
        catch (WsmanFaultException fault)
        {
            await WriteAsync(context, StatusCodes.Status500InternalServerError,
                WsmanAnswer.Fault(request?.MessageId ?? "", fault, guest.Name));
        }
    }

    static async Task WriteAsync(HttpContext context, int status, byte[] body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = SoapType;
        context.Response.ContentLength = body.Length;
        context.Response.Headers.Server = "Microsoft-HTTPAPI/2.0";
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
