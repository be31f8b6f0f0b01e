using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Ingot.Emulator.Arm.Authorization;
using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Arm.Compute;
using Ingot.Emulator.Faults;
using Ingot.Emulator.SignIn;
using Microsoft.AspNetCore.Http;

namespace Ingot.Emulator.Hosting;

/// <summary>The way of every request to Azure Resource Manager: sign-in, common rules, the operation, headers.</summary>
sealed partial class ArmPipeline(ArmServices arm, TokenService tokens)
{
    // How long an answer is held back for its operation, which spares clients their one-second wait between polls.
    static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    static readonly JsonNodeOptions IgnoreCase = new() { PropertyNameCaseInsensitive = true };

    public Task InvokeAsync(HttpContext http, ArmEndpoint endpoint) => AdmitAsync(http, async body =>
    {
        LoggedBody.Keep(http, body);
        var request = new ArmRequest(http, body);
        var response = await AnswerAsync(endpoint, request, http.Features.Get<FaultRule>(), http.RequestAborted);
        AnswerHeaders.WriteOperation(http, request, response.Operation);
        return response;
    });

    /// <summary>Answers a request that keeps the rules of all requests, and refuses one that does not.</summary>
    /// <param name="http">The request.</param>
    /// <param name="answer">Told its body.</param>
    public async Task AdmitAsync(HttpContext http, Func<JsonObject?, Task<ArmResponse>> answer)
    {
        AnswerHeaders.Write(http, arm.Options);
        try
        {
            tokens.Check(http.Request.Headers.Authorization, $"{http.Request.Scheme}://{http.Request.Host}");
            CheckQuery(http);
            await WriteAsync(http, await answer(await ReadBodyAsync(http)));
        }
        catch (ArmException refusal)
        {
            if (refusal.Status == 401)
                http.Response.Headers.WWWAuthenticate = Challenge(http, refusal);
            await WriteAsync(http, new(refusal.Status, new JsonObject { ["error"] = ArmErrors.ToJson(refusal) }));
        }
    }

    async Task<ArmResponse> AnswerAsync(ArmEndpoint endpoint, ArmRequest request, FaultRule? fault, CancellationToken cancellationToken)
    {
        CheckSubscription(request);
        await SpotEvictions.BeforeAsync(arm, request.Path);
        ArmResponse Answer()
        {
            Gatekeeper.Check(arm, request.Verb, request.Path, request.BodyOrNone);
            if (endpoint.NeedsGroup && request.Has("group"))
                CheckGroup(request);
            using var injected = arm.Operations.Inject(fault);
            return endpoint.Answer(request);
        }

        var isRead = HttpMethods.IsGet(request.Verb) || HttpMethods.IsHead(request.Verb);
        var response = isRead
            ? await arm.Store.ReadAsync(Answer, cancellationToken)
            : await arm.Store.ChangeAsync(Answer, cancellationToken);
        if (!isRead && response.Operation is { } operation)
            await HoldBackAsync(operation, cancellationToken);
        return response;
    }

    static async Task HoldBackAsync(ArmOperation operation, CancellationToken cancellationToken)
    {
        try
        {
            await operation.Completion.WaitAsync(Patience, TimeProvider.System, cancellationToken);
        }
        catch (TimeoutException)
        {
            // It takes longer: the client polls.
        }
    }

    static void CheckQuery(HttpContext http)
    {
        var version = http.Request.Query["api-version"].ToString();
        if (version.Length == 0)
        {
            throw new ArmException(400, "MissingApiVersionParameter", "The api-version query parameter (?api-version=) is required for "
                + "all requests.");
        }
        if (!ApiVersion().IsMatch(version))
            throw new ArmException(400, "InvalidApiVersionParameter", $"The api-version '{version}' is invalid.");
    }

    void CheckSubscription(ArmRequest request)
    {
        if (!request.Has("subscription") || arm.Options.Knows(request.Subscription))
            return;
        throw Guid.TryParse(request.Subscription, out _)
            ? new ArmException(404, "SubscriptionNotFound", $"The subscription '{request.Subscription}' could not be found.")
            : new ArmException(400, "InvalidSubscriptionId", $"The provided subscription identifier '{request.Subscription}' is malformed "
                + "or invalid.");
    }

    void CheckGroup(ArmRequest request)
    {
        var group = arm.Store.Find(ArmId.OfGroup(request.Subscription, request.Group)) ?? throw ArmErrors.GroupNotFound(request.Group);
        if (HttpMethods.IsPut(request.Verb) && group.ProvisioningState == "Deleting")
            throw ArmErrors.BeingDeleted(group.Name);
    }

    static async Task<JsonObject?> ReadBodyAsync(HttpContext http)
    {
        using var content = new MemoryStream();
        await http.Request.Body.CopyToAsync(content, http.RequestAborted);
        if (content.Length == 0)
            return null;
        try
        {
            return JsonNode.Parse(content.ToArray(), IgnoreCase) as JsonObject;
        }
        catch (JsonException defect)
        {
            throw new ArmException(
                400,
                "InvalidRequestContent",
                $"The request content was invalid and could not be deserialized: '{defect.Message}'.");
        }
    }

    static async Task WriteAsync(HttpContext http, ArmResponse response)
    {
        http.Response.StatusCode = response.Status;
        if (response.Body is null || HttpMethods.IsHead(http.Request.Method))
            return;
        http.Response.ContentType = "application/json; charset=utf-8";
        await http.Response.WriteAsync(response.Body.ToJsonString(), http.RequestAborted);
    }

    string Challenge(HttpContext http, ArmException refusal) =>
        $"Bearer authorization_uri=\"{http.Request.Scheme}://{http.Request.Host}/{arm.Options.TenantId}\", error=\"invalid_token\", "
        + $"error_description=\"{refusal.Message.Replace('"', '\'')}\"";

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}(-[a-z]+)?$")]
    private static partial Regex ApiVersion();
}
