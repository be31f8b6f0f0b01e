using Ingot.Emulator.Arm.Common;
using Microsoft.AspNetCore.Http;

namespace Ingot.Emulator.Hosting;

/// <summary>The headers Azure puts on its answers.</summary>
static class AnswerHeaders
{
    public static void Write(HttpContext http, EmulatorOptions options)
    {
        var id = Guid.NewGuid().ToString();
        var (asked, headers) = (http.Request.Headers, http.Response.Headers);
        var correlation = asked["x-ms-correlation-request-id"].ToString();
        headers["x-ms-request-id"] = id;
        headers["x-ms-correlation-request-id"] = correlation.Length > 0 ? correlation : id;
        headers["x-ms-routing-request-id"] = $"EMULATOR:{options.Time.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}:{id}";
        if (asked["x-ms-client-request-id"].ToString() is { Length: > 0 } client)
            headers["x-ms-client-request-id"] = client;
        headers.CacheControl = "no-cache";
        WriteLimits(http);
    }

    /// <summary>Where to ask for the end of an operation.</summary>
    public static void WriteOperation(HttpContext http, ArmRequest request, ArmOperation? operation)
    {
        if (operation is null)
            return;
        var headers = http.Response.Headers;
        var (status, result) = OperationLinks.Of(operation, request);
        // The specification names this header; nothing standard replaces it.
        if (operation.Kind != OperationKind.Group)
            headers["Azure-AsyncOperation"] = status;
        if (!HttpMethods.IsPut(request.Verb) && !HttpMethods.IsPatch(request.Verb))
            headers.Location = result;
        headers.RetryAfter = operation.IsRunning ? "1" : "0";
    }

    // Nothing is throttled here; the numbers are those of an unused subscription.
    static void WriteLimits(HttpContext http)
    {
        var headers = http.Response.Headers;
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
            headers["x-ms-ratelimit-remaining-subscription-reads"] = "249";
        else if (HttpMethods.IsDelete(http.Request.Method))
            headers["x-ms-ratelimit-remaining-subscription-deletes"] = "199";
        else
            headers["x-ms-ratelimit-remaining-subscription-writes"] = "199";
        if (http.Request.Path.Value?.Contains("/Microsoft.Compute/", StringComparison.OrdinalIgnoreCase) == true)
            headers["x-ms-ratelimit-remaining-resource"] = "Microsoft.Compute/LowCostGetSubscriptionMaximum;23999";
    }
}
