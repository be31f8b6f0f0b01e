using System.Security.Cryptography;
using Ingot.Arm;
using Ingot.Arm.Identity;
using Ingot.Emulator;
using Ingot.Tests.Emulator.Arm;

namespace Ingot.Tests.Arm;

/// <summary>Signing in on build servers that store no secret.</summary>
public sealed class SignInTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>
    /// A build that waits for Azure for six hours and asks every ten minutes. The cloud and GitHub go by a clock that is put on; the SDK goes
    /// by the real one, and renews a token when five minutes of its life are left. So the cloud tells it 301 seconds for a token that is
    /// good for an hour: what is 55 minutes there is a second here, four steps of 250 ms put the clock on by 40 minutes, and the SDK has to
    /// renew before the hour is over. Nothing else is bent: assertions and tokens are signed, dated and refused by the cloud's clock.
    /// </summary>
    [Fact]
    public async Task Six_hours_of_polling_renew_the_token_in_time_with_a_fresh_assertion_each()
    {
        var time = new AdjustableTime();
        await using var jobs = await JobServer.StartAsync(time);
        await using var azure = await EmulatedAzure.StartAsync(Options(jobs) with { Time = time, AdvertisedTokenLifetime = TimeSpan.FromSeconds(301) });
        using var session = await OpenAsync(azure, jobs.GitHubJob);

        while (time.Ahead < TimeSpan.FromHours(6))
        {
            await session.Subscription.GetAsync(Cancellation);
            await Task.Delay(TimeSpan.FromMilliseconds(250), TimeProvider.System, Cancellation);
            // The SDK renews beside the call: what it began in these ten minutes ends in them.
            while (SignIns(azure).Count < jobs.HandedOut.Count)
                await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Cancellation);
            time.Ahead += TimeSpan.FromMinutes(10);
        }

        var signIns = SignIns(azure);
        Assert.InRange(signIns.Count, 6, 37);
        Assert.Equal(TimeSpan.FromHours(1), azure.Options.TokenLifetime);
        Assert.All(signIns.Zip(signIns.Skip(1)), pair => Assert.InRange(pair.Second.Time - pair.First.Time, TimeSpan.Zero, TimeSpan.FromMinutes(59)));
        // One assertion for each sign-in, no two alike; and nothing that had expired was ever presented, or it would have been refused.
        Assert.Equal(signIns.Count, jobs.HandedOut.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(signIns.Count, jobs.HandedOut.Count);
        Assert.All(azure.Server.RequestLog, entry => Assert.Equal(200, entry.Status));
        TestContext.Current.SendDiagnosticMessage("{0} sign-ins, {1} calls in six hours", signIns.Count, azure.Server.RequestLog.Count - signIns.Count);

        var stale = await PresentAsync(azure, jobs.HandedOut[0]);
        Assert.Contains("AADSTS700024", stale.Text("error_description"), StringComparison.Ordinal);
    }

    /// <summary>
    /// A playbook keeps Azure waiting for hours: the token has long expired when it is asked again. The SDK goes by the real clock, so access tokens live for real seconds; the cloud and GitHub go by a clock that is put on, so an
    /// assertion of five minutes is of no use an hour later.
    /// </summary>
    [Fact]
    public async Task A_session_of_six_hours_signs_in_anew_with_a_fresh_assertion_each_time()
    {
        var time = new AdjustableTime();
        await using var jobs = await JobServer.StartAsync(time);
        var options = Options(jobs) with { Time = time, TokenLifetime = TimeSpan.FromSeconds(3) };
        await using var azure = await EmulatedAzure.StartAsync(options);
        using var session = await OpenAsync(azure, jobs.GitHubJob);

        for (var hour = 1; hour <= 6; hour++)
        {
            var before = jobs.HandedOut.Count;
            await Task.Delay(options.TokenLifetime, TimeProvider.System, Cancellation);
            time.Ahead = TimeSpan.FromHours(hour);
            for (var call = 0; call < 3; call++)
                Assert.Equal(options.SubscriptionId, (await session.Subscription.GetAsync(Cancellation)).Value.Data.SubscriptionId);
            Assert.True(jobs.HandedOut.Count > before, $"No new assertion in hour {hour}.");
        }

        Assert.Equal($"GitHub OIDC of client {options.ClientId}", session.SignInKind);
        Assert.Equal(jobs.HandedOut.Count, jobs.HandedOut.Distinct(StringComparer.Ordinal).Count());
        var stale = await PresentAsync(azure, jobs.HandedOut[0]);
        Assert.Contains("AADSTS700024", stale.Text("error_description"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_assertion_is_a_fault_that_says_so()
    {
        await using var jobs = await JobServer.StartAsync(TimeProvider.System);
        jobs.Age = TimeSpan.FromMinutes(6);
        var fault = await RefusedAsync(jobs, Options(jobs));

        Assert.Equal("AADSTS700024", fault.Code);
        Assert.Contains("expired", fault.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none", "AADSTS70021")]
    [InlineData("issuer", "AADSTS700211")]
    [InlineData("audience", "AADSTS700212")]
    [InlineData("subject", "AADSTS700213")]
    public async Task A_credential_for_somebody_else_is_a_fault_that_shows_whom_it_has_to_name(string wrong, string code)
    {
        await using var jobs = await JobServer.StartAsync(TimeProvider.System);
        var fault = await RefusedAsync(jobs, Options(jobs) with
        {
            FederatedCredentials = wrong switch
            {
                "issuer" => [jobs.Credential with { Issuer = "https://elsewhere.example" }],
                "audience" => [jobs.Credential with { Audience = "api://elsewhere" }],
                "subject" => [jobs.Credential with { Subject = "repo:contoso/images:pull_request" }],
                _ => [],
            },
        });

        Assert.Equal(code, fault.Code);
        Assert.Contains(JobServer.Subject, fault.Why, StringComparison.Ordinal);
        Assert.Contains("federated credential", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assertion_that_somebody_else_signed_is_refused()
    {
        using var other = RSA.Create(2048);
        await using var jobs = await JobServer.StartAsync(TimeProvider.System);
        var fault = await RefusedAsync(jobs, Options(jobs) with
        {
            FederatedCredentials = [jobs.Credential with { PublicKey = other.ExportSubjectPublicKeyInfoPem() }],
        });

        Assert.Equal("AADSTS700027", fault.Code);
    }

    [Theory]
    [InlineData("alg", "50027")]
    [InlineData("text", "50027")]
    [InlineData("type", "7000218")]
    public async Task Nothing_but_a_signed_assertion_replaces_the_secret(string wrong, string number)
    {
        await using var jobs = await JobServer.StartAsync(TimeProvider.System);
        await using var azure = await EmulatedAzure.StartAsync(Options(jobs));
        Assert.Equal(200, (await PresentAsync(azure, jobs.NewAssertion())).Status);
        Assert.Equal(200, (await PresentAsync(azure, jobs.NewAssertion(), path: "oauth2/token")).Status);

        jobs.Algorithm = wrong == "alg" ? "none" : "RS256";
        var answer = await PresentAsync(
            azure,
            wrong == "text" ? "not.an.assertion" : jobs.NewAssertion(),
            wrong == "type" ? "urn:ietf:params:oauth:client-assertion-type:saml2-bearer" : null);

        Assert.StartsWith($"AADSTS{number}: ", answer.Text("error_description"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, "forbidden", "403", "id-token: write")]
    [InlineData(200, "<html>", "no assertion", "ACTIONS_ID_TOKEN_REQUEST_URL")]
    [InlineData(200, "{\"value\":\"\"}", "no assertion", "ACTIONS_ID_TOKEN_REQUEST_URL")]
    public async Task A_build_server_that_gives_no_assertion_is_a_fault(int status, string body, string why, string remedy)
    {
        await using var jobs = await JobServer.StartAsync(TimeProvider.System);
        jobs.Instead = (status, body);
        var fault = await RefusedAsync(jobs, Options(jobs));

        Assert.Contains("GitHub", fault.Message, StringComparison.Ordinal);
        Assert.Contains(why, fault.Why, StringComparison.Ordinal);
        Assert.Contains(remedy, fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_server_that_does_not_answer_is_a_fault()
    {
        var jobs = await JobServer.StartAsync(TimeProvider.System);
        var job = jobs.GitHubJob;
        await jobs.DisposeAsync();
        await using var azure = await EmulatedAzure.StartAsync();

        var fault = await Assert.ThrowsAsync<Fault>(() => OpenAsync(azure, job));

        Assert.Contains("does not answer", fault.Why, StringComparison.Ordinal);
        Assert.DoesNotContain(JobServer.RequestToken, $"{fault}{fault.InnerException}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_connection_of_azure_pipelines_signs_in()
    {
        await using var jobs = await JobServer.StartAsync(TimeProvider.System);
        await using var azure = await EmulatedAzure.StartAsync(Options(jobs));
        // The SDK reads this one itself; nothing else here does.
        Environment.SetEnvironmentVariable("SYSTEM_OIDCREQUESTURI", jobs.PipelinesAddress);
        try
        {
            using var session = await OpenAsync(azure, jobs.PipelinesJob);

            Assert.Equal($"Azure Pipelines service connection of client {azure.Options.ClientId}", session.SignInKind);
            Assert.NotEmpty(jobs.HandedOut);
        }
        finally
        {
            Environment.SetEnvironmentVariable("SYSTEM_OIDCREQUESTURI", null);
        }
    }

    [Fact]
    public async Task A_client_secret_comes_before_the_build_server()
    {
        await using var jobs = await JobServer.StartAsync(TimeProvider.System);
        await using var azure = await EmulatedAzure.StartAsync(Options(jobs));
        using var session = await OpenAsync(azure, jobs.GitHubJob, EmulatedAzure.Secret);

        Assert.Equal($"client secret of {azure.Options.ClientId}", session.SignInKind);
        Assert.Empty(jobs.HandedOut);
    }

    static List<RequestLogEntry> SignIns(EmulatedAzure azure) =>
        [.. azure.Server.RequestLog.Where(entry => entry.Path.EndsWith("/token", StringComparison.Ordinal))];

    static EmulatorOptions Options(JobServer jobs) => EmulatedAzure.NewOptions() with { FederatedCredentials = [jobs.Credential] };

    static Task<ArmSession> OpenAsync(EmulatedAzure azure, BuildJob job, string? secret = null) => ArmSession.OpenAsync(
        azure.Server.Endpoint.ToString(),
        azure.Server.CaFile,
        new Account(azure.Options.SubscriptionId, azure.Options.TenantId, azure.Options.ClientId, secret),
        job,
        Cancellation);

    /// <summary>The fault of a sign-in that does not work, after a look at all it says.</summary>
    static async Task<Fault> RefusedAsync(JobServer jobs, EmulatorOptions options)
    {
        await using var azure = await EmulatedAzure.StartAsync(options);
        var fault = await Assert.ThrowsAsync<Fault>(() => OpenAsync(azure, jobs.GitHubJob));
        var said = $"{fault}{fault.InnerException}";
        Assert.Equal(ExitCodes.Refused, fault.ExitCode);
        Assert.DoesNotContain(JobServer.RequestToken, said, StringComparison.Ordinal);
        Assert.All(
            jobs.HandedOut.SelectMany(assertion => assertion.Split('.')[1..]),
            part => Assert.DoesNotContain(part, said, StringComparison.Ordinal));
        return fault;
    }

    static Task<RawAnswer> PresentAsync(EmulatedAzure azure, string assertion, string? type = null, string path = "oauth2/v2.0/token") =>
        azure.PostFormAsync($"/{azure.Options.TenantId}/{path}", new(StringComparer.Ordinal)
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = azure.Options.ClientId,
            ["client_assertion_type"] = type ?? "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            ["client_assertion"] = assertion,
            ["scope"] = "https://management.azure.com/.default",
            ["resource"] = "https://management.azure.com/",
        });
}
