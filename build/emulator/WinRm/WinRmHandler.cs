using Microsoft.AspNetCore.Http;

namespace Ingot.Emulator.WinRm;

/// <summary>Answers HTTP requests at /wsman: Identify for anyone, the rest for those with credentials.</summary>
sealed class WinRmHandler(GuestMachine guest, ShellService shells, SignIns signIns)
{
    const string SoapType = "application/soap+xml;charset=UTF-8";

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
        else if (signIns.Check(context, state) is not { } user)
            return;
        else if (context.Request.ContentLength > state.MaxEnvelopeBytes)
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        else
            await AnswerAsync(context, user);
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
